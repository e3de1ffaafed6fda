import type { Channel, Language } from '../shared/codes.ts';
import type { CountyCode } from '../shared/counties.ts';
import type { Temporal } from '../shared/time.ts';
import type { Subscription } from '../voters/domain/subscription.ts';
import type { VoterStatus } from '../voters/domain/voter.ts';

/** A voter who may be who signs up: in a roll, and not confidential. */
export type Candidate = {
  readonly voterId: string;
  readonly county: CountyCode;
  readonly status: VoterStatus;
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly suffix: string;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string;
  /** The first five digits of the residence's ZIP. */
  readonly zip: string;
};

/**
 * The register as a sign-up asks it. Of a confidential voter, and of one who is in no roll, it gives what it gives of
 * nobody. Each call is one query and one read, whatever there is. Throws when the table cannot be reached.
 */
export type RegisterSearch = {
  byBirthAndZip(dateOfBirth: string, zip: string): Promise<readonly Candidate[]>;
  byIds(voterIds: readonly string[]): Promise<readonly Candidate[]>;
};

/**
 * Sends a code at once, at any hour: somebody waits for it. `refused`: nothing may go there (a blocked number, an address
 * that bounces); `failed`: the provider could not take it. Whoever typed the contact is never told which of the three it was
 * if that says something about the contact's owner. Throws what is no provider's answer.
 */
export type SendCode = (code: {
  readonly channel: Channel;
  /** E.164, or an address. */
  readonly to: string;
  readonly language: Language;
  /** Six digits. */
  readonly digits: string;
}) => Promise<'sent' | 'refused' | 'failed'>;

/**
 * Puts the confirmation of a subscription into the ledger, for its text and its email, inside the voter's hours. Repeating
 * a call with the same `at` tells nobody twice.
 */
export type Confirm = (subscription: Subscription, at: Temporal.Instant) => Promise<void>;

/**
 * Tells a number or address, at once, that a voter's messages go elsewhere from now on, and whom to ask if that was not
 * their wish. Names nobody. A failure ends nothing: it is recorded and not thrown.
 */
export type TellReplaced = (contact: {
  readonly channel: Channel;
  readonly to: string;
  readonly language: Language;
}) => Promise<void>;

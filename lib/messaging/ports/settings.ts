import type { CountyCode, InPersonVoting } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { EndedHalt, Halt } from '../domain/halt.ts';

/** What an operator has stopped. */
export type Halts = {
  /** The scopes in force (`haltKey`), at most 5 seconds old. Throws when the table cannot be reached: nothing is sent then. */
  active(): Promise<ReadonlySet<string>>;
};

/** The halts as people lead them. Throws when the table cannot be reached. */
export type HaltBook = {
  /** Those in force, read consistently. */
  active(): Promise<readonly Halt[]>;
  /** Those that are over, the latest first, at most so many. */
  ended(limit: number): Promise<readonly EndedHalt[]>;
  /** Puts a halt in force. `exists`: one of the same scope is; nothing was changed. */
  start(halt: Halt): Promise<'started' | 'exists'>;
  /** Ends it and keeps that it was. `gone`: somebody else has ended it, or it is another one by now; nothing was changed. */
  end(halt: Halt, by: { readonly endedBy: string; readonly endedAt: Temporal.Instant }): Promise<'ended' | 'gone'>;
};

/** How a voter reaches the county's elections office, as its messages say. */
export type CountyVoterContact = {
  readonly phone?: string;
  readonly email?: string;
  readonly site?: string;
  /** The county's signature form, where it is not found from its site. */
  readonly cureForm?: string;
  /** How the county’s voters vote in person, where the county has said so. */
  readonly inPerson?: InPersonVoting;
};

/** The contacts of the counties. Throws when the table cannot be reached. */
export type CountyContacts = {
  /** Undefined when none is on file: a message that needs it is then not sent. */
  find(county: CountyCode): Promise<CountyVoterContact | undefined>;
};

import type { Channel } from '../shared/codes.ts';
import type { Temporal } from '../shared/time.ts';
import type { Subscription } from './domain/subscription.ts';
import type { VoterStanding } from './domain/voter.ts';

/** The voter register as far as the ballot side reads it. Throws when the table cannot be reached. */
export type VoterRegister = {
  /** The standing of one voter, or undefined when nobody has this ID. */
  find(voterId: string): Promise<VoterStanding | undefined>;
  /** The standing of many voters at once; IDs that nobody has are missing from the map. */
  findAll(voterIds: readonly string[]): Promise<ReadonlyMap<string, VoterStanding>>;
};

type Item = Readonly<Record<string, unknown>>;

/** A voter who may now hear what they could not hear before, and the channels whose number or address they replaced. */
export type ListeningVoter = { readonly voterId: string; readonly replaced: readonly Channel[] };

/**
 * Reads from a change of the subscriptions table who has just opened a channel, changed the hours, or replaced a number
 * or address; undefined for every other change.
 */
export type ReadVoterNowListening = (change: {
  readonly newImage?: Item;
  readonly oldImage?: Item;
}) => ListeningVoter | undefined;

/** The voters who want messages, with their contacts. Throws when the table cannot be reached. */
export type SubscriptionStore = {
  /** The voter's subscription, or undefined when there never was one. Read consistently: an opt-out counts at once. */
  find(voterId: string): Promise<Subscription | undefined>;
  /** Creates or replaces the voter's subscription. */
  save(subscription: Subscription): Promise<void>;
  /** Takes these channels out of the subscription. Harmless when they are out already, or there is none. */
  optOut(voterId: string, channels: readonly Channel[], at: Temporal.Instant): Promise<void>;
};

/** Who of many voters is signed up, or ever was. Read consistently. Throws when the table cannot be reached. */
export type Subscribers = {
  /** Those of these voters who have a subscription, whatever is in it. */
  among(voterIds: readonly string[]): Promise<ReadonlySet<string>>;
};

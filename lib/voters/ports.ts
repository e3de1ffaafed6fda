import type { Channel, Language } from '../shared/codes.ts';
import type { CountyCode } from '../shared/counties.ts';
import type { Result } from '../shared/result.ts';
import type { Temporal } from '../shared/time.ts';
import type { Candidate } from './domain/candidate.ts';
import type { SendHours } from './domain/hours.ts';
import type { PhoneStop } from './domain/phone-stop.ts';
import type { ApplyCounts } from './domain/register/apply-counts.ts';
import type { Compared, CountyRegister, Load, Refusal, RefusalCode, RegisterSnapshot } from './domain/register/load.ts';
import type { Statement, VoterRecord } from './domain/register/statement.ts';
import type { OptedOut, Subscription } from './domain/subscription.ts';
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

/** Reads from a change of the subscriptions table who has opted out; undefined for every other change, a move among them. */
export type ReadOptedOut = (change: { readonly newImage?: Item; readonly oldImage?: Item }) => OptedOut | undefined;

/** The voters who want messages, with their contacts. Throws when the table cannot be reached. */
export type SubscriptionStore = {
  /** The voter's subscription, or undefined when there never was one. Read consistently: an opt-out counts at once. */
  find(voterId: string): Promise<Subscription | undefined>;
  /** Creates or replaces the voter's subscription. */
  save(subscription: Subscription): Promise<void>;
  /**
   * Takes these channels out of the subscription. Harmless when they are out already, or there is none. `why`: given where
   * the voter's email provider has told us so.
   */
  optOut(voterId: string, channels: readonly Channel[], at: Temporal.Instant, why?: 'complaint'): Promise<void>;
};

/**
 * The register as somebody who says who they are asks it. Of a confidential voter, and of one who is in no roll, it gives what
 * it gives of nobody, with the same calls of the store: one query and one read, or one read. Throws when the table cannot be
 * reached.
 */
export type RegisterSearch = {
  /** `zip`: its first five digits. */
  byBirthAndZip(dateOfBirth: string, zip: string): Promise<readonly Candidate[]>;
  byIds(voterIds: readonly string[]): Promise<readonly Candidate[]>;
};

/**
 * Subscriptions by where they go, whatever has become of them: several where a family shares a phone. One that was saved in
 * this moment may be missing; of those that are given nothing is older than the call. One query and one read, whatever there
 * is. Throws when the table cannot be reached.
 */
export type SubscriptionsByContact = {
  /** E.164. */
  byPhone(phone: string): Promise<readonly Subscription[]>;
  /** In capitals or not. */
  byEmail(email: string): Promise<readonly Subscription[]>;
};

/** What changes of a subscription; everything else stays. */
export type SubscriptionChange = {
  readonly opened?: readonly Channel[];
  readonly closed?: readonly Channel[];
  readonly language?: Language;
  readonly hours?: SendHours;
  readonly phone?: string;
  readonly email?: string;
  /** Which contact is the guest from now on; null: none is. */
  readonly guest?: 'phone' | 'email' | null;
  /** What on the site writes it (`Subscription.writtenBy`). */
  readonly writtenBy?: string;
};

/**
 * Changes of subscriptions, each counted in `revision`. `lost`: it was written by something else since `before` was read, or
 * by this very call, whose first answer did not arrive; read it again and decide anew. Throws when the table cannot be reached.
 */
export type SubscriptionChanges = {
  /**
   * Puts `after` in the place of `before`, or of nothing.
   * `phoneProvenAt`: when the owner of its number proved it: that is a later word than a STOP before it.
   */
  replace(
    before: Subscription | undefined,
    after: Subscription,
    phoneProvenAt?: Temporal.Instant,
  ): Promise<'written' | 'lost'>;
  change(before: Subscription, change: SubscriptionChange, at: Temporal.Instant): Promise<'written' | 'lost'>;
};

/**
 * The keys by which voters end their emails without signing in. A key is opaque, never changes, and says nothing about its
 * voter. Throws when the table cannot be reached.
 */
export type UnsubscribeKeys = {
  /** The voter's key; made when it is first asked for. */
  of(voterId: string): Promise<string>;
  /** Whose key this is; undefined for any other text. */
  voterOf(key: string): Promise<string | undefined>;
};

/** Who of many voters is signed up, or ever was. Read consistently. Throws when the table cannot be reached. */
export type Subscribers = {
  /** Those of these voters who have a subscription, whatever is in it. */
  among(voterIds: readonly string[]): Promise<ReadonlySet<string>>;
};

/** Goes through all who are signed up, in so many parts. Throws when the table cannot be reached. */
export type SubscriberPages = {
  readonly segments: number;
  /** Those of these counties on the next page who have an open channel: a page may bring none. `cursor` null: it was the last one. */
  page(
    counties: ReadonlySet<CountyCode>,
    segment: number,
    cursor: string | null,
  ): Promise<{ readonly voterIds: readonly string[]; readonly cursor: string | null }>;
};

/**
 * The register as a load writes it: one record a voter. Every read is consistent. Throws when the table cannot be
 * reached; nothing is then half-written that a repeat would not complete.
 */
export type RegisterRecords = {
  findAll(voterIds: readonly string[]): Promise<ReadonlyMap<string, VoterRecord>>;
  /** Puts `after` in the place of `before`, or of nothing. `lost`: the record is not `before` any more. */
  write(before: VoterRecord | undefined, after: VoterRecord): Promise<'written' | 'lost'>;
  /** How many voters of a county the register holds, without the confidential ones, whom no list has. */
  count(county: CountyCode): Promise<number>;
};

/** Voters whom a county's next roll must speak of again, changed or not. Throws when the table cannot be reached. */
export type LookAgain = {
  /** A roll that was taken after this time is meant. A later time takes the place of an earlier one. */
  note(county: CountyCode, voterId: string, after: Temporal.Instant): Promise<void>;
  of(county: CountyCode): Promise<readonly string[]>;
  /** Takes the voter off, unless a roll of this time is not late enough. */
  clear(county: CountyCode, voterId: string, taken: Temporal.Instant): Promise<void>;
};

/** What of a roll differs from another, as the comparison finds it. `field` null: only one of them has the voter. */
export type RollDifference =
  | { readonly voterId: string; readonly kind: 'new' | 'gone' }
  | { readonly voterId: string; readonly kind: 'field'; readonly field: string };

/** VoteCal's nightly deliveries. Throws when the store cannot be reached. */
export type RegisterSnapshots = {
  /** The newest delivery for a county, pinned to the versions that its manifest describes. */
  newest(county: CountyCode): Promise<Result<RegisterSnapshot, RefusalCode>>;
  /**
   * Compares two rolls of a county; both are proved to be what was announced before the first difference is handed over.
   * `leftOut`: rows of `tonight` that could not be read, and voters who may stand in such rows. `isAccepted`: a person
   * has said that tonight's roll is right, however much it differs.
   */
  compare(
    county: CountyCode,
    rolls: { readonly loaded: RegisterSnapshot; readonly tonight: RegisterSnapshot; readonly isAccepted: boolean },
    onDifference: (difference: RollDifference) => void,
  ): Promise<Result<{ readonly leftOut: number }, RefusalCode>>;
  /** The rows of a roll that was compared, some at a time; values in the order of `ROLL_COLUMNS`. */
  rows(county: CountyCode, roll: RegisterSnapshot): AsyncIterable<readonly (readonly string[])[]>;
  /** The IDs on the list of confidential voters; it is proved to be what was announced. */
  confidential(roll: RegisterSnapshot): Promise<Result<ReadonlySet<string>, RefusalCode>>;
};

/** Statements on their way into the register, some in a file. Throws when the store cannot be reached. */
export type StatementFiles = {
  /** A place for a load's files, of its own for each attempt. */
  place(county: CountyCode, loadId: string): string;
  write(place: string, kind: 'present' | 'absent', number: number, statements: readonly Statement[]): Promise<string>;
  read(file: string): Promise<readonly Statement[]>;
  /** What applying a file came to; undefined when it was not applied to its end. */
  applied(file: string): Promise<ApplyCounts | undefined>;
  markApplied(file: string, counts: ApplyCounts): Promise<void>;
};

/** How each county's part of the register stands. Throws when the table cannot be reached. */
export type CountyRegisters = {
  /** Every county that was ever loaded, begun or refused. Read consistently. */
  all(): Promise<readonly CountyRegister[]>;
  find(county: CountyCode): Promise<CountyRegister | undefined>;
  /** Begins a load. `lost`: another one is under way. */
  begin(county: CountyCode, load: Load): Promise<'begun' | 'lost'>;
  /** Settles once what a load writes, and gives what was settled. Undefined when the load is not under way. */
  settle(county: CountyCode, loadId: string, compared: Compared): Promise<Compared | undefined>;
  /** Ends a load that has written nothing. Harmless when it has ended. */
  refuse(county: CountyCode, loadId: string | null, refusal: Refusal): Promise<void>;
  /** Ends a load: the register holds its snapshot now. Harmless when it has ended. */
  finish(county: CountyCode, load: Load, finishedAt: Temporal.Instant, voters: number): Promise<void>;
};

/** What a move to another county ends. Throws when the table cannot be reached. */
export type MovedSubscriptions = {
  /** Of these voters, those with a subscription of another county than the one given for them. */
  elsewhere(counties: ReadonlyMap<string, CountyCode>): Promise<readonly MovedSubscription[]>;
  /** Ends it for good: moving back does not open it again. Harmless when it has ended. */
  end(
    moved: MovedSubscription,
    at: Temporal.Instant,
  ): Promise<{ readonly isNew: boolean; readonly endedAt: Temporal.Instant }>;
};
export type MovedSubscription = {
  readonly subscription: Subscription;
  readonly to: CountyCode;
};

/** Tells a voter that their subscription ended at that time because they moved. Repeating a call tells nobody twice. */
export type TellMoved = (moved: MovedSubscription, endedAt: Temporal.Instant) => Promise<void>;

/**
 * Takes everything about a voter out of the tables that one capability owns. Harmless when there is nothing. Throws when
 * a table cannot be reached.
 */
export type ForgetVoter = (voterId: string) => Promise<void>;

/** The lists of files that a run applies. Throws when the store cannot be reached. */
export type RunFiles = {
  /** Writes a list, in the place of one that the same run has written, and gives its key. */
  write(run: string, kind: 'present' | 'absent', files: readonly string[]): Promise<string>;
};

/**
 * The register as staff search it for one voter. Of whom nothing may be told (a confidential voter, one who is in no roll)
 * a record has no row. Throws when the table cannot be reached.
 */
export type RegisterReads = {
  find(voterId: string): Promise<VoterRecord | undefined>;
  /** Everybody who was born on a day (YYYY-MM-DD): in the whole state some hundreds. */
  bornOn(dateOfBirth: string): Promise<readonly VoterRecord[]>;
};

/**
 * What owners of numbers have said by text. Every read is consistent, but that of `ofPhone`: a subscription that was saved in
 * this moment may be missing from it, and is held by the mark. Throws when the table cannot be reached.
 */
export type PhoneStops = {
  find(phone: string): Promise<PhoneStop | undefined>;
  /** Leaves the mark. An older word than the one that is there changes nothing. */
  mark(phone: string, at: Temporal.Instant): Promise<void>;
  /** Lifts it, where there is one that is older. */
  lift(phone: string, at: Temporal.Instant): Promise<void>;
  /** Every subscription with this number, whatever has become of it. */
  ofPhone(phone: string): Promise<readonly Subscription[]>;
  /** Ends those of the channels that were wanted before this time, as long as the number is the subscription's. */
  end(
    of: { readonly voterId: string; readonly phone: string },
    channels: readonly Channel[],
    at: Temporal.Instant,
  ): Promise<readonly Channel[]>;
  /** Opens again what STOP has ended before this time, and nothing that the voter has ended since, or a move. */
  reopen(of: { readonly voterId: string; readonly phone: string }, at: Temporal.Instant): Promise<readonly Channel[]>;
};

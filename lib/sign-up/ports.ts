import type { SendCode } from '../messaging/ports/codes.ts';
import type { Channel, Language } from '../shared/codes.ts';
import type { Temporal } from '../shared/time.ts';
import type { Subscription } from '../voters/domain/subscription.ts';
import type {
  PhoneStops,
  RegisterSearch,
  SubscriptionChanges,
  SubscriptionStore,
  SubscriptionsByContact,
  VoterRegister,
} from '../voters/ports.ts';
import type { Attempt, SessionRecord } from './domain/attempt.ts';
import type { BudgetName } from './domain/budget.ts';
import type { FormKind, Forms } from './domain/draft.ts';

/**
 * What is under way in a browser, by the secret in its cookie. Nothing can be read without that secret, also not from the
 * table. Throws when the table cannot be reached.
 */
export type Visits = {
  /** Undefined when there is none, or it is over. Read as it is now, never older. */
  find(secret: string, now: Temporal.Instant): Promise<Attempt | undefined>;
  /** Puts `after` in the place of `before`, or of nothing (what is over is nothing). `lost`: another was faster. */
  write(
    secret: string,
    before: Attempt | undefined,
    after: Attempt,
    now: Temporal.Instant,
  ): Promise<'written' | 'lost'>;
};

/** Voters' sessions, by the secret in the cookie. Throws when the table cannot be reached. */
export type Sessions = {
  /** Harmless when it has begun already. */
  begin(secret: string, session: SessionRecord): Promise<void>;
  find(secret: string): Promise<SessionRecord | undefined>;
  /** Does nothing for one that has ended meanwhile. */
  see(secret: string, at: Temporal.Instant): Promise<void>;
  /** Adds the mark of a contact that was proven in it. Does nothing for one that has ended meanwhile. */
  prove(secret: string, mark: string): Promise<void>;
  end(secret: string): Promise<void>;
};

/**
 * What was filled into a form last, by the secret in the cookie: for half an hour, and opened by that secret alone. `voterId`: of
 * whoever is signed in. Throws when the table cannot be reached.
 */
export type Drafts = {
  keep<Kind extends FormKind>(
    secret: string,
    kind: Kind,
    form: Forms[Kind],
    now: Temporal.Instant,
    voterId?: string,
  ): Promise<void>;
  find<Kind extends FormKind>(secret: string, kind: Kind, now: Temporal.Instant): Promise<Forms[Kind] | undefined>;
  forget(secret: string, kind: FormKind): Promise<void>;
};

/** Something that is counted, and for whom: kept as a keyed hash. */
export type Counted = { readonly budget: BudgetName; readonly subject: string };

/** Counts within windows of time. Throws when the table cannot be reached. */
export type Budgets = {
  /** The counts as they are, in the order of what is asked. */
  peek(counted: readonly Counted[], now: Temporal.Instant): Promise<readonly number[]>;
  /** Counts one more, and says the how manieth it is. */
  take(counted: Counted, now: Temporal.Instant): Promise<number>;
  /** How many different values have been remembered, this one among them. */
  remember(counted: Counted, value: string, now: Temporal.Instant): Promise<number>;
  /** A turn in the queue of an address, a minute behind the one before it. Undefined: it is too long, and none was taken. */
  nextTurn(address: string, now: Temporal.Instant): Promise<Temporal.Instant | undefined>;
};

/** Proof of work that a browser does. The key signs it: it is of use for this visit alone. */
export type Puzzles = {
  /** As JSON, for the solver in the browser. */
  make(key: string, work: 'light' | 'heavy'): Promise<string>;
  /** `answer`: JSON with `counter` and `derivedKey`, as the solver gives it. */
  isSolved(key: string, puzzle: string, answer: string): Promise<boolean>;
};

/**
 * Puts the confirmation of a subscription into the ledger, for its text and its email, inside the voter's hours. Repeating
 * a call with the same `at` tells nobody twice.
 */
export type Confirm = (subscription: Subscription, at: Temporal.Instant) => Promise<void>;

/**
 * Tells a number or address, at once, that a voter's messages go elsewhere from now on (`tellReplaced`) or to another contact
 * as well (`tellAdded`), and whom to ask if that was not their wish. Names nobody. A failure ends nothing: it is recorded and
 * not thrown. A repeated call tells it again.
 */
export type TellContact = (contact: {
  readonly channel: Channel;
  /** E.164, or an address. */
  readonly to: string;
  readonly language: Language;
}) => Promise<void>;

export type SignUpPorts = {
  readonly visits: Visits;
  readonly sessions: Sessions;
  readonly drafts: Drafts;
  readonly budgets: Budgets;
  readonly puzzles: Puzzles;
  readonly register: RegisterSearch;
  readonly voters: VoterRegister;
  readonly subscriptions: SubscriptionStore;
  readonly changes: SubscriptionChanges;
  readonly byContact: SubscriptionsByContact;
  readonly stops: Pick<PhoneStops, 'find' | 'lift'>;
  readonly sendCode: SendCode;
  readonly confirm: Confirm;
  readonly tellReplaced: TellContact;
  readonly tellAdded: TellContact;
};

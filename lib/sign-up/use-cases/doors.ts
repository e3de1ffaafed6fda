import type { Channel, Language } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import type { FormKind } from '../domain/draft.ts';
import type {
  Begun,
  ContactProven,
  FilledIn,
  OptedOut,
  Over,
  PreferencesChanged,
  Proven,
  SentAgain,
  SignInProven,
  VisitView,
  VoterIdGiven,
  VoterSession,
} from '../domain/outcomes.ts';
import type { Contact, ContactForm, PreferencesForm, SignInForm, SignUpForm } from '../domain/sign-up-form.ts';

/** Who asks, as far as the connection tells. */
export type Visitor = {
  /** IPv4 or IPv6. It is counted under a keyed hash, and never kept. */
  readonly address: string;
  /** What the browser's script found: JSON with `counter` and `derivedKey`, as `altcha-lib` solves a challenge. */
  readonly checkAnswer?: string;
};

/** What was typed into the fields of the code page. */
export type TypedCodes = { readonly [contact in Contact]?: string } & {
  /** Go on with this one alone: the other's channels are left out. */
  readonly goOnWith?: Contact;
};

/**
 * All that a voter does here. `visit` and `session` are the secrets in the browser's cookies (`newSecret`), each of a kind
 * of its own; the tables know their hashes only. Every door may be called twice, from two tabs, in any order. Each throws
 * when a table or a provider's client cannot be reached, and never with what was typed.
 */
export type SignUpDoors = {
  /** Reads the form, counts, and sends each contact a code of its own. Nothing about a voter is looked up. */
  beginSignUp(visit: string, form: SignUpForm, from: Visitor, now: Temporal.Instant): Promise<Begun>;
  /** `language` is that of the page, in which the code is worded. */
  beginSignIn(
    visit: string,
    form: SignInForm,
    language: Language,
    from: Visitor,
    now: Temporal.Instant,
  ): Promise<Begun>;
  /**
   * Goes on with what began as `check`: with the script's answer, or without one after the wait; the first post without one
   * takes a turn in the queue and comes back as `check`. `over` when nothing waits.
   */
  passCheck(visit: string, from: Visitor, now: Temporal.Instant): Promise<Begun | Over>;
  /** What is under way in this visit; undefined when nothing is. A contact change is under way in its session's secret. */
  viewVisit(visit: string, now: Temporal.Instant): Promise<VisitView | undefined>;
  /**
   * A form as it was filled in last in this visit, or in this session: to be corrected. Undefined after half an hour, and once it
   * has led to its end.
   */
  filledIn<Kind extends FormKind>(
    secret: string,
    kind: Kind,
    now: Temporal.Instant,
  ): Promise<FilledIn<Kind> | undefined>;
  /** Sends a new code. The one before it opens nothing from then on. */
  sendAgain(visit: string, contact: Contact, from: Visitor, now: Temporal.Instant): Promise<SentAgain>;
  /** The codes of a sign-up. Once proven, the register is asked, and the voter subscribed. */
  proveSignUp(visit: string, typed: TypedCodes, from: Visitor, now: Temporal.Instant): Promise<Proven>;
  giveVoterId(visit: string, voterId: string, from: Visitor, now: Temporal.Instant): Promise<VoterIdGiven>;
  proveSignIn(visit: string, typed: TypedCodes, from: Visitor, now: Temporal.Instant): Promise<SignInProven>;
  chooseVoter(visit: string, choice: string, now: Temporal.Instant): Promise<SignInProven>;

  /** Undefined when it has ended: after 20 minutes without a request, two hours in all, or with the subscription. */
  readSession(session: string, now: Temporal.Instant): Promise<VoterSession | undefined>;
  /** Changes what differs from `shown`, what the voter saw: what changed meanwhile elsewhere stays. */
  changePreferences(
    session: string,
    form: PreferencesForm,
    shown: readonly Channel[],
    now: Temporal.Instant,
  ): Promise<PreferencesChanged>;
  /** The visit's calls (`viewVisit`, `sendAgain`, `passCheck`) go on with the session's secret. */
  beginContactChange(session: string, form: ContactForm, from: Visitor, now: Temporal.Instant): Promise<Begun | Over>;
  proveContactChange(session: string, typed: TypedCodes, now: Temporal.Instant): Promise<ContactProven>;
  optOut(session: string, channels: readonly Channel[], now: Temporal.Instant): Promise<OptedOut>;
  signOut(session: string): Promise<void>;
};

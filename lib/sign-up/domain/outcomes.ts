import type { Channel, Language } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { FormKind, Forms } from './draft.ts';
import type { Former } from './enrolment.ts';
import type { Later } from './later.ts';
import type { Contact, FieldProblem } from './sign-up-form.ts';

/**
 * A proof of work that a browser's script answers, or a wait for those without script: a post without an answer takes a turn,
 * and from `readyAt` on another one is let through.
 */
export type Check = { readonly puzzle: string; readonly readyAt: Temporal.Instant | undefined };

/** How a form that asks for codes ended. The same for everybody: no voter has been looked up. */
export type Begun =
  | { readonly kind: 'code-sent' }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'check' }
  | Later;

/** Nothing is under way: the visit was never begun, took longer than half an hour, or has ended. Start over. */
export type Over = { readonly kind: 'over' };

/** How codes that were typed ended. */
export type NotProven =
  | { readonly kind: 'wrong'; readonly of: readonly Contact[]; readonly triesLeft: number }
  /** Too many wrong codes, or it is older than ten minutes: a new one can be sent. `missing`: no code was typed at all. */
  | { readonly kind: 'spent' | 'missing'; readonly of: readonly Contact[] }
  /** One of two is proven. Going on without the other leaves its channels out. */
  | { readonly kind: 'part'; readonly proven: Contact; readonly open: Contact }
  | Over;

/** A voter who has proven who they are: `session` is the cookie's value, a secret. */
export type SignedIn = { readonly session: string; readonly subscription: Subscription };

/** How a sign-up ended after its contact was proven. Whoever is not matched gets one and the same answer, whatever the cause. */
export type Matched =
  | ({
      readonly kind: 'subscribed';
      /** Channels that were asked for and are not subscribed: their contact was not proven. */
      readonly leftOut: readonly Channel[];
      /** When the confirmation comes, by the voter's hours. */
      readonly confirmedFrom: Temporal.Instant;
    } & SignedIn)
  | { readonly kind: 'not-matched' }
  | { readonly kind: 'voter-id-asked' };

export type Proven = NotProven | Matched | Later;
export type VoterIdGiven =
  | Matched
  /** It is not the ID of a registration with these details; the same for every cause. */
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | Over
  | Later;

export type SignInProven =
  | NotProven
  | ({ readonly kind: 'signed-in' } & SignedIn)
  /** A family's phone: whom of them, by first name. `choice` is what the page sends back. */
  | { readonly kind: 'choose'; readonly voters: readonly { readonly choice: string; readonly firstName: string }[] }
  /** The same for every cause. */
  | { readonly kind: 'not-found' }
  | Later;

export type ContactProven =
  | NotProven
  | Later
  | ProofNeeded
  | { readonly kind: 'changed'; readonly subscription: Subscription };

/** `failed`: it could not be sent, and the visit says so of its contact. */
export type SentAgain =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'proven' }
  | Later
  | Over;

/** It reaches a contact that this session has not proven: that one is to be proven first. Nothing was changed. */
export type ProofNeeded = { readonly kind: 'proof-needed' };

export type PreferencesChanged =
  | ProofNeeded
  | { readonly kind: 'changed'; readonly subscription: Subscription }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** A channel was chosen whose number or address is not known yet, or that STOP has ended: it has to be proven first. */
  | { readonly kind: 'contact-needed'; readonly contact: Contact; readonly channels: readonly Channel[] }
  | Over;

/** What is left of a subscription. With no channel left the session has ended too. */
export type OptedOut = ProofNeeded | { readonly kind: 'opted-out'; readonly left: readonly Channel[] } | Over;

/** What a page may show of a visit. */
export type VisitView = {
  readonly kind: 'sign-up' | 'sign-in' | 'contact-change';
  readonly state: 'check' | 'codes' | 'choose' | 'voter-id' | 'subscribed' | 'not-matched' | 'done';
  readonly language: Language;
  /** Of a sign-up: to find the county's office, by the voter's own word. */
  readonly zip?: string;
  readonly contacts: readonly ContactView[];
  /** While the VoteCal ID is asked for: how many were wrong, and may be tried still. */
  readonly voterIds?: { readonly wrong: number; readonly left: number };
  /** Once subscribed: what became of what was before. */
  readonly former?: Former;
  /** While a check is to be passed. */
  readonly check?: Check;
};

export type ContactView = {
  readonly contact: Contact;
  readonly channel: Channel;
  /** Masked: `(•••) •••-0123`, `m•••@example.org`. */
  readonly shown: string;
  /** `failed`: the provider could not take it; `spent`: no code for it can be typed any more. Another may be asked for. */
  readonly state: 'sent' | 'failed' | 'spent' | 'proven';
  /** Another can be sent from then on; after three, half an hour later. */
  readonly sendAgainAt?: Temporal.Instant;
};

/** Whose session it is. */
export type VoterSession = {
  readonly voterId: string;
  readonly county: CountyCode;
  /** Without the channels that STOP has ended: these open again once the number is proven anew, or START texted from it. */
  readonly subscription: Subscription;
  readonly stopped: readonly Channel[];
  /** Its number and address as this session may show them: whole once proven in it, else masked. */
  readonly contacts: { readonly [contact in Contact]?: { readonly shown: string; readonly isProven: boolean } };
  /** Whether it may change what reaches every contact; otherwise only the channels of those that it has proven. */
  readonly isOwner: boolean;
  /** It ends then, whatever is done; and sooner if nothing is. */
  readonly endsAt: Temporal.Instant;
};

/** A form as it was filled in last, and what is wrong with it. */
export type FilledIn<Kind extends FormKind> = {
  readonly form: Forms[Kind];
  readonly problems: readonly FieldProblem[];
};

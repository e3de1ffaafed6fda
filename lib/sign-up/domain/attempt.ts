import * as z from 'zod';
import { Channel, Language } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { SendHours } from '../../voters/domain/hours.ts';
import { CONTACTS } from './sign-up-form.ts';

/** How long somebody may take from the form to the end. What was typed can be read no longer. */
export const ATTEMPT_MINUTES = 30;

/** VoteCal IDs that may be tried in one attempt. */
export const MOST_VOTER_IDS = 3;

const StoredAt = z.iso.datetime().transform((text) => Temporal.Instant.from(text));

/** Where a contact of an attempt has come to. */
const ContactState = z.object({
  channel: Channel,
  /** E.164, or an address. */
  to: z.string(),
  state: z.enum(['waiting', 'failed', 'proven']),
  /** Of the code that opens it; none after too many wrong ones, and before the first is sent. */
  digest: z.string().nullable(),
  sentAt: StoredAt.nullable(),
  provenAt: StoredAt.nullable().default(null),
  sends: z.int(),
  wrong: z.int(),
});
export type ContactState = Readonly<z.infer<typeof ContactState>>;

const SignUpDetails = z.object({
  kind: z.literal('sign-up'),
  firstName: z.string(),
  lastName: z.string(),
  dateOfBirth: z.string(),
  zip: z.string(),
  channels: z.array(Channel),
  hours: SendHours,
});
const SignInDetails = z.object({
  kind: z.literal('sign-in'),
  dateOfBirth: z.string(),
  /** The voters to choose among, once found; the choice is a place in the list. */
  found: z.array(z.object({ voterId: z.string(), firstName: z.string() })),
});
const ContactChangeDetails = z.object({
  kind: z.literal('contact-change'),
  voterId: z.string(),
  channels: z.array(Channel),
});

const ToldContact = z.object({ channel: Channel, to: z.string() });
const Former = z.object({ kept: z.array(Channel), replaced: z.array(z.enum(CONTACTS)) });
/** What follows a write of the subscription. It is kept before the write, so that a repeat after it does all of it too. */
const FollowUp = z.object({
  /** Which write it follows: the subscription says whether that came about. */
  writtenBy: z.string(),
  /** Of the subscription that is changed: what was kept for a newer one stands. */
  revision: z.int(),
  language: Language,
  replaced: z.array(ToldContact),
  added: z.array(ToldContact),
  former: Former.exactOptional(),
});
export type FollowUp = Readonly<z.infer<typeof FollowUp>>;

export const ATTEMPT_STATES = ['check', 'codes', 'choose', 'voter-id', 'subscribed', 'not-matched', 'done'] as const;

/** What is under way in a browser, from the form to its end. */
export const Attempt = z.object({
  state: z.enum(ATTEMPT_STATES),
  startedAt: StoredAt,
  /** Counts the writes. */
  revision: z.int(),
  language: Language,
  details: z.discriminatedUnion('kind', [SignUpDetails, SignInDetails, ContactChangeDetails]),
  contacts: z.object({ phone: ContactState.exactOptional(), email: ContactState.exactOptional() }),
  /** What stands before the first code; its wait is a turn in the queue of its address. */
  check: z.object({ puzzle: z.string(), readyAt: StoredAt.nullable() }).nullable(),
  /** Whom it was found to be. */
  voterId: z.string().nullable(),
  /** VoteCal IDs that were tried. */
  voterIds: z.int(),
  /** Once subscribed: what became of the channels and contacts of before. */
  former: Former.exactOptional(),
  followUp: FollowUp.exactOptional(),
});
export type Attempt = Readonly<z.infer<typeof Attempt>>;
export type DetailsOf<Kind extends Attempt['details']['kind']> = Readonly<Extract<Attempt['details'], { kind: Kind }>>;
export type AttemptOf<Kind extends Attempt['details']['kind']> = Attempt & { readonly details: DetailsOf<Kind> };

/** Whether an attempt is of this kind. */
export const isOf = <Kind extends Attempt['details']['kind']>(
  kind: Kind,
  attempt: Attempt,
): attempt is AttemptOf<Kind> => attempt.details.kind === kind;

/** When an attempt is over, whatever it has come to. */
export const endOfAttempt = ({ startedAt }: Pick<Attempt, 'startedAt'>): Temporal.Instant =>
  startedAt.add({ minutes: ATTEMPT_MINUTES });

/** A voter's way in from one browser. */
export type SessionRecord = {
  readonly voterId: string;
  readonly startedAt: Temporal.Instant;
  /** When it last asked for something, to the minute. */
  readonly seenAt: Temporal.Instant;
  /** Marks of the contacts that were proven in it, and of all that it knows its subscription to have (`contactMark`). */
  readonly proven: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
};

const IDLE = { minutes: 20 } as const;
const LONGEST = { hours: 2 } as const;
const SEEN_AGAIN = { minutes: 1 } as const;

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;

/** When a session ends, whatever is done in it. */
export const endOfSession = ({ startedAt }: Pick<SessionRecord, 'startedAt'>): Temporal.Instant =>
  startedAt.add(LONGEST);

/** Whether a session opens anything now. Its ends are excluded. */
export const isLive = (session: SessionRecord, now: Temporal.Instant): boolean =>
  isBefore(now, endOfSession(session)) && isBefore(now, session.seenAt.add(IDLE));

/** Whether it is to be written down that the session was seen again. */
export const isToBeSeen = ({ seenAt }: SessionRecord, now: Temporal.Instant): boolean =>
  !isBefore(now, seenAt.add(SEEN_AGAIN));

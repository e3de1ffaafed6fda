import type { Temporal } from '../../shared/time.ts';
import { type Attempt, type ContactState, endOfAttempt } from './attempt.ts';
import { inPlainDigits } from './plain-digits.ts';
import type { Contact } from './sign-up-form.ts';

/** A code opens its contact for so long, and takes so many wrong ones. */
const CODE_LIFE = { minutes: 10 } as const;
export const MOST_WRONG = 5;
/** A contact gets so many codes in one attempt, each so long behind the one before. */
const MOST_SENDS = 3;
const SEND_PAUSE = { seconds: 60 } as const;

const isBefore = (
  one: { readonly epochMilliseconds: number },
  other: { readonly epochMilliseconds: number },
): boolean => one.epochMilliseconds < other.epochMilliseconds;

/** Six digits of what was typed, in any script and with any signs between; undefined where it is no code. */
export const readCode = (typed: string): string | undefined => {
  const digits = inPlainDigits(typed.slice(0, 60)).replaceAll(/[\s\p{P}]/gu, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
};

/** Whether a code of this contact can still be typed. */
export const isOpen = ({ digest, sentAt, wrong }: ContactState, now: Temporal.Instant): boolean =>
  digest !== null && sentAt !== null && wrong < MOST_WRONG && isBefore(now, sentAt.add(CODE_LIFE));

/** From when on another code may be sent; undefined when there were enough. What could not be sent may be at once. */
export const sendAgainAt = ({ state, sends, sentAt }: ContactState): Temporal.Instant | undefined => {
  if (sends >= MOST_SENDS) return undefined;
  return state === 'failed' || sentAt === null ? (sentAt ?? undefined) : sentAt.add(SEND_PAUSE);
};

/** How a new code for a contact stands in the way of another one: too soon, or too many. */
export const noCodeUntil = (
  attempt: Pick<Attempt, 'startedAt'>,
  state: ContactState,
  now: Temporal.Instant,
): Temporal.Instant | undefined => {
  if (state.sends >= MOST_SENDS) return endOfAttempt(attempt);
  const again = sendAgainAt(state);
  return again !== undefined && isBefore(now, again) ? again : undefined;
};

/** A contact as it stands once a code with this digest is on its way. */
export const withCode = (state: ContactState, digest: string, now: Temporal.Instant): ContactState => ({
  ...state,
  state: 'waiting',
  digest,
  sentAt: now,
  sends: state.sends + 1,
  wrong: 0,
});

/** What one typed code makes of a contact: proven, wrong once more, or nothing where none can be right any more. */
export const judgeCode = (
  state: ContactState,
  typed: string | undefined,
  now: Temporal.Instant,
  isRight: (digits: string, digest: string) => boolean,
): { readonly kind: 'proven' | 'wrong' | 'spent' | 'unread'; readonly state: ContactState } => {
  if (!isOpen(state, now) || state.digest === null) return { kind: 'spent', state };
  const digits = typed === undefined ? undefined : readCode(typed);
  if (digits === undefined) return { kind: 'unread', state };
  if (isRight(digits, state.digest)) return { kind: 'proven', state: { ...state, state: 'proven', digest: null } };
  return { kind: 'wrong', state: { ...state, wrong: state.wrong + 1 } };
};

/**
 * What a form makes of a contact that this browser has typed before: what it proved stays proven, and no count begins anew. A
 * sign-in asks for a new code always: it may be another who sits there.
 */
export const carriedOver = (
  before: Attempt | undefined,
  kind: Attempt['details']['kind'],
  contact: Contact,
  fresh: ContactState,
): ContactState => {
  const known = before?.contacts[contact];
  if (known?.to !== fresh.to || known.channel !== fresh.channel) return fresh;
  return known.state === 'proven' && kind === 'sign-in' ? fresh : known;
};

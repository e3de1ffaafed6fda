import type { Temporal } from '../../shared/time.ts';
import type { Attempt, ContactState } from './attempt.ts';
import { inPlainDigits } from './plain-digits.ts';
import type { Contact } from './sign-up-form.ts';
import { nameKey } from './voter-name.ts';

/** A code opens its contact for so long, and takes so many wrong ones. */
const CODE_LIFE = { minutes: 10 } as const;
export const MOST_WRONG = 5;
/** A contact gets so many codes in one attempt, each so long behind the one before. */
const MOST_SENDS = 3;
const SEND_PAUSE = { seconds: 60 } as const;
/** After that many it gets no other for so long, from the last one: a form that is sent again does not put it off. */
const SENDS_REST = { minutes: 30 } as const;
/** A proof is worth as much as an attempt lasts, however often the form is sent. */
const PROOF_LIFE = { minutes: 30 } as const;

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

/** Whether all that an attempt may send to a contact was sent, and not so long ago that counting begins anew. */
const isEnough = ({ sends, sentAt }: ContactState, now: Temporal.Instant): boolean =>
  sends >= MOST_SENDS && sentAt !== null && isBefore(now, sentAt.add(SENDS_REST));

/** From when on another code may be sent. What could not be sent may be at once. */
export const sendAgainAt = ({ state, sends, sentAt }: ContactState): Temporal.Instant | undefined => {
  if (sends >= MOST_SENDS) return sentAt?.add(SENDS_REST);
  return state === 'failed' || sentAt === null ? (sentAt ?? undefined) : sentAt.add(SEND_PAUSE);
};

/** How a new code for a contact stands in the way of another one: too soon, or too many. */
export const noCodeUntil = (state: ContactState, now: Temporal.Instant): Temporal.Instant | undefined => {
  const again = sendAgainAt(state);
  return again !== undefined && isBefore(now, again) ? again : undefined;
};

/** A contact as it stands once a code with this digest is on its way. */
export const withCode = (state: ContactState, digest: string, now: Temporal.Instant): ContactState => ({
  ...state,
  state: 'waiting',
  digest,
  sentAt: now,
  sends: state.sends >= MOST_SENDS && !isEnough(state, now) ? 1 : state.sends + 1,
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
  if (isRight(digits, state.digest)) {
    return { kind: 'proven', state: { ...state, state: 'proven', digest: null, provenAt: now } };
  }
  return { kind: 'wrong', state: { ...state, wrong: state.wrong + 1 } };
};

/** Whether a contact was proven too long ago. */
export const isStale = ({ state, provenAt }: ContactState, now: Temporal.Instant): boolean =>
  state === 'proven' && (provenAt === null || !isBefore(now, provenAt.add(PROOF_LIFE)));

/** Whether two forms may be one person's who corrects what was wrong: not both the name and the birthday are. */
const mayBeSamePerson = (before: Attempt['details'], details: Attempt['details']): boolean => {
  if (before.kind === 'sign-up' && details.kind === 'sign-up')
    return before.dateOfBirth === details.dateOfBirth || nameKey(before) === nameKey(details);
  return before.kind === details.kind;
};

/**
 * What a form makes of a contact that this browser has typed before: what it proved stays proven for half an hour, and no count
 * begins anew, whether the code came by text or by a call. A sign-in asks for a new code always, and so do the next sign-up
 * after one that is done, and one of another name and birthday: it may be another who sits there.
 */
export const carriedOver = (
  before: Attempt | undefined,
  details: Attempt['details'],
  contact: Contact,
  fresh: ContactState,
  now: Temporal.Instant,
): ContactState => {
  const known = before?.contacts[contact];
  if (before === undefined || known?.to !== fresh.to) return fresh;
  const carried = { ...known, channel: fresh.channel };
  if (known.state !== 'proven') return carried;
  const isDone = before.state === 'subscribed' || before.state === 'done';
  const isAnew = isDone || details.kind === 'sign-in' || !mayBeSamePerson(before.details, details);
  return isStale(known, now) || isAnew ? fresh : carried;
};

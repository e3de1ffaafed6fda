import type { Temporal } from '../../shared/time.ts';
import type { Candidate } from '../../voters/domain/candidate.ts';
import { nextSendMoment } from '../../voters/domain/hours.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import { type AttemptOf, isOf, MOST_VOTER_IDS } from '../domain/attempt.ts';
import { marksOf } from '../domain/budget.ts';
import { type Former, formerOf, subscriptionOf } from '../domain/enrolment.ts';
import type { Later } from '../domain/later.ts';
import { matchById, matchOf } from '../domain/match.ts';
import type { Matched, Proven, VoterIdGiven } from '../domain/outcomes.ts';
import type { Contact } from '../domain/sign-up-form.ts';
import { readVoterId } from '../domain/voter-id.ts';
import { nameKey } from '../domain/voter-name.ts';
import type { Counted, SignUpPorts } from '../ports.ts';
import type { TypedCodes, Visitor } from './doors.ts';
import {
  decidedAnew,
  followEarlierWrite,
  followOwnWrite,
  followUpOf,
  followUpWrite,
  keepFollowUp,
} from './follow-up.ts';
import { proveContacts } from './prove.ts';
import { sessionSecret, writeMark } from './secrets.ts';
import { newSession } from './session.ts';
import { takeMatch } from './spend.ts';
import { changed, contactsOf, forgetForms, movedOn } from './visit.ts';

type SignUp = AttemptOf<'sign-up'>;

/** The guesses at one person: dates for a name and ZIP, and ZIPs for a name and date. */
const guesses = ({ details }: SignUp): readonly { readonly counted: Counted; readonly value: string }[] => {
  const { dateOfBirth, zip } = details;
  const name = nameKey(details);
  return [
    { counted: { budget: 'target-dates', subject: `${name} ${zip}` }, value: dateOfBirth },
    { counted: { budget: 'target-zips', subject: `${name} ${dateOfBirth}` }, value: zip },
  ];
};

/**
 * Whether somebody may be guessing at this person. What matched nobody is a guess; each is remembered before it is answered. A
 * match makes the same calls and is counted nowhere: at the mark and over it, it is asked for what a guess is asked for.
 */
const isGuessedAt = async (
  { budgets }: SignUpPorts,
  attempt: SignUp,
  isMiss: boolean,
  now: Temporal.Instant,
): Promise<boolean> => {
  const guessed = guesses(attempt);
  const before = await budgets.peek(
    guessed.map(({ counted }) => counted),
    now,
  );
  const over = guessed.map(({ counted }, at) => (before[at] ?? 0) >= marksOf(counted.budget).high);
  for (const { counted, value } of guessed) {
    const into = isMiss ? counted : { ...counted, subject: `${counted.subject} matched` };
    const count = await budgets.remember(into, value, now);
    over.push(isMiss && count > marksOf(counted.budget).high);
  }
  return over.includes(true);
};

const subscribed = (attempt: SignUp, subscription: Subscription, session: string, now: Temporal.Instant): Matched => ({
  kind: 'subscribed',
  subscription,
  session,
  leftOut: attempt.details.channels.filter((channel) => !subscription.channels.includes(channel)),
  confirmedFrom: nextSendMoment(subscription.hours, now),
});

const NOTHING: Former = { kept: [], replaced: [] };

/** Writes the subscription once, and tells a contact that it took the place of, or stands beside. */
const enrolled = (
  ports: SignUpPorts,
  visit: string,
  attempt: SignUp,
  proven: readonly Contact[],
  voter: Candidate,
  now: Temporal.Instant,
): Promise<{ readonly subscription: Subscription; readonly former: Former }> =>
  decidedAnew(async () => {
    const writtenBy = writeMark(visit, attempt.startedAt);
    const before = await ports.subscriptions.find(voter.voterId);
    if (before?.writtenBy === writtenBy) {
      const followUp = await followOwnWrite(ports, visit, attempt, now);
      return { subscription: before, former: followUp?.former ?? NOTHING };
    }
    await followEarlierWrite(ports, before, attempt);
    const after = { ...subscriptionOf(attempt, proven, voter, before), writtenBy };
    const former = formerOf(before, after, attempt, proven, voter);
    const followUp = followUpOf(before, after, proven, former);
    await keepFollowUp(ports, visit, attempt, followUp, now);
    const provenAt = (proven.includes('phone') && attempt.contacts.phone?.provenAt) || undefined;
    if ((await ports.changes.replace(before, after, provenAt)) === 'lost') return 'lost';
    await followUpWrite(ports, followUp);
    return { subscription: after, former };
  });

const subscribe = async (
  ports: SignUpPorts,
  visit: string,
  attempt: SignUp,
  proven: readonly Contact[],
  voter: Candidate,
  now: Temporal.Instant,
): Promise<Matched> => {
  const { subscription, former } = await enrolled(ports, visit, attempt, proven, voter, now);
  const session = sessionSecret(visit, attempt.startedAt);
  await ports.sessions.begin(session, newSession(session, subscription, proven, now));
  await ports.confirm(subscription, attempt.startedAt);
  await movedOn(ports, visit, attempt, now, {
    state: 'subscribed',
    voterId: voter.voterId,
    former: { kept: [...former.kept], replaced: [...former.replaced] },
  });
  await forgetForms(ports, visit);
  return subscribed(attempt, subscription, session, now);
};

/** What an attempt that has come to an end came to. */
const again = async (
  ports: SignUpPorts,
  visit: string,
  attempt: SignUp,
  now: Temporal.Instant,
): Promise<Matched | { readonly kind: 'over' }> => {
  if (attempt.state === 'voter-id') return { kind: 'voter-id-asked' };
  if (attempt.state === 'not-matched') return { kind: 'not-matched' };
  const subscription = attempt.voterId === null ? undefined : await ports.subscriptions.find(attempt.voterId);
  return subscription
    ? subscribed(attempt, subscription, sessionSecret(visit, attempt.startedAt), now)
    : { kind: 'over' };
};

const provenOf = (attempt: SignUp) => contactsOf(attempt).filter(([, { state }]) => state === 'proven');

/** Asks the register, once the contact is proven. All who are not matched are the same: in answer, and in what was read and written. */
const settle = async (
  ports: SignUpPorts,
  visit: string,
  attempt: SignUp,
  proven: readonly Contact[],
  from: Visitor,
  now: Temporal.Instant,
): Promise<Matched | Later> => {
  const over = await takeMatch(ports.budgets, provenOf(attempt), from.address, now);
  if (over) return over;
  const { dateOfBirth, zip } = attempt.details;
  const match = matchOf(attempt.details, await ports.register.byBirthAndZip(dateOfBirth, zip));
  const isAsked = await isGuessedAt(ports, attempt, match.kind === 'nobody', now);
  if (match.kind === 'one' && !isAsked) return subscribe(ports, visit, attempt, proven, match.voter, now);
  const state = isAsked || match.kind === 'several' ? 'voter-id' : 'not-matched';
  await movedOn(ports, visit, attempt, now, { state });
  return { kind: state === 'voter-id' ? 'voter-id-asked' : 'not-matched' };
};

/** Takes the codes of a sign-up, and once they prove a contact, finds its voter and subscribes them. */
export const proveSignUp =
  (ports: SignUpPorts) =>
  async (visit: string, typed: TypedCodes, from: Visitor, now: Temporal.Instant): Promise<Proven> => {
    const proof = await proveContacts(ports, 'sign-up', visit, typed, now);
    if (proof.kind === 'ended') return again(ports, visit, proof.attempt, now);
    return proof.kind === 'proven' ? settle(ports, visit, proof.attempt, proof.proven, from, now) : proof;
  };

/** Takes the VoteCal ID of somebody whose name, date and ZIP did not say who they are. A wrong one may be typed again. */
export const giveVoterId =
  (ports: SignUpPorts) =>
  async (visit: string, typed: string, from: Visitor, now: Temporal.Instant): Promise<VoterIdGiven> => {
    const standing = await ports.visits.find(visit, now);
    if (standing === undefined || !isOf('sign-up', standing)) return { kind: 'over' };
    if (standing.state === 'subscribed' || standing.state === 'not-matched') return again(ports, visit, standing, now);
    if (standing.state !== 'voter-id') return { kind: 'over' };
    const voterId = readVoterId(typed);
    if (!voterId.ok) return { kind: 'invalid', problems: [{ field: 'voterId', code: voterId.error }] };
    // A try is counted before it is judged, and one that is none is counted nowhere else.
    const attempt = await changed<SignUp | undefined>(ports, visit, now, (before) => {
      const isOpen = before !== undefined && isOf('sign-up', before) && before.state === 'voter-id';
      // The last one was right, and what it led to was not brought to its end.
      const isWritten = isOpen && before.followUp?.writtenBy === writeMark(visit, before.startedAt);
      if (!isOpen || (before.voterIds >= MOST_VOTER_IDS && !isWritten)) return { value: undefined };
      const after = { ...before, voterIds: before.voterIds + 1 };
      return { after, value: after };
    });
    if (attempt === undefined) return { kind: 'over' };
    const over = await takeMatch(ports.budgets, provenOf(attempt), from.address, now);
    if (over) {
      // Nobody was asked about this ID: it is given back, and no page says that it was wrong.
      await changed(ports, visit, now, (before) => {
        const isSame = before?.state === 'voter-id' && before.startedAt.equals(attempt.startedAt);
        return { ...(isSame ? { after: { ...before, voterIds: before.voterIds - 1 } } : {}), value: undefined };
      });
      return over;
    }
    const { dateOfBirth, zip } = attempt.details;
    const match = matchById(attempt.details, voterId.value, await ports.register.byBirthAndZip(dateOfBirth, zip));
    const proven = provenOf(attempt).map(([contact]) => contact);
    if (match.kind === 'one') return subscribe(ports, visit, attempt, proven, match.voter, now);
    const triesLeft = MOST_VOTER_IDS - attempt.voterIds;
    if (triesLeft > 0) return { kind: 'wrong', triesLeft };
    await movedOn(ports, visit, attempt, now, { state: 'not-matched' });
    return { kind: 'not-matched' };
  };

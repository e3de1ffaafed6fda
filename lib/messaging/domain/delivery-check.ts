import type { Election } from '../../elections/domain/election.ts';
import { messageWindow, windowCloses, windowOpens } from '../../elections/domain/message-window.ts';
import { type CountyParticipation, participates } from '../../elections/domain/participation.ts';
import type { MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { nextSendMoment } from '../../voters/domain/hours.ts';
import { isStopped, type PhoneStop } from '../../voters/domain/phone-stop.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import { isReachable, type VoterStanding } from '../../voters/domain/voter.ts';
import { isReplaced } from './confirmations.ts';
import { correctionBefore } from './correction.ts';
import type { DeliveryCode } from './delivery-code.ts';
import { destinationFault } from './destination.ts';
import { tooLateCode } from './halt.ts';
import { earlier, hasCome } from './ledger-due.ts';
import type { LedgerMove } from './ledger-move.ts';
import type { LedgerRow } from './ledger-row.ts';
import { isSuperseded } from './ledger-supersede.ts';
import { usableUntil } from './usable-until.ts';

/** What is true at the moment of sending: read before the claim, which the mark before the call brings with it. */
export type SendFacts = {
  readonly voterRows: readonly LedgerRow[];
  readonly subscription: Subscription | undefined;
  readonly stop?: PhoneStop | undefined;
  readonly voter: VoterStanding | undefined;
  readonly election: Election | undefined;
  readonly participation: CountyParticipation | undefined;
};

/** Go ahead with this subscription's contact, or write this move instead. */
export type SendJudgement =
  | { readonly kind: 'send'; readonly subscription: Subscription }
  | { readonly kind: 'move'; readonly move: LedgerMove };

/** A sign-up is confirmed, and its end told, at any time of the year; everything else belongs to an election's calendar. */
const OUTSIDE_ELECTIONS: readonly MessageType[] = ['Confirmation', 'MovedCounty'];

const move = (row: LedgerRow, now: Temporal.Instant, change: Omit<LedgerMove, 'at' | 'fence'>): SendJudgement => ({
  kind: 'move',
  move: { ...change, at: now, fence: row.fence },
});

const suppressionCode = (row: LedgerRow, facts: SendFacts): DeliveryCode | undefined => {
  const { subscription, voter } = facts;
  if (subscription === undefined || subscription.channels.length === 0) return 'NOT_SUBSCRIBED';
  if (!subscription.channels.includes(row.channel)) return 'CHANNEL_OFF';
  if (isStopped(facts.stop, row.channel, subscription)) return 'OPTED_OUT';
  if (voter === undefined || !isReachable(voter)) return 'VOTER_NOT_ACTIVE';
  // That it has ended is the one thing that an ended subscription is told.
  if (row.type === 'MovedCounty') return subscription.ended ? undefined : 'NOT_SUBSCRIBED';
  if (subscription.ended || subscription.county !== voter.county) return 'MOVED_COUNTY';
  // Who has moved and signed up again hears nothing more of the old county, but what it told them wrong is taken back.
  if (voter.county !== row.county && row.type !== 'Correction') return 'MOVED_COUNTY';
  return undefined;
};

/** The message's own end, and the end of its claim by the election's calendar as it stands now. */
const endOf = (row: LedgerRow, { election }: SendFacts): Temporal.Instant =>
  election === undefined || OUTSIDE_ELECTIONS.includes(row.type)
    ? row.sendUntil
    : earlier(row.sendUntil, usableUntil(row, election));

const waitUntil = (row: LedgerRow, end: Temporal.Instant, from: Temporal.Instant, now: Temporal.Instant) =>
  hasCome(end, from)
    ? move(row, now, { to: 'expired', code: tooLateCode(row) })
    : move(row, now, { to: 'held', code: 'HOURS_CLOSED', notBefore: from, wakeAt: from });

/** How long a message waits at least for the correction before it. */
const CORRECTION_SECONDS = 30;

const later = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant => (hasCome(one, other) ? other : one);

/** How often it is asked whether a voter or county that is silent for now may be spoken with again. */
const SILENCE_HOURS = 6;

/** What stops for good for as long as somebody is silent. A correction is owed beyond that: it waits. */
const suppress = (row: LedgerRow, code: DeliveryCode, now: Temporal.Instant): SendJudgement => {
  const isPassing = code === 'VOTER_NOT_ACTIVE' || code === 'COUNTY_NOT_PARTICIPATING';
  if (row.type !== 'Correction' || !isPassing) return move(row, now, { to: 'suppressed', code });
  const again = earlier(now.add({ hours: SILENCE_HOURS }), row.sendUntil);
  return move(row, now, { to: 'held', code, notBefore: again, wakeAt: again });
};

/** To the voter's contact, or nowhere: a number that nothing may go to is no better for waiting. */
const sendTo = (row: LedgerRow, subscription: Subscription, now: Temporal.Instant): SendJudgement => {
  const { phone } = subscription;
  const isBlocked = row.channel !== 'email' && phone !== undefined && destinationFault(phone) !== undefined;
  if (isBlocked) return move(row, now, { to: 'failed', code: 'DESTINATION_BLOCKED' });
  return { kind: 'send', subscription };
};

/**
 * Whether a claimed message may go out now. In this order: still true, still wanted, the voter may still be reached,
 * still in time, inside the voter's hours, inside the election's message window, to a number of a person.
 */
export const judgeSend = (row: LedgerRow, facts: SendFacts, now: Temporal.Instant): SendJudgement => {
  if (isSuperseded(row, facts.voterRows) || isReplaced(row, facts.subscription))
    return move(row, now, { to: 'superseded' });
  const suppressed = suppressionCode(row, facts);
  if (suppressed !== undefined) return suppress(row, suppressed, now);
  const end = endOf(row, facts);
  const { subscription, election } = facts;
  if (subscription === undefined) return move(row, now, { to: 'suppressed', code: 'NOT_SUBSCRIBED' });
  const open = nextSendMoment(subscription.hours, now);
  if (hasCome(end, now)) {
    const isClosed = election && hasCome(windowCloses(messageWindow(election)), now);
    const code = isClosed && !hasCome(row.sendUntil, now) ? 'ELECTION_CLOSED' : tooLateCode(row);
    return move(row, now, { to: 'expired', code });
  }
  if (!open.equals(now)) return waitUntil(row, end, open, now);
  const correction = correctionBefore(row, facts.voterRows);
  if (correction) {
    const notBefore = later(now.add({ seconds: CORRECTION_SECONDS }), correction.notBefore);
    return move(row, now, { to: 'due', code: 'CORRECTION_FIRST', notBefore, wakeAt: notBefore });
  }
  if (OUTSIDE_ELECTIONS.includes(row.type)) return sendTo(row, subscription, now);
  if (election === undefined) return move(row, now, { to: 'expired', code: 'ELECTION_CLOSED' });
  if (!participates(election, row.county, facts.participation)) {
    return suppress(row, 'COUNTY_NOT_PARTICIPATING', now);
  }
  const window = messageWindow(election);
  if (hasCome(windowCloses(window), now)) return move(row, now, { to: 'expired', code: 'ELECTION_CLOSED' });
  const opens = windowOpens(window);
  if (!hasCome(opens, now)) return waitUntil(row, end, nextSendMoment(subscription.hours, opens), now);
  return sendTo(row, subscription, now);
};

/** How soon a message that lacks a fact is looked at again: somebody is entering that county's phone. */
const FACT_HOURS = 1;

/** A message that cannot be written yet: it waits for the fact as long as it is of use. */
export const missingFactMove = (row: LedgerRow, now: Temporal.Instant): LedgerMove => {
  const again = earlier(now.add({ hours: FACT_HOURS }), row.sendUntil);
  return { to: 'held', at: now, fence: row.fence, code: 'MISSING_VARIABLE', notBefore: again, wakeAt: again };
};

/**
 * The same move for a message that the provider may already have: it can wait for another try of the same call, but
 * nobody can say any more that it was not sent.
 */
export const afterUnknown = (row: LedgerRow, wanted: LedgerMove): LedgerMove => {
  if (row.unknownSince === undefined || wanted.to === 'accepted' || wanted.to === 'uncertain') return wanted;
  const base = { at: wanted.at, fence: row.fence };
  return wanted.to === 'held' || wanted.to === 'due'
    ? { ...base, to: 'uncertain', code: 'SAME_CALL_REPEATED', wakeAt: wanted.wakeAt ?? wanted.at }
    : { ...base, to: 'failed', code: 'NO_RECEIPT' };
};

import type { Election } from '../../elections/domain/election.ts';
import { mailingDay, messageWindow, windowCloses, windowOpens } from '../../elections/domain/message-window.ts';
import { type CountyParticipation, participates, trackingStart } from '../../elections/domain/participation.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { openChannels, type Subscription } from '../../voters/domain/subscription.ts';
import { isReachable, type VoterStanding } from '../../voters/domain/voter.ts';
import { HUSHED_LOOK_HOURS, OPTED_OUT_LOOK_HOURS } from '../data/limits.ts';
import type { Ballot } from './ballot.ts';
import type { Judgement } from './counting.ts';
import type { Envelope } from './envelope.ts';
import type { VotingHistory } from './in-person.ts';

/** Everything known about one voter in one election. */
export type VoterCase = {
  readonly election: Election;
  /** By county; a voter who moved may have ballots of two. */
  readonly participations: ReadonlyMap<CountyCode, CountyParticipation>;
  readonly voter: VoterStanding | undefined;
  readonly subscription: Subscription | undefined;
  readonly ballots: readonly Ballot[];
  readonly histories: readonly VotingHistory[];
  /** Their envelopes that the Postal Service has scanned; absent: none. */
  readonly envelopes?: readonly Envelope[];
  /** Up to when the voter's county says that its participation records are complete. */
  readonly participationAsOf?: Temporal.Instant;
  /** The voter's messages in this election, whatever became of them. */
  readonly messages: readonly LedgerRow[];
};

/**
 * When a subscriber who may not be spoken with now, because the registration is confidential, is looked at again: nothing
 * tells when that ends. Undefined for everybody else, and once the election's messages are over.
 */
export const hushedLook = (
  { voter, subscription, election }: VoterCase,
  now: Temporal.Instant,
): Temporal.Instant | undefined => {
  const isHushed = voter !== undefined && !isReachable(voter) && (subscription?.channels.length ?? 0) > 0;
  const isOver = Temporal.Instant.compare(now, windowCloses(messageWindow(election))) >= 0;
  return isHushed && !isOver ? now.add({ hours: HUSHED_LOOK_HOURS }) : undefined;
};

/** One true fact about a voter, before it is decided whether to tell it. */
export type Fact = {
  readonly county: CountyCode;
  /** The Pacific day on which it happened. */
  readonly day: Temporal.PlainDate;
  /** An issued ballot counts as mailed on E-29 at the earliest, when counties enter the date of their mail file. */
  readonly isIssue: boolean;
};

/** The day on which a fact is news. */
export const newsDay = ({ isIssue, day }: Fact, election: Election): Temporal.PlainDate => {
  const opening = mailingDay(election);
  return isIssue && Temporal.PlainDate.compare(day, opening) < 0 ? opening : day;
};

/**
 * Why a fact is not told now: nobody listens, or its county's choice, or the election's calendar. Undefined when it may
 * be. Who does not listen is asked first: nothing then has to be looked at again, since signing up brings a decision.
 */
export const obstacle = (fact: Fact, voterCase: VoterCase, now: Temporal.Instant): Judgement | undefined => {
  const { election, voter, subscription } = voterCase;
  const stated = voterCase.participations.get(fact.county);
  const window = messageWindow(election);
  const day = newsDay(fact, election);
  const isOwn = voter?.county === fact.county;
  if (!isOwn || openChannels(voter, subscription).length === 0) return { kind: 'silent', reason: 'no-subscriber' };
  if (Temporal.Instant.compare(now, windowCloses(window)) >= 0) return { kind: 'silent', reason: 'outside-window' };
  if (!participates(election, fact.county, stated)) {
    return { kind: 'held', reason: 'county-opted-out', until: now.add({ hours: OPTED_OUT_LOOK_HOURS }) };
  }
  // Until tracking begins its day may still be moved: what was before it is judged then.
  const opens = windowOpens(window);
  if (Temporal.Instant.compare(now, opens) < 0) return { kind: 'held', reason: 'window-not-open', until: opens };
  const switchedOn = [window.firstDay, trackingStart(election, stated)];
  const isBefore = switchedOn.some((start) => Temporal.PlainDate.compare(day, start) < 0);
  return isBefore ? { kind: 'silent', reason: 'before-tracking' } : undefined;
};

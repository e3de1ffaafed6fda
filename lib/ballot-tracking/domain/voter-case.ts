import type { Election } from '../../elections/domain/election.ts';
import { mailingDay, messageWindow, windowCloses, windowOpens } from '../../elections/domain/message-window.ts';
import { type CountyParticipation, participates, trackingStart } from '../../elections/domain/participation.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { openChannels, type Subscription } from '../../voters/domain/subscription.ts';
import type { VoterStanding } from '../../voters/domain/voter.ts';
import type { Ballot } from './ballot.ts';
import type { Judgement } from './current-status.ts';
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
};

/** One true fact about a voter, before it is decided whether to tell it. */
export type Fact = {
  readonly county: CountyCode;
  /** The Pacific day on which it happened. */
  readonly day: Temporal.PlainDate;
  /** An issued ballot counts as mailed on E-29 at the earliest, when counties enter the date of their mail file. */
  readonly isIssue: boolean;
};

const gatedDay = (fact: Fact, election: Election): Temporal.PlainDate => {
  const opening = mailingDay(election);
  return fact.isIssue && Temporal.PlainDate.compare(fact.day, opening) < 0 ? opening : fact.day;
};

/**
 * Why a fact is not told now: its election's calendar, its county's choice, or its voter's. Undefined when it may be.
 */
export const obstacle = (fact: Fact, voterCase: VoterCase, now: Temporal.Instant): Judgement | undefined => {
  const { election, voter, subscription } = voterCase;
  const stated = voterCase.participations.get(fact.county);
  const window = messageWindow(election);
  const day = gatedDay(fact, election);
  if (!participates(election, fact.county, stated)) return { kind: 'silent', reason: 'county-not-participating' };
  const switchedOn = [window.firstDay, trackingStart(election, stated)];
  if (switchedOn.some((start) => Temporal.PlainDate.compare(day, start) < 0)) {
    return { kind: 'silent', reason: 'before-tracking' };
  }
  const opens = windowOpens(window);
  if (Temporal.Instant.compare(now, opens) < 0) return { kind: 'held', reason: 'window-not-open', until: opens };
  if (Temporal.Instant.compare(now, windowCloses(window)) >= 0) return { kind: 'silent', reason: 'outside-window' };
  const isOwn = voter?.county === fact.county;
  if (!isOwn || openChannels(voter, subscription).length === 0) return { kind: 'silent', reason: 'no-subscriber' };
  return undefined;
};

/** The Pacific day of an instant, or the day stated instead of it. */
export const dayOf = (at: Temporal.Instant, stated?: Temporal.PlainDate): Temporal.PlainDate =>
  stated ?? pacificDate(at);

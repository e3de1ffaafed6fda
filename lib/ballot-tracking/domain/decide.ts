import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { Temporal } from '../../shared/time.ts';
import { calendarOf } from './calendar.ts';
import { isTakenBack, ledgerBallotOf } from './envelope.ts';
import { judgeEnvelope } from './judge-envelope.ts';
import { judgeHistory } from './judge-history.ts';
import { wasScannedBack, wasScannedOut } from './postal.ts';
import { recordBallot } from './record-ballot.ts';
import type { RecordJudgement } from './record-judgement.ts';
import { reminderNews } from './reminders.ts';
import { tell } from './tell.ts';
import { toBeHeard } from './to-be-heard.ts';
import type { VoterCase } from './voter-case.ts';

export type Decided = {
  readonly decisions: readonly MessageDecision[];
  /** Messages that wait and are not true any more. */
  readonly withdrawn: readonly LedgerRow[];
  readonly recordJudgements: readonly RecordJudgement[];
};

/**
 * Decides which messages a voter gets, from everything recorded about them in one election and everything they were
 * told.
 *
 * Pure and repeatable: it depends on the dates of what is known, not on the order of its arrival, and deciding again,
 * after a crash or a duplicate, yields the same ledger keys, so that the ledger's create-once makes each message one.
 */
export const decideMessages = (voterCase: VoterCase, now: Temporal.Instant): Decided => {
  const heard = toBeHeard(voterCase, now);
  const { ballots, votes, inPerson, envelopes } = heard;
  const calendar = calendarOf(voterCase.election);
  const currentStatuses = ballots.map(({ currentStatus }) => currentStatus);
  const news = [
    ...inPerson,
    ...[...ballots, ...envelopes].flatMap((one) => (one.heard && 'news' in one.heard ? [one.heard.news] : [])),
    // Behind everything that is news: who is told something now needs no reminder of it.
    ...reminderNews(voterCase, heard, now),
  ];
  const settled = ballots.flatMap(({ currentStatus, isWaiting }) => (isWaiting ? [] : currentStatus.ballot.ballotId));
  const truth = {
    currentStatuses,
    inPerson: votes.map(({ method }) => method),
    settled: new Set(settled),
    scannedOut: wasScannedOut(voterCase, now),
    scannedBack: wasScannedBack(voterCase, now),
    othersScans: new Set((voterCase.envelopes ?? []).filter(isTakenBack).map(ledgerBallotOf)),
  };
  const telling = tell(voterCase, news, truth, now);
  return {
    decisions: telling.decisions,
    withdrawn: telling.withdrawn,
    recordJudgements: [
      ...ballots.map((one) => recordBallot(one.currentStatus, one.heard, telling, voterCase, calendar, now)),
      ...envelopes.map((one) => judgeEnvelope(one, telling, voterCase, now)),
      ...voterCase.histories.map((history) => judgeHistory(history, votes, inPerson[0], telling, voterCase, now)),
    ],
  };
};

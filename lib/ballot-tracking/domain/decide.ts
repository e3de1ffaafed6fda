import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { outdates } from '../../messaging/domain/ledger-supersede.ts';
import type { Temporal } from '../../shared/time.ts';
import { calendarOf } from './calendar.ts';
import { currentStatusOf } from './current-status.ts';
import { inPersonVote } from './in-person.ts';
import { type BallotNews, judgeBallot } from './judge-ballot.ts';
import { historyNews, judgeHistory } from './judge-history.ts';
import type { News } from './news.ts';
import { recordBallot } from './record-ballot.ts';
import type { RecordJudgement } from './record-judgement.ts';
import { tell } from './tell.ts';
import type { VoterCase } from './voter-case.ts';

export type Decided = {
  readonly decisions: readonly MessageDecision[];
  /** Messages that wait and are not true any more. */
  readonly withdrawn: readonly LedgerRow[];
  readonly recordJudgements: readonly RecordJudgement[];
};

/** Whether what stands on a ballot may yet turn out to be something else: its voter may have voted in person. */
const isWaiting = (found: BallotNews | undefined): boolean =>
  found !== undefined && 'judgement' in found && found.judgement.kind === 'held';

/** Whether later news leaves nothing of it. */
const isOutdated = (news: News, all: readonly News[]): boolean =>
  all.some(
    (other) => other !== news && outdates({ ...other, datedAt: other.moment }, { ...news, datedAt: news.moment }),
  );

/**
 * Decides which messages a voter gets, from everything recorded about them in one election and everything they were
 * told.
 *
 * Pure and repeatable: it depends on the dates of what is known, not on the order of its arrival, and deciding again,
 * after a crash or a duplicate, yields the same ledger keys, so that the ledger's create-once makes each message one.
 */
export const decideMessages = (voterCase: VoterCase, now: Temporal.Instant): Decided => {
  const calendar = calendarOf(voterCase.election);
  const currentStatuses = voterCase.ballots.map((ballot) => currentStatusOf(ballot, calendar, now));
  const votes = voterCase.histories.flatMap((history) => {
    const vote = inPersonVote(history, calendar, now);
    return vote ? [{ ...vote, history }] : [];
  });
  const votedInPerson = votes.length > 0;
  const found = currentStatuses.map((currentStatus) => {
    const others = currentStatuses.filter((other) => other !== currentStatus);
    return judgeBallot(voterCase, currentStatus, { others, calendar, votedInPerson }, now);
  });
  const inPerson = historyNews(voterCase, votes, now);
  const all = [...inPerson, ...found.flatMap((one) => (one && 'news' in one ? [one.news] : []))];
  const shown = found.map((one): BallotNews | undefined => {
    const isHidden = one && 'news' in one && isOutdated(one.news, all);
    return isHidden ? { judgement: { kind: 'silent', reason: 'replaced' } } : one;
  });
  const news = [...inPerson, ...shown.flatMap((one) => (one && 'news' in one ? [one.news] : []))];
  const settled = currentStatuses.filter((_, index) => !isWaiting(found[index])).map(({ ballot }) => ballot.ballotId);
  const truth = { currentStatuses, inPerson: votes.map(({ method }) => method), settled: new Set(settled) };
  const telling = tell(voterCase, news, truth, now);
  return {
    decisions: telling.decisions,
    withdrawn: telling.withdrawn,
    recordJudgements: [
      ...currentStatuses.map((currentStatus, index) =>
        recordBallot(currentStatus, shown[index], telling, voterCase, calendar, now),
      ),
      ...voterCase.histories.map((history) => judgeHistory(history, votes, inPerson[0], telling, voterCase, now)),
    ],
  };
};

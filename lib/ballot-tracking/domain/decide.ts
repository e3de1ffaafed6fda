import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { outdates } from '../../messaging/domain/ledger-supersede.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import type { MessageType } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { type Calendar, calendarOf, certificationLook } from './calendar.ts';
import { isDead } from './corrections.ts';
import type { Judgement } from './counting.ts';
import { type CurrentStatus, currentStatusOf } from './current-status.ts';
import { listedUnder } from './held-row.ts';
import { inPersonVote } from './in-person.ts';
import { type BallotNews, judgeBallot } from './judge-ballot.ts';
import { historyNews, judgeHistory } from './judge-history.ts';
import { familyOf, type News } from './news.ts';
import { lookAgain, outcomeAfter, type RecordJudgement, staleUntil, untilOf } from './record-judgement.ts';
import { newsJudgement, type Telling, tell } from './tell.ts';
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

/** The statuses of a ballot of which no message went out, or will. */
const unsaidOf = (ballotId: string, messages: readonly LedgerRow[], { withdrawn }: Telling): ReadonlySet<number> => {
  const own = messages.filter((row) => row.ballotId === ballotId && row.type !== 'Correction');
  const isUnsaid = (row: LedgerRow): boolean => isDead(row) || withdrawn.includes(row);
  const said = new Set(own.filter((row) => !isUnsaid(row)).map(baseVersion));
  return new Set(own.map(baseVersion).filter((version) => !said.has(version)));
};

/** As what it was told: "mailed" stays so when a second ballot makes "use the new one" of it. */
const typeTold = (
  { ballotId, type }: News,
  version: number,
  messages: readonly LedgerRow[],
  { decisions, withdrawn }: Telling,
): MessageType => {
  const said = [...messages.filter((row) => !isDead(row) && !withdrawn.includes(row)), ...decisions].filter(
    (one) => one.ballotId === ballotId && baseVersion(one) === version && familyOf(type).includes(one.type),
  );
  return said.find((one) => one.type === type)?.type ?? said[0]?.type ?? type;
};

const recordBallot = (
  currentStatus: CurrentStatus,
  found: BallotNews | undefined,
  telling: Telling,
  messages: readonly LedgerRow[],
  calendar: Calendar,
  now: Temporal.Instant,
): RecordJudgement => {
  const { ballot, others, stands } = currentStatus;
  const unsaid = unsaidOf(ballot.ballotId, messages, telling);
  const news = found && 'news' in found ? found.news : undefined;
  const judged = news ? newsJudgement(news, telling) : found && 'judgement' in found ? found.judgement : undefined;
  const told = news && judged === 'told' ? (telling.toldAs.get(news) ?? news.version) : undefined;
  const said = told ?? news?.version ?? stands?.run[0].entry.version;
  const judgementOf = (version: number): Judgement | undefined => {
    const other = others.get(version);
    if (other) return other;
    return version === said && judged !== 'told' ? judged : { kind: 'silent', reason: 'repeated' };
  };
  const outcomes = ballot.entries.flatMap((entry) => {
    if (entry.version === told && news) {
      return [[entry.version, { kind: 'told', type: typeTold(news, told, messages, telling) }] as const];
    }
    const judgement = judgementOf(entry.version);
    return judgement ? [[entry.version, outcomeAfter(entry, judgement, unsaid)] as const] : [];
  });
  const moments = [...others.values(), judged === 'told' ? undefined : judged].flatMap(untilOf);
  const again = telling.again.get(ballot.ballotId);
  if (again) moments.push(again);
  moments.push(
    ...staleUntil(
      ballot.entries.filter(({ withdrawn }) => withdrawn !== undefined),
      now,
    ),
  );
  const isTooLate = judged !== undefined && judged !== 'told' && judged.reason === 'outside-window';
  const certified =
    isTooLate && Temporal.Instant.compare(now, calendar.messagesEnd) >= 0 && certificationLook(calendar, now);
  if (certified) moments.push(certified);
  const subject = { kind: 'ballot', ballotId: ballot.ballotId } as const;
  const byVersion = new Map(outcomes);
  const heldFor = listedUnder(ballot, byVersion);
  const record = { subject, version: ballot.entries.length, outcomes: byVersion, ...lookAgain(moments) };
  return heldFor ? { ...record, heldFor } : record;
};

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
        recordBallot(currentStatus, shown[index], telling, voterCase.messages, calendar, now),
      ),
      ...voterCase.histories.map((history) => judgeHistory(history, votes, inPerson[0], telling, now)),
    ],
  };
};

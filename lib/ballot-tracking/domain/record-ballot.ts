import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import { usableUntil } from '../../messaging/domain/usable-until.ts';
import type { MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { type Calendar, certificationLook } from './calendar.ts';
import { isDead } from './corrections.ts';
import type { Judgement } from './counting.ts';
import type { CurrentStatus } from './current-status.ts';
import { listedUnder } from './held-row.ts';
import type { BallotNews } from './judge-ballot.ts';
import { familyOf, type News } from './news.ts';
import { lookAgain, outcomeAfter, type RecordJudgement, staleUntil, untilOf } from './record-judgement.ts';
import { newsJudgement, type Telling } from './tell.ts';
import { hushedLook, type VoterCase } from './voter-case.ts';

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

/**
 * When a status is looked at again that is not told now and may be later, though nothing holds it: its voter is
 * confidential for a while, or nobody would hear of it before messages end, and its county may yet certify later.
 */
const laterLook = (
  { reason }: Judgement,
  news: News,
  voterCase: VoterCase,
  calendar: Calendar,
  now: Temporal.Instant,
): Temporal.Instant | undefined => {
  if (reason === 'no-subscriber') return hushedLook(voterCase, now);
  const endsWithMessages = usableUntil(news, voterCase.election).equals(calendar.messagesEnd);
  return reason === 'outside-window' && endsWithMessages ? certificationLook(calendar, now) : undefined;
};

/** What became of each row of a ballot, and when to look at it again. */
export const recordBallot = (
  currentStatus: CurrentStatus,
  found: BallotNews | undefined,
  telling: Telling,
  voterCase: VoterCase,
  calendar: Calendar,
  now: Temporal.Instant,
): RecordJudgement => {
  const { ballot, others, stands } = currentStatus;
  const { messages } = voterCase;
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
  const later = news && judged && judged !== 'told' ? laterLook(judged, news, voterCase, calendar, now) : undefined;
  if (later) moments.push(later);
  const subject = { kind: 'ballot', ballotId: ballot.ballotId } as const;
  const byVersion = new Map(outcomes);
  const heldFor = listedUnder(ballot, byVersion);
  const record = { subject, version: ballot.entries.length, outcomes: byVersion, ...lookAgain(moments) };
  return heldFor ? { ...record, heldFor } : record;
};

import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import { BallotStatusCode, type MessageType } from '../../shared/codes.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { type HoldReason, momentOf, type Outcome, type Status, statusesOf, trueFrom } from './ballot.ts';
import type { Calendar } from './calendar.ts';
import { type CurrentStatus, currentStatusOf } from './current-status.ts';
import { inPersonVote } from './in-person.ts';
import { heldForRecord } from './judge-ballot.ts';
import { familyOf } from './news.ts';
import type { RecordJudgement } from './record-judgement.ts';
import { reportMessages } from './report-messages.ts';
import type { Standing, Stands } from './standing-for-voter.ts';
import { STATUS_TABLE } from './status-table.ts';
import type { ReportedEvent, ReportState } from './timeline.ts';
import { newsDay, type VoterCase } from './voter-case.ts';
import { HELD_FOR } from './why-none.ts';

/** A report and the messages of the ledger that tell it. */
export type Report = { readonly event: ReportedEvent; readonly rows: readonly LedgerRow[] };

/** By its issues, so that no other row, which may be held or of any date, moves the numbers of the ballots. */
const firstMailing = ({ ballot }: CurrentStatus): number => {
  const statuses = statusesOf(ballot);
  const issues = statuses.filter(({ entry }) => entry.code === 'ISSUED');
  const dated = issues.length > 0 ? issues : statuses;
  return Math.min(...dated.map(({ entry }) => momentOf(entry).epochMilliseconds));
};

/** What a status means to its voter: as it was told, or would be, or as the guidance's table has it. */
const tellsOf = (
  { entry }: Status,
  outcome: Outcome | undefined,
  rows: readonly LedgerRow[],
  stands: Stands | undefined,
  isLaterBallot: boolean,
): MessageType => {
  const told = rows.at(-1)?.type ?? (outcome?.kind === 'told' ? outcome.type : undefined);
  if (told) return told;
  if (stands?.versions.has(entry.version)) return stands.type;
  const code = BallotStatusCode.safeParse(entry.code);
  // A code that nobody knows is held, and told to nobody.
  if (!code.success) return 'ContactCounty';
  return STATUS_TABLE[code.data === 'ISSUED' && isLaterBallot ? 'Reissued' : code.data].messageType;
};

const TYPES_OF = (code: string): readonly MessageType[] => {
  const known = BallotStatusCode.safeParse(code);
  return known.success ? familyOf(STATUS_TABLE[known.data].messageType) : [];
};

/** What is told to nobody until its reason is over, by the status's version. */
type Held = ReadonlyMap<number, HoldReason>;

const stateOf = (
  { entry, state }: Status,
  { others }: CurrentStatus,
  heldForVote: Held,
  stands: Stands | undefined,
): { readonly state: ReportState; readonly held?: HoldReason } => {
  const judgement = others.get(entry.version);
  const reason = heldForVote.get(entry.version) ?? (judgement?.kind === 'held' ? judgement.reason : undefined);
  if (reason !== undefined && HELD_FOR[reason] === 'truth') return { state: 'held', held: reason };
  if (state === 'withdrawn') return { state: 'taken-back' };
  return { state: stands?.versions.has(entry.version) ? 'current' : 'past' };
};

/**
 * Everything that counties reported about the voter's ballots. `standing`: what stands for the voter
 * (`standingForVoter`).
 */
export const ballotEvents = (
  voterCase: VoterCase,
  { judgements, standing }: { readonly judgements: readonly RecordJudgement[]; readonly standing: Standing },
  calendar: Calendar,
  now: Temporal.Instant,
): readonly Report[] => {
  const statuses = voterCase.ballots
    .map((ballot) => currentStatusOf(ballot, calendar, now))
    .toSorted((one, other) => firstMailing(one) - firstMailing(other));
  const votedInPerson = voterCase.histories.some((history) => inPersonVote(history, calendar, now));
  return statuses.flatMap((current, index) => {
    const { ballot } = current;
    const around = { others: statuses.filter((other) => other !== current), calendar, votedInPerson };
    const home = voterCase.voter?.county ?? ballot.county;
    const heldForVote = heldForRecord(current, around, { home, asOf: voterCase.participationAsOf }, now);
    const outcomes = judgements.find(
      ({ subject }) => subject.kind === 'ballot' && subject.ballotId === ballot.ballotId,
    )?.outcomes;
    const stands = standing.get(ballot.ballotId);
    return statusesOf(ballot).map((status): Report => {
      const { entry, rows: stated } = status;
      const outcome = outcomes?.get(entry.version) ?? { kind: 'silent', reason: 'repeated' };
      const versions = stated.map(({ version }) => version);
      const types = TYPES_OF(entry.code);
      const rows = voterCase.messages.filter(
        (row) => row.ballotId === ballot.ballotId && types.includes(row.type) && versions.includes(baseVersion(row)),
      );
      const shown = stateOf(status, current, heldForVote, stands);
      const isIssue = entry.code === 'ISSUED';
      const day = newsDay({ county: ballot.county, day: pacificDate(trueFrom(entry)), isIssue }, voterCase.election);
      const isTakenBack = shown.state === 'taken-back';
      const event: ReportedEvent = {
        kind: 'reported',
        at: momentOf(entry),
        ...(isIssue && entry.sentDate ? { day: entry.sentDate } : {}),
        tells: tellsOf(status, outcome, rows, stands, index > 0),
        code: entry.code,
        county: ballot.county,
        ballot: { ballotId: ballot.ballotId, number: index + 1 },
        ...shown,
        recordedAt: entry.recordedAt,
        uploadId: entry.uploadId,
        ...reportMessages({ rows, outcome, day, isTakenBack }, voterCase, now),
      };
      return { event, rows };
    });
  });
};

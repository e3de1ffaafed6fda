import type { Election } from '../../../elections/domain/election.ts';
import { mailingDay } from '../../../elections/domain/message-window.ts';
import { BallotStatusCode } from '../../../shared/codes.ts';
import { pacificDate, Temporal } from '../../../shared/time.ts';
import { type Ballot, momentOf, statusKey } from '../ballot.ts';
import { calendarOf } from '../calendar.ts';
import { type CurrentStatus, currentStatusOf } from '../current-status.ts';
import type { StatusRecord } from '../record-status.ts';
import type { RowOutcome } from '../take-in.ts';
import { STAGE_OF, TRANSITIONS } from '../transitions.ts';
import { NO_COUNTS, type PlanCounts, type PlanMark } from './counts.ts';

/** One voter's rows of an upload, what would become of each, and the voter's ballots that they name, as recorded. */
export type VoterRows = {
  readonly rows: readonly StatusRecord[];
  readonly outcomes: readonly RowOutcome[];
  readonly known: readonly Ballot[];
};

/** What is counted while the rows are gone through: a `PlanCounts` that may be written. */
type Counting = {
  -readonly [Part in keyof PlanCounts]: PlanCounts[Part] extends number ? number : Record<string, number>;
};

const one = (tally: Record<string, number>, name: string): void => {
  tally[name] = (tally[name] ?? 0) + 1;
};

const dated = ({ status, statusAt, sentDate }: StatusRecord) => ({
  code: status,
  statusAt,
  ...(sentDate === undefined ? {} : { sentDate }),
});

const nameOf = (row: StatusRecord): string => `${row.ballotId} ${statusKey(dated(row))} ${row.withdrawn ?? ''}`;

/** Whether a status says nothing that its ballot had not come to, though it is dated later. */
const isPassed = (code: BallotStatusCode, row: StatusRecord, { stands }: CurrentStatus): boolean => {
  const last = stands?.run.at(-1);
  if (stands === undefined || last === undefined || code === 'ISSUED') return false;
  if (Temporal.Instant.compare(row.statusAt, last.moment) < 0) return false;
  const isOtherChallenge = stands.stage === 'challenged' && STAGE_OF[code] === 'challenged' && last.code !== code;
  return !isOtherChallenge && TRANSITIONS[stands.stage][STAGE_OF[code]] !== 'forward';
};

const marksOf = (row: StatusRecord, { rows, known }: VoterRows, election: Election, now: Temporal.Instant) => {
  const marks: PlanMark[] = [];
  const code = BallotStatusCode.safeParse(row.status).data;
  if (code === undefined) return marks;
  const ballot = known.find(({ ballotId }) => ballotId === row.ballotId);
  if (code === 'ISSUED') {
    const isBesideCancelled = rows.some(({ status, ballotId }) => status === 'CLD' && ballotId !== row.ballotId);
    if (row.supersedes !== undefined || isBesideCancelled || ballot !== undefined) marks.push('replacing');
    const { sentDate } = row;
    if (sentDate && Temporal.PlainDate.compare(sentDate, mailingDay(election)) < 0) marks.push('mailed-early');
    return marks;
  }
  marks.push('following');
  if (code === 'CLD' && rows.some(({ status, ballotId }) => status === 'ISSUED' && ballotId !== row.ballotId)) {
    marks.push('replaced');
  }
  if (ballot && isPassed(code, row, currentStatusOf(ballot, calendarOf(election), now))) marks.push('already-further');
  const said = [...(ballot?.entries.map((entry) => entry.code) ?? []), ...rows.map(({ status }) => status)];
  if (code === 'ACCEPTED' && !said.some((other) => BallotStatusCode.safeParse(other).success && isReview(other))) {
    marks.push('unreviewed');
  }
  return marks;
};

const isReview = (code: string): boolean => !['ISSUED', 'UND', 'ACCEPTED', 'CLD'].includes(code);

const countInto = (counts: Counting, voter: VoterRows, election: Election, now: Temporal.Instant): void => {
  counts.rows += voter.rows.length;
  const seen = new Set<string>();
  voter.rows.forEach((row, place) => {
    const outcome = voter.outcomes[place];
    const name = nameOf(row);
    if (seen.has(name)) counts.doubled += 1;
    seen.add(name);
    if (outcome === undefined || outcome.kind === 'unchanged') counts.unchanged += 1;
    // Whether the voter has the ballot that a row replaces is looked up when the row is recorded.
    else if (outcome.kind === 'refused' && outcome.reason !== 'unknown-ballot') one(counts.refused, outcome.reason);
    else if (row.withdrawn !== undefined) counts.withdrawn += 1;
    else {
      one(counts.statuses, row.status);
      one(counts.days, pacificDate(momentOf(dated(row))).toString());
      const isToCome = row.status === 'ISSUED' && outcome.kind === 'held' && outcome.reason === 'future-date';
      if (isToCome) one(counts.marks, 'mailed-later' satisfies PlanMark);
      else if (outcome.kind === 'held') one(counts.waiting, outcome.reason);
      else counts.asOf = Math.max(counts.asOf, row.statusAt.epochMilliseconds);
      for (const mark of marksOf(row, voter, election, now)) one(counts.marks, mark);
    }
  });
};

/** Counts rows, voter by voter, with those that are refused before anything is looked up. `now`: when the upload came. */
export const countRows = (
  voters: readonly VoterRows[],
  refused: readonly { readonly code: string }[],
  election: Election,
  now: Temporal.Instant,
): PlanCounts => {
  const counts: Counting = { ...NO_COUNTS, refused: {}, statuses: {}, waiting: {}, marks: {}, days: {} };
  counts.rows = refused.length;
  for (const { code } of refused) one(counts.refused, code);
  for (const voter of voters) countInto(counts, voter, election, now);
  return counts;
};

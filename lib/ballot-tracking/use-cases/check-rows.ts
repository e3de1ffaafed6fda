import type { Election } from '../../elections/domain/election.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err } from '../../shared/result.ts';
import { type CheckedRow, rowProblem } from '../../shared/rows.ts';
import type { VoterRegister } from '../../voters/ports.ts';
import { type DateRefusal, refuseHistoryDates, refuseStatusDates } from '../domain/believable-dates.ts';
import type { HistoryRecord } from '../domain/in-person.ts';
import type { StatusRecord } from '../domain/record-status.ts';

/**
 * The rows whose voter is registered in this county, or that are `theirs` all the same. Nobody learns whether another
 * county has the voter.
 */
export const keepOwnVoters = async <Row extends { readonly voterId: string }>(
  voters: VoterRegister,
  county: CountyCode,
  rows: readonly CheckedRow<Row>[],
  theirs: (strangers: readonly Row[]) => Promise<ReadonlySet<Row>> = async () => new Set(),
): Promise<readonly CheckedRow<Row>[]> => {
  const asked = rows.flatMap((row) => (row.ok ? [row.value.voterId] : []));
  const known = await voters.findAll([...new Set(asked)]);
  const isOwn = ({ voterId }: Row): boolean => known.get(voterId)?.county === county;
  const strangers = rows.flatMap((row) => (row.ok && !isOwn(row.value) ? [row.value] : []));
  const kept = strangers.length > 0 ? await theirs(strangers) : new Set<Row>();
  return rows.map((row, index) => {
    if (!row.ok || isOwn(row.value) || kept.has(row.value)) return row;
    const what = 'no voter of your county has this VoteCal ID. Check the ID, or send the registration first.';
    return err(rowProblem(index, 'voterId', 'unknown-voter', what));
  });
};

const SENTENCES: Record<DateRefusal['code'], string> = {
  'sent-date-missing':
    'an issued ballot needs the day on which it is handed to USPS. Add it; the time of printing or entering is not it.',
  'before-mailing':
    'this lies before ballots of this election can have been mailed. It looks like a placeholder or another election; send the real date.',
  'after-election':
    'this lies months after the election. It looks like a placeholder or another election; send the real date.',
};

const refuseDates = <Row>(
  rows: readonly CheckedRow<Row>[],
  refuse: (row: Row) => DateRefusal | undefined,
): readonly CheckedRow<Row>[] =>
  rows.map((row, index) => {
    const refusal = row.ok ? refuse(row.value) : undefined;
    return refusal ? err(rowProblem(index, refusal.field, refusal.code, SENTENCES[refusal.code])) : row;
  });

/** The statuses whose dates can belong to the election: any other would tell voters something untrue. */
export const keepBelievableStatuses = (
  election: Election,
  rows: readonly CheckedRow<StatusRecord>[],
): readonly CheckedRow<StatusRecord>[] => refuseDates(rows, (row) => refuseStatusDates(row, election));

/** The participation records whose dates can belong to the election. */
export const keepBelievableHistories = (
  election: Election,
  rows: readonly CheckedRow<HistoryRecord>[],
): readonly CheckedRow<HistoryRecord>[] => refuseDates(rows, (row) => refuseHistoryDates(row, election));

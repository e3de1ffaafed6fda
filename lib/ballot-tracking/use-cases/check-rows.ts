import type { Election } from '../../elections/domain/election.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err } from '../../shared/result.ts';
import { type CheckedRow, rowProblem } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import type { VoterRegister } from '../../voters/ports.ts';
import { isPlausibleDate } from '../domain/plausible-date.ts';

/** The rows whose voter is registered in this county. Nobody learns whether another county has the voter. */
export const keepOwnVoters = async <Row extends { readonly voterId: string }>(
  voters: VoterRegister,
  county: CountyCode,
  rows: readonly CheckedRow<Row>[],
): Promise<readonly CheckedRow<Row>[]> => {
  const asked = rows.flatMap((row) => (row.ok ? [row.value.voterId] : []));
  const known = await voters.findAll([...new Set(asked)]);
  return rows.map((row, index) => {
    if (!row.ok || known.get(row.value.voterId)?.county === county) return row;
    const what = 'no voter of your county has this VoteCal ID. Check the ID, or send the registration first.';
    return err(rowProblem(index, 'voterId', 'unknown-voter', what));
  });
};

/** The rows whose dates can belong to the election: a placeholder date would tell voters something untrue. */
export const keepPlausibleDates = <Row extends object>(
  election: Election,
  rows: readonly CheckedRow<Row>[],
  datesOf: (row: Row) => Readonly<Record<string, Temporal.Instant | Temporal.PlainDate | undefined>>,
): readonly CheckedRow<Row>[] =>
  rows.map((row, index) => {
    if (!row.ok) return row;
    const wrong = Object.entries(datesOf(row.value)).find(([, date]) => date && !isPlausibleDate(date, election));
    if (!wrong) return row;
    const what = 'this date lies long before the election. It looks like a placeholder; send the real one.';
    return err(rowProblem(index, wrong[0], 'implausible-date', what));
  });

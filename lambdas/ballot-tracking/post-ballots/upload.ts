import { randomBytes } from 'node:crypto';
import type { RowProblem, UploadAnswer } from '../../../lib/ballot-tracking/api.ts';
import { isPlausibleDate } from '../../../lib/ballot-tracking/domain/plausible-date.ts';
import type { UploadCounts } from '../../../lib/ballot-tracking/ports.ts';
import { concerns, type Election } from '../../../lib/elections/domain/election.ts';
import { participates } from '../../../lib/elections/domain/participation.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import { type CheckedRow, rowProblem } from '../../../lib/runtime/api/read-rows.ts';
import type { ApiAnswer } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { err, ok, type Result } from '../../../lib/shared/result.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import type { VoterRegister } from '../../../lib/voters/ports.ts';

/** What became of one row of an upload, ready to be counted and answered. */
export type RowResult =
  | { readonly kind: 'accepted' | 'unchanged' }
  | { readonly kind: 'held' | 'rejected'; readonly problem: RowProblem };

/** `03-20261005T170000-9f86d081`: says whose upload it is and when it came. */
export const newUploadId = (county: CountyCode, now: Temporal.Instant): string => {
  const moment = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:Z]/g, '');
  return `${county}-${moment}-${randomBytes(4).toString('hex')}`;
};

/** The election, if this county may upload to it: otherwise the problem to answer (404, 409). */
export const openElection = async (
  elections: ElectionStore,
  electionId: string,
  county: CountyCode,
): Promise<Result<Election, ApiAnswer>> => {
  const election = await elections.find(electionId);
  if (!election || !concerns(election, county)) {
    return err(problem(404, 'not-found', 'There is no such election for your county. See GET /v1/elections.'));
  }
  const stated = await elections.participation(electionId, county);
  if (participates(election, county, stated)) return ok(election);
  const detail =
    'Your county opted out of ballot tracking for this election; nothing was recorded. ' +
    'To take part, PUT /v1/elections/{id}/participation/{county} with {"participates": true}.';
  return err(problem(409, 'county-not-participating', detail));
};

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

/** Rows in = accepted + unchanged + held + rejected. */
export const countRows = (results: readonly RowResult[]): UploadCounts => {
  const of = (kind: RowResult['kind']): number => results.filter((result) => result.kind === kind).length;
  return {
    rows: results.length,
    accepted: of('accepted'),
    unchanged: of('unchanged'),
    held: of('held'),
    rejected: of('rejected'),
  };
};

/** The answer to an upload. */
export const toUploadAnswer = (results: readonly RowResult[], uploadId: string): UploadAnswer => {
  const { accepted, unchanged, held } = countRows(results);
  const problemsOf = (kind: 'held' | 'rejected'): RowProblem[] =>
    results.flatMap((result) => (result.kind === kind ? [result.problem] : []));
  return { accepted, unchanged, held, rejected: problemsOf('rejected'), heldRows: problemsOf('held'), uploadId };
};

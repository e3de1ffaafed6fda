import type { CountyCode } from '../../shared/counties.ts';
import { err, ok } from '../../shared/result.ts';
import { type CheckedRow, type RowProblem, rowProblem } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import type { ScanFault } from '../domain/scan.ts';
import { readScanRow, type ScanRow, scanSentence, WAITS } from '../domain/scan-row.ts';
import type { WaitingScan } from '../ports.ts';
import { followScans, type ScanOutcome, type ScanPorts } from './take-in-scans.ts';

/** What became of a row of a file of scans; it is `held` while no tracking file has named its barcode. */
export type ScanRowResult =
  | { readonly kind: 'accepted'; readonly flag?: RowProblem }
  | { readonly kind: 'unchanged' | 'held'; readonly problem?: RowProblem }
  | { readonly kind: 'rejected'; readonly problem: RowProblem };

const problemOf = (index: number, fault: ScanFault): RowProblem => {
  const { field, what } = scanSentence(fault);
  return rowProblem(index, field, fault, what);
};

/** Checks a row by itself. */
export const checkScanRow = (record: unknown, index: number): CheckedRow<ScanRow> => {
  const read = readScanRow(record);
  return read.ok ? ok(read.value) : err(problemOf(index, read.error));
};

const resultOf = (index: number, { fault }: ScanRow, outcomes: readonly ScanOutcome[]): ScanRowResult => {
  const problem = fault === undefined ? {} : { problem: problemOf(index, fault) };
  if (outcomes.includes('recorded')) return { kind: 'accepted', ...(problem.problem ? { flag: problem.problem } : {}) };
  if (!outcomes.includes('waiting')) return { kind: 'unchanged', ...problem };
  return { kind: 'held', problem: rowProblem(index, WAITS.field, WAITS.code, WAITS.what) };
};

/**
 * Records the rows of a county's file of scans as a push of the same scans would be, and says what became of each. Throws when a
 * table cannot be reached; repeating the rows completes it.
 */
export const recordScanRows = async (
  ports: ScanPorts,
  rows: readonly CheckedRow<ScanRow>[],
  from: CountyCode,
  now: Temporal.Instant,
): Promise<readonly ScanRowResult[]> => {
  const scans = rows.map((row): readonly WaitingScan[] =>
    row.ok ? row.value.scans.map((scan) => ({ ...scan, from })) : [],
  );
  const all = scans.flat();
  const outcomes = await followScans(ports, all, now);
  const outcomeOf = new Map(all.map((scan, at) => [scan, outcomes[at]]));
  return rows.map((row, index): ScanRowResult => {
    if (!row.ok) return { kind: 'rejected', problem: row.error };
    return resultOf(index, row.value, scans[index]?.flatMap((scan) => outcomeOf.get(scan) ?? []) ?? []);
  });
};

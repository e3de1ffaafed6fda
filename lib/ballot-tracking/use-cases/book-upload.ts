import { randomUUID } from 'node:crypto';
import type { CountyCode } from '../../shared/counties.ts';
import type { RowProblem } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import type { UploadCounts, UploadedRow, UploadHold, UploadKind } from '../domain/upload.ts';
import type { UploadStore } from '../ports.ts';
import type { RowResult } from './row-result.ts';

/** Who sends an upload, and to which election. */
export type UploadBy = { readonly electionId: string; readonly county: CountyCode; readonly clientId: string };

/** A finished upload: what became of its rows, and what is to be said of those that were not simply taken. */
export type BookedUpload = {
  readonly uploadId: string;
  readonly counts: UploadCounts;
  readonly rejected: readonly RowProblem[];
  readonly heldRows: readonly RowProblem[];
  /** Taken, and a person should look. */
  readonly flaggedRows: readonly RowProblem[];
};

/** `03-20261005T170000-9f86d081`: says whose upload it is and when it came. */
export const newUploadId = (county: CountyCode, now: Temporal.Instant): string => {
  const moment = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:Z]/g, '');
  return `${county}-${moment}-${randomUUID().slice(0, 8)}`;
};

/** Rows in = accepted + unchanged + held + rejected. */
const countRows = (results: readonly RowResult[]): UploadCounts => {
  const of = (kind: RowResult['kind']): number => results.filter((result) => result.kind === kind).length;
  return {
    rows: results.length,
    accepted: of('accepted'),
    unchanged: of('unchanged'),
    held: of('held'),
    rejected: of('rejected'),
  };
};

const problemOf = (result: RowResult): RowProblem | undefined => {
  if (result.kind === 'accepted') return result.flag;
  return result.kind === 'unchanged' ? undefined : result.problem;
};

const toUploadedRow = (result: RowResult, index: number, takesBack: boolean): UploadedRow => {
  const problem = problemOf(result);
  const kind = result.kind === 'accepted' && takesBack ? 'withdrawn' : result.kind;
  return { index, result: kind, ...(problem ? { problem } : {}) };
};

/** How an upload stands in the book beside its rows. */
type Entered = {
  readonly uploadId: string;
  readonly receivedAt: Temporal.Instant;
  readonly hold?: UploadHold;
};

/**
 * Enters a finished upload in the book. `takesBack`: whether the row at an index takes an earlier one back. Throws when the
 * table cannot be reached; repeating the upload is safe.
 */
export const bookUpload = async (
  uploads: Pick<UploadStore, 'save'>,
  kind: UploadKind,
  by: UploadBy & Entered,
  results: readonly RowResult[],
  takesBack: (index: number) => boolean,
): Promise<BookedUpload> => {
  const counts = countRows(results);
  const problemsOf = (of: 'held' | 'rejected'): RowProblem[] =>
    results.flatMap((result) => (result.kind === of ? [result.problem] : []));
  const heldRows = problemsOf('held');
  const heldReasons = Object.fromEntries(
    Object.entries(Object.groupBy(heldRows, ({ code }) => code)).map(([code, rows]) => [code, rows?.length ?? 0]),
  );
  const rows = results.map((result, index) => toUploadedRow(result, index, takesBack(index)));
  await uploads.save({ ...by, kind, counts, heldReasons }, rows);
  const flaggedRows = results.flatMap((result) => (result.kind === 'accepted' && result.flag ? [result.flag] : []));
  return { uploadId: by.uploadId, counts, rejected: problemsOf('rejected'), heldRows, flaggedRows };
};

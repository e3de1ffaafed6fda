import type { CountyCode } from '../../shared/counties.ts';
import type { RowProblem } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';

/** What a county uploads. */
export const UPLOAD_KINDS = ['ballots', 'participation-history', 'imb-tracking'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];

/**
 * What became of a row when it was uploaded: `withdrawn` is one that was taken and takes an earlier one back; `accepted` every
 * other that was taken.
 */
export const ROW_RESULTS = ['accepted', 'withdrawn', 'unchanged', 'held', 'rejected'] as const;

/** A row of an upload, by its place in it. Whose it is only its county knows: no voter is kept with it. */
export type UploadedRow = {
  readonly index: number;
  readonly result: (typeof ROW_RESULTS)[number];
  /** Why it is held or rejected, or what a person should look at. */
  readonly problem?: RowProblem;
};

/** What became of one upload's rows; the four add up to `rows`. */
export type UploadCounts = {
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly held: number;
  readonly rejected: number;
};

/** An upload whose rows have been taken in. */
export type Upload = {
  readonly uploadId: string;
  readonly kind: UploadKind;
  readonly electionId: string;
  readonly county: CountyCode;
  readonly clientId: string;
  readonly receivedAt: Temporal.Instant;
  readonly counts: UploadCounts;
  /** How many rows wait for which reason. */
  readonly heldReasons: Readonly<Record<string, number>>;
};

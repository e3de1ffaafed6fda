import * as z from 'zod';
import { type Difference, DifferenceCategory, DifferenceClass } from '../difference.ts';
import { RowProblem, RowProblemCode, type Side } from './row-problem.ts';

const count = z.int().nonnegative();

/** How many differences: in all, by class, by category. Each record of the report counts once. */
export const DifferenceCounts = z.strictObject({
  total: count,
  byClass: z.record(DifferenceClass, count),
  byCategory: z.record(DifferenceCategory, count),
});
export type DifferenceCounts = z.infer<typeof DifferenceCounts>;

const SideReport = z.strictObject({
  /** Rows of the file, without header and blank lines, with those that were left out. */
  rows: count,
  /** Rows that took part in the comparison: one per voter. */
  voters: count,
  /** Bytes of the stored object, as read. */
  bytes: count,
  /** SHA-256 of the stored object in lower-case hexadecimal; null when none was expected. */
  sha256: z.string().nullable(),
  /** Rows left out, by code; a code without rows is absent. */
  problems: z.partialRecord(RowProblemCode, count),
});

/** What a comparison found. It exists only when both files were read to their last byte and are what was announced. */
export const CompareReport = z.strictObject({
  county: z.string(),
  /** Which engine answered. It tells how long a check took, never what it found. */
  engine: z.enum(['same-order', 'any-order']),
  ems: SideReport,
  votecal: SideReport,
  counts: DifferenceCounts,
  /** The first 1,000 rows that were left out, EMS first, by line. */
  problems: z.array(RowProblem),
});
export type CompareReport = z.infer<typeof CompareReport>;

/** Why a file is refused whole. Nothing of the comparison is published then. */
const ROLL_REFUSED_CODES = [
  'wrong-size',
  'wrong-sha256',
  'wrong-row-count',
  'broken-compression',
  'no-header',
  'missing-columns',
  'repeated-columns',
  'wrong-county',
  'no-voters',
  'not-comparable',
] as const;
export const RollRefusedCode = z.enum(ROLL_REFUSED_CODES);
export type RollRefusedCode = z.infer<typeof RollRefusedCode>;

/** What a county's staff read about each code. */
export const ROLL_REFUSED_TEXT: Readonly<Record<RollRefusedCode, string>> = {
  'wrong-size': 'The file has not as many bytes as announced.',
  'wrong-sha256': 'The SHA-256 of the file is not the announced one.',
  'wrong-row-count': 'The file has not as many rows as announced.',
  'broken-compression': 'The compressed file is damaged, ends too early, or is more than one zstd frame.',
  'no-header': 'The file has no header line.',
  'missing-columns': 'The header lacks columns of the roll format.',
  'repeated-columns': 'The header has a column twice.',
  'wrong-county': 'Most rows of the file belong to another county.',
  'no-voters': 'The file has no row that could be compared.',
  'not-comparable': 'The rolls differ nearly everywhere, which is a fault of a file and no sync result.',
};

/** A refusal: which file (null when it concerns both) and why. `columns` names columns of the format, never values. */
export interface RollRefused {
  readonly code: RollRefusedCode;
  readonly side: Side | null;
  readonly columns?: readonly string[];
}

/** Counts of nothing. */
export const noDifferences = (): DifferenceCounts => ({
  total: 0,
  byClass: { 'in-ems-not-votecal': 0, 'in-votecal-not-ems': 0, field: 0 },
  byCategory: {
    'precinct-district': 0,
    registration: 0,
    'participation-history': 0,
    'affidavit-signature': 0,
    correspondence: 0,
  },
});

/** Adds one difference to counts. */
export const countDifference = (counts: DifferenceCounts, difference: Difference): void => {
  counts.total += 1;
  counts.byClass[difference.class] += 1;
  counts.byCategory[difference.category] += 1;
};

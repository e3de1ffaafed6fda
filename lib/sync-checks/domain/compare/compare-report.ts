import * as z from 'zod';
import { Identifier } from '../../../shared/codes.ts';
import { type Difference, DifferenceCategory, DifferenceClass } from '../difference.ts';
import { RowProblem, RowProblemCode } from './row-problem.ts';

const count = z.int().nonnegative();

/** How many differences: in all, by class, by category. Each record of the report counts once. */
export const DifferenceCounts = z.strictObject({
  total: count,
  byClass: z.record(DifferenceClass, count),
  byCategory: z.record(DifferenceCategory, count),
});
export type DifferenceCounts = z.infer<typeof DifferenceCounts>;

/** Differences by category that no eye can see; they are among the others. */
export const InvisibleCounts = z.record(DifferenceCategory, count);
export type InvisibleCounts = z.infer<typeof InvisibleCounts>;

const eachSide = z.strictObject({ ems: count, votecal: count });

/** Voters of one side who may stand in a left-out row of the other: how many, and the first of them by ID. */
export const NotCompared = z.strictObject({
  voters: count,
  voterIds: z.array(Identifier),
  /** The same voters by the side in whose left-out rows they may stand. */
  lackedBy: eachSide,
  /**
   * Left-out rows of nobody known, where more voters are missing than there are such rows: those voters are all listed
   * as differences, and so many of them may stand in these rows.
   */
  mayBeListed: eachSide,
});
export type NotCompared = z.infer<typeof NotCompared>;

/** Nobody stands in a row that was left out. */
export const EVERYBODY_COMPARED: NotCompared = {
  voters: 0,
  voterIds: [],
  lackedBy: { ems: 0, votecal: 0 },
  mayBeListed: { ems: 0, votecal: 0 },
};

const SideReport = z.strictObject({
  /** Voters' rows of the file, with those that were left out; header, blank lines and footers are none. */
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
  invisible: InvisibleCounts,
  notCompared: NotCompared,
  /** The first 1,000 rows that were left out, EMS first, by line. */
  problems: z.array(RowProblem),
});
export type CompareReport = z.infer<typeof CompareReport>;

const byCategory = (): Record<DifferenceCategory, number> => ({
  'precinct-district': 0,
  registration: 0,
  'participation-history': 0,
  'affidavit-signature': 0,
  correspondence: 0,
});

/** Counts of nothing. */
export const noDifferences = (): DifferenceCounts => ({
  total: 0,
  byClass: { 'in-ems-not-votecal': 0, 'in-votecal-not-ems': 0, field: 0 },
  byCategory: byCategory(),
});

/** No difference that no eye can see. */
export const nothingInvisible = byCategory;

/** Adds one difference to counts. */
export const countDifference = (counts: DifferenceCounts, difference: Difference): void => {
  counts.total += 1;
  counts.byClass[difference.class] += 1;
  counts.byCategory[difference.category] += 1;
};

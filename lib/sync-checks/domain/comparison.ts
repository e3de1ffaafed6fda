import type { Comparison } from './check.ts';
import type { CompareReport } from './compare/compare-report.ts';
import { rowsLeftOut, type Side } from './compare/row-problem.ts';
import type { PrecinctCounts } from './precincts/assignments.ts';

/** Rows left out that a check's record names by line; the counts name them all. */
export const ROW_PROBLEMS_KEPT = 100;

/** Voters who could not be compared whom a check's record names; the count counts them all. */
const NOT_COMPARED_KEPT = 100;

/** What was found between both pairs of files. `counts`: with the precincts that differ. */
export type CheckReport = CompareReport & { readonly precincts: PrecinctCounts };

/** What of a comparison's report the check keeps. */
export const comparisonOf = (report: CheckReport): Comparison => ({
  records: { ems: report.ems.rows, votecal: report.votecal.rows },
  counts: report.counts,
  invisible: report.invisible,
  notCompared: {
    ...report.notCompared,
    voterIds: report.notCompared.voterIds.slice(0, NOT_COMPARED_KEPT),
  },
  leftOut: { ems: report.ems.problems, votecal: report.votecal.problems },
  rowProblems: report.problems.slice(0, ROW_PROBLEMS_KEPT),
  precincts: report.precincts,
});

/** Voters' rows of a side that took no part; footers and further headers are none. */
export const leftOutRows = ({ leftOut }: Pick<Comparison, 'leftOut'>, side: Side): number =>
  rowsLeftOut(leftOut[side], 'unreadable') +
  rowsLeftOut(leftOut[side], 'duplicates') +
  rowsLeftOut(leftOut[side], 'foreign');

/** Rows of a side that took part: one per voter. */
export const comparedRows = (comparison: Comparison, side: Side): number =>
  comparison.records[side] - leftOutRows(comparison, side);

/**
 * The number of records that the tolerance tiers go by: the voters compared of the larger roll. Rows left out do not
 * count, else a file would be allowed more differences for its damaged lines.
 */
export const recordsOf = (comparison: Comparison): number =>
  Math.max(comparedRows(comparison, 'ems'), comparedRows(comparison, 'votecal'));

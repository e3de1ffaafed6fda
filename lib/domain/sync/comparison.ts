import type { Comparison } from './check.ts';
import type { CompareReport } from './compare/compare-report.ts';

/** Rows left out that a check's record names by line; the counts name them all. */
export const ROW_PROBLEMS_KEPT = 100;

/** What of a comparison's report the check keeps. */
export const comparisonOf = (report: CompareReport): Comparison => ({
  records: { ems: report.ems.rows, votecal: report.votecal.rows },
  counts: report.counts,
  leftOut: { ems: report.ems.problems, votecal: report.votecal.problems },
  rowProblems: report.problems.slice(0, ROW_PROBLEMS_KEPT),
});

/** The number of records that the tolerance tiers go by: those of the larger roll. */
export const recordsOf = (comparison: Comparison): number =>
  Math.max(comparison.records.ems, comparison.records.votecal);

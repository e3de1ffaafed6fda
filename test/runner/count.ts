import * as z from 'zod';

/** How many checks of a step passed and failed. */
export type Count = { readonly passed: number; readonly failed: number };

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
});

/**
 * Reads vitest's JSON report. A file that fails as a whole (it does not load) has no failed test of its own: a run that
 * is not a success fails at least once.
 */
export const countVitest = (report: string): Count => {
  const { numPassedTests, numFailedTests, success } = VitestReport.parse(JSON.parse(report));
  return { passed: numPassedTests, failed: success ? numFailedTests : Math.max(1, numFailedTests) };
};

/** The counts of all steps together. */
export const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, count) => total + count.passed, 0),
  failed: counts.reduce((total, count) => total + count.failed, 0),
});

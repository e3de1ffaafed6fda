import type { Difference } from '../../sync-checks/domain/difference.ts';

/** How many differences one page shows. */
export const DIFFERENCES_PER_PAGE = 50;

/** How many one file for a spreadsheet holds; a county's EMS fetches more from the API. */
export const MOST_IN_A_FILE = 10_000;

/** One page of a check's differences. */
export type ShownDifferences = {
  readonly items: readonly Difference[];
  /** How many differences stand on earlier pages. */
  readonly before: number;
  /** Where the next page begins; null on the last. */
  readonly cursor: string | null;
};

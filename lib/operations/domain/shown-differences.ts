import type { Difference } from '../../sync-checks/domain/difference.ts';

/** How many differences one page shows. */
export const DIFFERENCES_PER_PAGE = 50;

/** One page of a check's differences. */
export type ShownDifferences = {
  readonly items: readonly Difference[];
  /** How many differences stand on earlier pages. */
  readonly before: number;
  /** Where the next page begins; null on the last. */
  readonly cursor: string | null;
};

import type { SyncCheck } from '../domain/sync/check.ts';
import type { Difference } from '../domain/sync/difference.ts';

type Check = Pick<SyncCheck, 'id' | 'county'>;

/** One page of differences. `cursor` continues; null on the last page. */
export type DifferencePage = { readonly differences: readonly Difference[]; readonly cursor: string | null };

/** Publishes what a comparison kept. Throws when the store cannot be reached. */
export type DifferencePublisher = {
  /** Puts the differences into the county's inbox, each with its `since`. Repeating it changes nothing. */
  publish(check: Check & Pick<SyncCheck, 'requestedAt'>): Promise<void>;
  /** Takes them out again: the check ended before they were announced. Nothing there is no failure. */
  withdraw(check: Check): Promise<void>;
};

/** The published differences of a check. Throws when the store cannot be reached. */
export type PublishedDifferences = {
  /** A page of at most `limit` differences, in fixing order. Null when the cursor is not one of ours. */
  page(check: Check, cursor: string | undefined, limit: number): Promise<DifferencePage | null>;
};

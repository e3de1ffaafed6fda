import type { SyncCheck } from '../domain/sync/check.ts';
import type { Difference } from '../domain/sync/difference.ts';
import type { EmsVendor } from '../domain/sync/ems.ts';

type Check = Pick<SyncCheck, 'id' | 'county'>;

/** One page of differences. `cursor` continues; null on the last page. */
export type DifferencePage = { readonly differences: readonly Difference[]; readonly cursor: string | null };

/** Publishes what a comparison kept. Throws when the store cannot be reached. */
export type DifferencePublisher = {
  /** Puts the differences into the county's inbox, also in its vendor's form. Repeating it changes nothing. */
  publish(check: Check, vendor: EmsVendor): Promise<void>;
  /** Takes them out again: the check ended before they were announced. Nothing there is no failure. */
  withdraw(check: Check, vendor: EmsVendor): Promise<void>;
};

/** The published differences of a check. Throws when the store cannot be reached. */
export type PublishedDifferences = {
  /** A page of at most `limit` differences, in fixing order. Null when the cursor is not one of ours. */
  page(check: Check, cursor: string | undefined, limit: number): Promise<DifferencePage | null>;
};

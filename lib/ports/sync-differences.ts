import type { SyncCheck } from '../domain/sync/check.ts';
import type { Difference } from '../domain/sync/difference.ts';
import type { EmsVendor } from '../domain/sync/ems.ts';

type Check = Pick<SyncCheck, 'id' | 'county'>;

/** One page of differences. `cursor` continues; null on the last page. */
export type DifferencePage = { readonly differences: readonly Difference[]; readonly cursor: string | null };

/** The differences of checks: kept when compared, published into the county's inbox, read from there. */
export type SyncDifferences = {
  /** Puts the differences into the county's inbox, also in its vendor's form. Repeating it changes nothing. */
  publish(check: Check, vendor: EmsVendor): Promise<void>;
  /** Takes them out again: the check ended before they were announced. */
  withdraw(check: Check, vendor: EmsVendor): Promise<void>;
  /** A page of at most `limit` published differences, in fixing order. Null when the cursor is not one of ours. */
  page(check: Check, cursor: string | undefined, limit: number): Promise<DifferencePage | null>;
};

import type { CountyCode } from '../../shared/counties.ts';
import type { Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Resolution, SyncCheck } from '../domain/check.ts';
import type { Difference } from '../domain/difference.ts';
import type { SnapshotFault } from '../domain/snapshot.ts';

/** Bytes that the files of an upload will have, as far as the county states them. */
export type UploadSizes = { readonly bytes?: number | undefined; readonly precinctsBytes?: number | undefined };

/** Counties' extracts and VoteCal's snapshots. Throws when the store cannot be reached. */
export type SyncRolls = {
  /**
   * A place for a county's extract under a name of our own, and a URL that one PUT fills; another for the file of precincts
   * and districts beside it. They work for an hour, and where a size is stated for a file of exactly so many bytes.
   */
  createUpload(
    county: CountyCode,
    checkId: string,
    sizes?: UploadSizes,
  ): Promise<{ readonly key: string; readonly url: string; readonly precinctsUrl: string }>;
  /** The uploaded object; undefined when nothing was uploaded. */
  findUpload(key: string): Promise<{ readonly versionId: string | null; readonly bytes: number } | undefined>;
  /** The file of precincts and districts beside the extract of this key; undefined when none was uploaded. */
  findPrecincts(
    key: string,
  ): Promise<{ readonly key: string; readonly versionId: string | null; readonly bytes: number } | undefined>;
  /** VoteCal's newest snapshot of a county's roll, however old, pinned to the version that its manifest describes. */
  pinSnapshot(
    county: CountyCode,
  ): Promise<Result<NonNullable<SyncCheck['votecal']>, Exclude<SnapshotFault, 'TOO_OLD'>>>;
};

type Check = Pick<SyncCheck, 'id' | 'county' | 'redrives'>;

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
  /**
   * A page of at most `limit` differences, in fixing order. Null when the cursor is not one of ours; `deleted` when the
   * time for which differences are kept has passed.
   */
  page(check: Check, cursor: string | undefined, limit: number): Promise<DifferencePage | 'deleted' | null>;
};

/**
 * Follows the differences of a compared check from the county's previous completed one, and keeps each one's age for
 * the next check. Throws when the store cannot be reached; repeating it gives the same answer.
 */
export type FollowDifferences = (
  check: SyncCheck,
  previous: SyncCheck | undefined,
  today: Temporal.PlainDate,
) => Promise<Resolution>;

import type { CountyCode } from '../domain/shared/counties.ts';
import type { Result } from '../domain/shared/result.ts';
import type { SyncCheck } from '../domain/sync/check.ts';
import type { CompareReport, RollRefused } from '../domain/sync/compare/compare-report.ts';

/** `NO_SNAPSHOT`: VoteCal delivered none for the county. `UNREADABLE_MANIFEST`: it is there, its manifest is not one. */
export type SnapshotFailure = 'NO_SNAPSHOT' | 'UNREADABLE_MANIFEST';

/** Counties' extracts and VoteCal's snapshots. Throws when the store cannot be reached. */
export type SyncRolls = {
  /** A place for a county's extract under a name of our own, and a URL that one PUT fills; it works for an hour. */
  createUpload(county: CountyCode, checkId: string): Promise<{ readonly key: string; readonly url: string }>;
  /** The uploaded object; null when nothing was uploaded. */
  findUpload(key: string): Promise<{ readonly versionId: string | null; readonly bytes: number } | null>;
  /** VoteCal's newest snapshot of a county's roll, pinned to the version that its manifest describes. */
  pinSnapshot(county: CountyCode): Promise<Result<NonNullable<SyncCheck['votecal']>, SnapshotFailure>>;
};

/**
 * Compares the two pinned rolls of a check and keeps the differences for publication. Refused when a file is not what
 * was announced; nothing is kept then. Throws when the store cannot be reached or the check has no rolls yet.
 */
export type CompareCheck = (check: SyncCheck) => Promise<Result<CompareReport, RollRefused>>;

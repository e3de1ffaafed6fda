import { Temporal } from '../../shared/time.ts';
import limits from '../data/sync-snapshots.json' with { type: 'json' };

/** Hours after which VoteCal's snapshot is too old to compare with, counted when a check takes it. */
export const SNAPSHOT_OLDEST_HOURS = limits.oldestHours.value;

/**
 * Why a snapshot cannot be compared with: VoteCal delivered none for the county; its manifest cannot be read, or says
 * that it was taken in the future; it is of another county; it lacks the file of precincts and districts that its manifest
 * describes; it is too old for the night.
 */
export type SnapshotFault = 'NO_SNAPSHOT' | 'UNREADABLE_MANIFEST' | 'OTHER_COUNTY' | 'NO_PRECINCTS' | 'TOO_OLD';

/** What the time at which a snapshot was taken says against it at `now`; null: nothing. */
export const faultOfAge = (takenAt: Temporal.Instant, now: Temporal.Instant): SnapshotFault | null => {
  const latest = now.add({ minutes: limits.aheadMinutes.value });
  if (Temporal.Instant.compare(takenAt, latest) > 0) return 'UNREADABLE_MANIFEST';
  const oldest = now.subtract({ hours: SNAPSHOT_OLDEST_HOURS });
  return Temporal.Instant.compare(takenAt, oldest) < 0 ? 'TOO_OLD' : null;
};

import type { Temporal } from '../domain/shared/time.ts';
import type { Resolution, SyncCheck } from '../domain/sync/check.ts';

/**
 * Follows the differences of a compared check from the county's previous completed one, and keeps each one's age for
 * the next check. Throws when the store cannot be reached; repeating it gives the same answer.
 */
export type FollowDifferences = (
  check: SyncCheck,
  previous: SyncCheck | undefined,
  today: Temporal.PlainDate,
) => Promise<Resolution>;

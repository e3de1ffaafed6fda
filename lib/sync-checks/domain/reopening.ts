import type { Temporal } from '../../shared/time.ts';
import { isPastDeadline, type SyncCheck } from './check.ts';

/**
 * What changes of a failed check that is started again. VoteCal's side is pinned anew: what was pinned may be why the
 * check failed. What was found with it is forgotten; the county's confirmed extract is kept.
 */
export const reopening = ({ redrives }: Pick<SyncCheck, 'redrives'>) =>
  ({
    status: 'requested',
    failure: null,
    endedAt: null,
    redrives: redrives + 1,
    votecal: null,
    comparison: null,
    judgement: null,
    resolution: null,
  }) as const satisfies Partial<SyncCheck>;

/** Whether a night's check can be started again: it failed, and its window is open. */
export const canStartAgain = (
  check: Pick<SyncCheck, 'initiatedBy' | 'status' | 'deadlineAt'>,
  now: Temporal.Instant,
): boolean => check.initiatedBy === 'sos' && check.status === 'failed' && !isPastDeadline(check, now);

import { Temporal } from '../../shared/time.ts';
import type { TaskProgress } from './completion.ts';
import type { Schedule } from './schedule.ts';
import type { TaskNumber } from './task.ts';
import { phaseOf, releaseEndsAt } from './task-run.ts';

/** What the execution of a release waits for: in a task its day, and then that everybody has confirmed it; at last that the release is over. */
export const WAITS_FOR = ['start', 'confirmations', 'release'] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/**
 * How a wait ends: the task has `begun`; it is `confirmed` by everybody; the release is `over`; or another revision has `replaced` the one
 * that waits.
 */
export type WaitOutcome = 'begun' | 'confirmed' | 'over' | 'replaced';

/** How a wait ends now; undefined while there is something to wait for. */
export const outcomeOfWait = (
  waiting: { readonly revision: number; readonly task: TaskNumber | null; readonly waitsFor: WaitsFor },
  schedule: Pick<Schedule, 'revision' | 'releasesOn' | 'tasks'>,
  progress: readonly TaskProgress[],
  now: Temporal.Instant,
): WaitOutcome | undefined => {
  if (waiting.revision !== schedule.revision) return 'replaced';
  const isOver = Temporal.Instant.compare(now, releaseEndsAt(schedule)) >= 0;
  if (waiting.waitsFor === 'release') return isOver ? 'over' : undefined;
  const mine = progress.find(({ task }) => task.number === waiting.task);
  if (mine === undefined) return 'replaced';
  const phase = phaseOf(mine, progress, now);
  if (phase === 'done') return 'confirmed';
  if (isOver) return 'over';
  return waiting.waitsFor === 'start' && phase === 'open' ? 'begun' : undefined;
};

import { Temporal } from '../../shared/time.ts';
import type { TaskProgress } from './completion.ts';
import type { DownState } from './environment-state.ts';
import { takenDownBy } from './still-down.ts';
import type { Task } from './task.ts';
import { phaseOf } from './task-run.ts';
import { opensAt } from './when.ts';

/**
 * When the counties hear that the environment is back from what it was down for. `now`: no task of the release says it. `now-by-task`: a
 * task of its own does (`reinitiate-services`), and has begun. `later-by-task`: that task begins by the time at which they were told to
 * expect it back. One that a revision has moved behind that time keeps nobody waiting.
 */
export type WhenTold = 'now' | 'now-by-task' | 'later-by-task';

/** `progress`: of the release whose task took it down; none where it was no release. */
export const whenTold = (from: DownState, progress: readonly TaskProgress[], now: Temporal.Instant): WhenTold => {
  const keeper = takenDownBy(from)?.task;
  const tellers = progress.filter(
    ({ task, done }) => !done && task.action === 'reinitiate-services' && keeper && task.after.includes(keeper),
  );
  if (tellers.some((one) => phaseOf(one, progress, now) === 'open')) return 'now-by-task';
  const { until } = from;
  if (until === null || Temporal.Instant.compare(now, until) >= 0) return 'now';
  const isInTime = ({ task }: TaskProgress): boolean => {
    const opens = opensAt(task.start);
    return opens === undefined || Temporal.Instant.compare(opens, until) <= 0;
  };
  return tellers.some(isInTime) ? 'later-by-task' : 'now';
};

/** The next task that takes the environment down, of those whose day has not come; undefined where none is known. */
export const nextDown = (progress: readonly TaskProgress[], now: Temporal.Instant): Task | undefined =>
  progress
    .filter((one) => one.task.notes.includes('votecal-cte-down') && phaseOf(one, progress, now) === 'ahead')
    .map(({ task }) => task)
    .toSorted(
      (one, other) => (opensAt(one.start)?.epochMilliseconds ?? 0) - (opensAt(other.start)?.epochMilliseconds ?? 0),
    )
    .at(0);

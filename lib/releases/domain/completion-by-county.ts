import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Confirmation, TaskProgress } from './completion.ts';
import { type CountyTask, type CountyTaskState, countyTasks } from './county-tasks.ts';

/** How far a county is with its tasks. */
export type CountyCompletion = {
  readonly county: CountyCode;
  readonly tasks: readonly CountyTask[];
  readonly counts: Readonly<Record<CountyTaskState, number>>;
};

/** How far each of these counties is, those with something overdue first. A county without a task is left out. */
export const completionByCounty = (
  progress: readonly TaskProgress[],
  confirmations: readonly Pick<Confirmation, 'task' | 'county' | 'at'>[],
  counties: readonly CountyCode[],
  now: Temporal.Instant,
): readonly CountyCompletion[] =>
  counties
    .map((county): CountyCompletion => {
      const tasks = countyTasks(progress, confirmations, county, now);
      const counts = { done: 0, overdue: 0, open: 0, held: 0, ahead: 0, undated: 0 };
      for (const { state } of tasks) counts[state] += 1;
      return { county, tasks, counts };
    })
    .filter(({ tasks }) => tasks.length > 0)
    .toSorted((a, b) => b.counts.overdue - a.counts.overdue || a.county.localeCompare(b.county));

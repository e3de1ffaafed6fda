import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { type Confirmation, isMissing, type TaskProgress } from './completion.ts';
import { stateConfirms } from './entities.ts';
import type { Task } from './task.ts';
import { phaseOf } from './task-run.ts';
import { dayOf, endsAt, opensAt } from './when.ts';

/**
 * How a county, or SOS, stands with a task that it has to confirm: it has (or the task was done before), its day is over, it can be done
 * now, its day has come and SOS holds it up, it has not begun, or nobody knows when it is.
 */
export const COUNTY_TASK_STATES = ['done', 'overdue', 'open', 'held', 'ahead', 'undated'] as const;
export type CountyTaskState = (typeof COUNTY_TASK_STATES)[number];

export type CountyTask = {
  readonly task: Task;
  readonly state: CountyTaskState;
  /** When the county confirmed; null where it has not, or where the task was done when the schedule was published. */
  readonly confirmedAt: Temporal.Instant | null;
};

type Words = readonly Pick<Confirmation, 'task' | 'county' | 'at'>[];

const stateOf = (
  one: TaskProgress,
  progress: readonly TaskProgress[],
  now: Temporal.Instant,
): Exclude<CountyTaskState, 'done'> => {
  const { start, end } = one.task;
  if (start.kind !== 'unknown' && phaseOf(one, progress, now) === 'held') return 'held';
  const [opens, ends] = [opensAt(start), endsAt(end)];
  if (ends !== undefined && Temporal.Instant.compare(ends, now) <= 0) return 'overdue';
  if (opens !== undefined) return Temporal.Instant.compare(opens, now) <= 0 ? 'open' : 'ahead';
  // `N/A` is open from the schedule's publication on.
  return start.kind === 'unknown' ? 'undated' : 'open';
};

/** Every task that a county has to confirm, or SOS for itself, CGI and the vendors (null), in the schedule's order. */
export const countyTasks = (
  progress: readonly TaskProgress[],
  confirmations: Words,
  county: CountyCode | null,
  now: Temporal.Instant,
): readonly CountyTask[] =>
  progress
    .filter(({ task, counties }) => (county === null ? stateConfirms(task.entities) : counties.includes(county)))
    .map((one) => {
      const { task } = one;
      const word = confirmations.find((said) => said.task === task.number && said.county === county);
      return {
        task,
        state: isMissing(one, county) ? stateOf(one, progress, now) : 'done',
        confirmedAt: word?.at ?? null,
      };
    });

/** Today and the six days after it. */
export type Week = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };

/** The week that begins today on the Pacific calendar. */
export const weekFrom = (now: Temporal.Instant): Week => {
  const from = pacificDate(now);
  return { from, to: from.add({ days: 6 }) };
};

const touches = ({ start, end }: Task, { from, to }: Week): boolean => {
  const [first, last] = [dayOf(start) ?? from, dayOf(end)];
  const begun = Temporal.PlainDate.compare(first, to) <= 0;
  return begun && (last === undefined || Temporal.PlainDate.compare(last, from) >= 0);
};

/** What a county has to do in a week: what is overdue first, then what ends first. What it has done is left out. */
export const countyWeek = (tasks: readonly CountyTask[], week: Week): readonly CountyTask[] => {
  const wanted = tasks.filter(
    ({ task, state }) =>
      state === 'overdue' || state === 'held' || (state !== 'done' && state !== 'undated' && touches(task, week)),
  );
  const last = ({ task }: CountyTask): string => (task.end.kind === 'on' ? task.end.date : '9999-12-31');
  const rank = ({ state }: CountyTask): number => (state === 'overdue' ? 0 : 1);
  return wanted.toSorted((a, b) => rank(a) - rank(b) || last(a).localeCompare(last(b)));
};

/** What SOS and CGI do in a week that a county notices: the environment is down, or services come back. */
export const stateWeek = (progress: readonly TaskProgress[], week: Week): readonly Task[] =>
  progress
    .filter(({ task, done }) => !done && task.start.kind === 'on' && touches(task, week))
    .map(({ task }) => task)
    .filter(({ notes, action }) => notes.includes('votecal-cte-down') || action === 'reinitiate-services');

import { Temporal } from '../../shared/time.ts';
import type { TaskProgress } from './completion.ts';
import type { Schedule } from './schedule.ts';
import type { Task } from './task.ts';
import { dayOf } from './when.ts';

/** A task in the chart: `left` and `width` are shares of the chart's days, 0 to 1. */
export type ChartBar = {
  readonly task: Task;
  readonly done: boolean;
  readonly left: number;
  readonly width: number;
  /** Whether it goes on beyond the chart (`On-going`), or began before it (`N/A`). */
  readonly isOpen: { readonly start: boolean; readonly end: boolean };
};

/** A schedule drawn over its days. */
export type Chart = {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  /** The first days of months within it. */
  readonly months: readonly { readonly day: Temporal.PlainDate; readonly at: number }[];
  readonly bars: readonly ChartBar[];
  /** Tasks of which no day is known. */
  readonly undated: readonly Task[];
  /** The day of the release, at its end, and today where it lies within. */
  readonly release: number;
  readonly today: number | null;
};

const daysFrom = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  from.until(to, { largestUnit: 'day' }).days;

const monthsBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate[] => {
  const months: Temporal.PlainDate[] = [];
  for (
    let day = from.with({ day: 1 }).add({ months: 1 });
    Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ months: 1 })
  )
    months.push(day);
  return months;
};

/** The tasks of a schedule over the days from its first to its last, both whole, and how far they are today. */
export const chartOf = (
  schedule: Pick<Schedule, 'releasesOn'>,
  progress: readonly TaskProgress[],
  today: Temporal.PlainDate,
): Chart => {
  const release = Temporal.PlainDate.from(schedule.releasesOn.votecal);
  const named = progress.flatMap(({ task }) => [dayOf(task.start) ?? [], dayOf(task.end) ?? []].flat());
  const days = [...named, release].toSorted(Temporal.PlainDate.compare);
  const [from, to] = [days[0] ?? release, days.at(-1) ?? release];
  const length = daysFrom(from, to) + 1;
  const at = (day: Temporal.PlainDate): number => daysFrom(from, day) / length;
  const isDated = ({ start, end }: Task): boolean => start.kind === 'on' || end.kind === 'on';
  return {
    from,
    to,
    months: monthsBetween(from, to).map((day) => ({ day, at: at(day) })),
    bars: progress
      .filter(({ task }) => isDated(task))
      .map(({ task, done }) => {
        const [first, last] = [dayOf(task.start), dayOf(task.end)];
        const left = at(first ?? from);
        const isOpen = { start: first === undefined, end: last === undefined };
        return { task, done, left, width: at((last ?? to).add({ days: 1 })) - left, isOpen };
      }),
    undated: progress.filter(({ task }) => !isDated(task)).map(({ task }) => task),
    release: at(release.add({ days: 1 })),
    today: Temporal.PlainDate.compare(today, from) < 0 || Temporal.PlainDate.compare(today, to) > 0 ? null : at(today),
  };
};

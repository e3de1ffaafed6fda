import { pacificInstant, Temporal } from '../../shared/time.ts';
import type { Task } from './task.ts';
import { dayOf } from './when.ts';

/** What is said of a task, in the order in which it comes. */
export const TASK_NOTICES = ['ahead', 'opened', 'soon', 'due', 'overdue', 'escalated', 'escalated-again'] as const;
export type TaskNotice = (typeof TASK_NOTICES)[number];

/** A notice and its moment. */
export type TimedNotice = { readonly notice: TaskNotice; readonly at: Temporal.Instant };

/** Mail goes out when offices open. */
const MORNING = '08:00';
const SATURDAY = 6;

const isWorkday = (day: Temporal.PlainDate): boolean => day.dayOfWeek < SATURDAY;

/** So many workdays (Monday to Friday) later, or earlier when negative. */
export const workdaysFrom = (day: Temporal.PlainDate, count: number): Temporal.PlainDate => {
  const step = { days: Math.sign(count) };
  let at = day;
  for (let left = Math.abs(count); left > 0; ) {
    at = at.add(step);
    if (isWorkday(at)) left -= 1;
  }
  return at;
};

/** Workdays before the start, before and after the end, on which something is said. */
const AHEAD = -1;
const SOON = -2;
const OVERDUE = 1;
const ESCALATED = 3;
const ESCALATED_AGAIN = 8;

/** When offices open on a day. */
export const morningOf = (day: Temporal.PlainDate): Temporal.Instant => pacificInstant(day, MORNING);

/**
 * When what is said of a task, in order: that it is open, two workdays before its end and on that day, and when it is over and not
 * confirmed after one, three and eight workdays; the last two go to SOS with the names of who is missing. A task that is too short for
 * a reminder is announced on the workday before. A task without a first day is open from the beginning, `from`.
 */
export const noticesOf = (
  { start, end }: Pick<Task, 'start' | 'end'>,
  from: Temporal.PlainDate,
): readonly TimedNotice[] => {
  const first = dayOf(start) ?? from;
  const opens = start.kind === 'on' && start.time !== undefined ? pacificInstant(first, start.time) : morningOf(first);
  const opened: TimedNotice = { notice: 'opened', at: opens };
  const last = dayOf(end);
  const ahead: TimedNotice = { notice: 'ahead', at: morningOf(workdaysFrom(first, AHEAD)) };
  if (last === undefined) return start.kind === 'on' ? [ahead, opened] : [opened];
  const soonDay = workdaysFrom(last, SOON);
  const isLong = Temporal.PlainDate.compare(first, soonDay) < 0;
  const lastsDays = Temporal.PlainDate.compare(first, last) < 0;
  return [
    ...(isLong || start.kind !== 'on' ? [] : [ahead]),
    opened,
    ...(isLong ? [{ notice: 'soon' as const, at: morningOf(soonDay) }] : []),
    ...(lastsDays ? [{ notice: 'due' as const, at: morningOf(last) }] : []),
    { notice: 'overdue', at: morningOf(workdaysFrom(last, OVERDUE)) },
    { notice: 'escalated', at: morningOf(workdaysFrom(last, ESCALATED)) },
    { notice: 'escalated-again', at: morningOf(workdaysFrom(last, ESCALATED_AGAIN)) },
  ];
};

/**
 * What is to be said now: the last whose moment has come. One that was missed, because nothing ran or because the task is older than
 * the run, is not said late.
 */
export const noticeNow = (notices: readonly TimedNotice[], now: Temporal.Instant): TimedNotice | undefined =>
  notices.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0).at(-1);

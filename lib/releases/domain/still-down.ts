import { countyOf } from '../../shared/counties.ts';
import { timeInWords } from '../../shared/dates-in-words.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { TaskProgress } from './completion.ts';
import type { DownState } from './environment-state.ts';
import type { ReleaseMail } from './release-mail.ts';
import { morningOf, workdaysFrom } from './reminders.ts';
import type { ReleaseId, Schedule } from './schedule.ts';
import { type TaskNumber, taskText } from './task.ts';
import { lastDayOf } from './task-run.ts';

/** The release's task that took the environment down; undefined where it was no task, such as a refresh begun by hand. */
export const takenDownBy = ({ by }: Pick<DownState, 'by'>): { release: ReleaseId; task: TaskNumber } | undefined => {
  const slash = by.lastIndexOf('/');
  return slash < 0 ? undefined : { release: by.slice(0, slash), task: by.slice(slash + 1) };
};

/** Workdays on which it is said again: at first as of an overdue task, then once a month for a quarter. */
const REMINDED_AFTER = [1, 3, 8, 20, 40, 60] as const;

/** When it is said that the environment is still down, behind the day from which nothing brings it back by itself. */
export const stillDownReminders = (
  day: Temporal.PlainDate,
): readonly { readonly notice: string; readonly at: Temporal.Instant }[] =>
  REMINDED_AFTER.map((count) => ({ notice: `still-down-${count}`, at: morningOf(workdaysFrom(day, count)) }));

/**
 * What is said now: the last whose moment has come. From the last day of the release whose task took it down, or from the day on which
 * whatever else did was to be over, or began where nobody said until when.
 */
export const stillDownNow = (
  { since, until }: DownState,
  schedule: Pick<Schedule, 'releasesOn' | 'tasks'> | undefined,
  now: Temporal.Instant,
): string | undefined => {
  const day = schedule === undefined ? pacificDate(until ?? since) : lastDayOf(schedule);
  return stillDownReminders(day).findLast(({ at }) => Temporal.Instant.compare(at, now) <= 0)?.notice;
};

/** What SOS does about an environment that is down, in sentences; `keeper`: the task that keeps it down, where it is one. */
export const howToEnd = (keeper: TaskProgress | undefined): readonly string[] => {
  if (keeper === undefined)
    return [
      'No open task of a release keeps it down: finish what took it down, such as the data refresh, which brings it back.',
    ];
  const { task, stateMissing, missing } = keeper;
  const counties = missing.map((code) => countyOf(code).name).join(', ');
  return [
    `Task ${task.number} keeps it down: ${taskText(task)}`,
    ...(stateMissing
      ? ['The Secretary of State has not confirmed it. Confirm it on the page of the environment when it is done.']
      : []),
    ...(missing.length > 0 ? [`Not confirmed by: ${counties}. Ask them to, or record their withdrawal.`] : []),
    'Once everybody has confirmed it, or a revision lists it as completed, the environment is back within the hour.',
  ];
};

/** What the Secretary of State's staff are told then. */
export const stillDownMail = (state: DownState, keeper: TaskProgress | undefined): ReleaseMail => ({
  subject: 'The VoteCal County Test Environment is still down',
  text: [
    `It is down since ${timeInWords(state.since, 'en', 'long')} Pacific time by ${state.by}, and no release that is under way will bring it back.`,
    ...howToEnd(keeper),
    'Counties’ systems are answered with 503 until then.',
    '',
  ].join('\n'),
});

import { type CountyCode, countyOf } from '../../shared/counties.ts';
import { timeInWords } from '../../shared/dates-in-words.ts';
import { DOWN_REASONS, type DownState } from './environment-state.ts';
import type { RequiredInstall } from './gate.ts';
import type { TaskNotice } from './reminders.ts';
import type { Schedule } from './schedule.ts';
import { type Task, taskText } from './task.ts';
import type { When } from './when.ts';

/** An email about a release, for a county's office or for the Secretary of State's staff. */
export type ReleaseMail = { readonly subject: string; readonly text: string };

const DESK = 'VoteCal Help Desk: (888) 868-3225, votecalhelp@sos.ca.gov';

const dayInWords = (when: When): string => {
  if (when.kind === 'not-applicable') return 'N/A';
  if (when.kind === 'ongoing') return 'On-going';
  if (when.kind === 'unknown') return 'not known';
  const [year, month, day] = when.date.split('-').map(Number);
  const hour = when.time === undefined ? '' : ` ${when.time}`;
  return `${month}/${day}/${year}${hour}`;
};

/** `VoteCal release of 11/21/2021`: what mail calls it. */
export const titleOf = ({ releasesOn }: Pick<Schedule, 'releasesOn'>): string =>
  `VoteCal release of ${dayInWords({ kind: 'on', date: releasesOn.votecal })}`;

const SUBJECTS: Readonly<Record<TaskNotice, (task: string) => string>> = {
  ahead: (task) => `${task} begins on the next workday`,
  opened: (task) => `${task} has begun`,
  soon: (task) => `Reminder: ${task} ends in two workdays`,
  due: (task) => `Reminder: ${task} ends today`,
  overdue: (task) => `Overdue: ${task} is not confirmed`,
  escalated: (task) => `Escalated: ${task} is three workdays overdue`,
  'escalated-again': (task) => `Escalated again: ${task} is eight workdays overdue`,
};

const lines = (...all: readonly (string | undefined)[]): string => all.filter((line) => line !== undefined).join('\n');

const aboutTask = (schedule: Schedule, task: Task): string =>
  lines(
    `${titleOf(schedule)}, task ${task.number}:`,
    taskText(task),
    '',
    `Start: ${dayInWords(task.start)}`,
    `End: ${dayInWords(task.end)}`,
  );

const CONFIRM: Readonly<Record<TaskNotice, string>> = {
  ahead: 'Nothing is to be confirmed before it has begun.',
  opened: 'Confirm it when it is done',
  soon: 'It is not confirmed yet. Confirm it when it is done',
  due: 'It is not confirmed yet. Confirm it today when it is done',
  overdue: 'Its end has passed. Confirm it if it is done; otherwise tell the help desk what is in the way',
  escalated: 'Its end has passed. Confirm it if it is done; SOS has been told that it is missing',
  'escalated-again': 'Its end has passed. Confirm it if it is done; SOS has been told again that it is missing',
};

const HOW = ', on the page “Releases” or with POST /v1/releases/{id}/tasks/{number}/confirmation.';

/** What a county is told of a task of its own. */
export const taskMail = (schedule: Schedule, task: Task, notice: TaskNotice): ReleaseMail => ({
  subject: SUBJECTS[notice](`CTE task ${task.number}`),
  text: lines(
    aboutTask(schedule, task),
    '',
    notice === 'ahead' ? CONFIRM.ahead : `${CONFIRM[notice]}${HOW}`,
    '',
    DESK,
    '',
  ),
});

/** What the Secretary of State's staff are told of a task: their own part, and of whom the rest is missing. */
export const stateTaskMail = (
  schedule: Schedule,
  task: Task,
  notice: TaskNotice,
  missing: { readonly counties: readonly CountyCode[]; readonly state: boolean },
): ReleaseMail => ({
  subject: SUBJECTS[notice](`CTE task ${task.number}`),
  text: lines(
    aboutTask(schedule, task),
    '',
    missing.state ? 'The Secretary of State’s part (with CGI’s and the vendors’) is not confirmed.' : undefined,
    missing.counties.length === 0
      ? undefined
      : `Not confirmed by ${missing.counties.length} counties: ${missing.counties.map((code) => countyOf(code).name).join(', ')}.`,
    '',
  ),
});

const heading = (schedule: Schedule | undefined): string | undefined => schedule && `${titleOf(schedule)}.`;

/** What every county that takes part is told when the environment goes down; `schedule`: of the release for which it does. */
export const downMail = (schedule: Schedule | undefined, state: DownState): ReleaseMail => ({
  subject: 'The VoteCal County Test Environment is down',
  text: lines(
    heading(schedule),
    DOWN_REASONS[state.reason],
    state.until === null
      ? 'You are told when it is back.'
      : `It is expected back by ${timeInWords(state.until, 'en', 'long')} Pacific time; you are told when it is.`,
    'Until then every call of your system is answered with 503 and the time to wait.',
    '',
    DESK,
    '',
  ),
});

/**
 * "Inform counties that services to VoteCal CTE are reinitiated and can be reconnected to county EMS CTE" (task 16). `required`: what the
 * gate asks for before; `next`: the task that takes the environment down again.
 */
export const reinitiatedMail = (
  schedule: Schedule | undefined,
  { required, next }: { readonly required: RequiredInstall | null; readonly next: Task | undefined },
): ReleaseMail => ({
  subject: 'Services to the VoteCal County Test Environment are reinitiated',
  text: lines(
    heading(schedule),
    'Services to the VoteCal CTE are reinitiated and can be reconnected to your county’s EMS CTE.',
    required === null
      ? undefined
      : `Before your county reconnects it installs its EMS release and confirms task ${required.task}${HOW} Without that its system is answered with 409.`,
    next && `It goes down again for task ${next.number}, which starts on ${dayInWords(next.start)}.`,
    '',
    DESK,
    '',
  ),
});

/** What counties and SOS are told when a release is over. */
export const endedMail = (schedule: Schedule, unconfirmed: readonly Task[]): ReleaseMail => ({
  subject: `${titleOf(schedule)}: the schedule is over`,
  text: lines(
    `The County Test Environment’s schedule for the ${titleOf(schedule)} is over. Thank you.`,
    unconfirmed.length === 0
      ? 'Every task was confirmed.'
      : `Not confirmed by everybody: ${unconfirmed.map(({ number }) => `task ${number}`).join(', ')}.`,
    '',
    DESK,
    '',
  ),
});

import { err, ok, type Result } from '../../shared/result.ts';
import { Temporal } from '../../shared/time.ts';
import { faultsOf, type ScheduleFault } from './faults.ts';
import { sameList, sameTask } from './revision-diff.ts';
import type { Schedule } from './schedule.ts';
import { byNumber, type Task, type TaskNumber } from './task.ts';
import { shifted } from './when.ts';

/** What a revision says anew; everything else stays as it was. */
export type Revision = Pick<Schedule, 'publishedOn' | 'reason' | 'releasesOn' | 'memo'> & {
  /** All tasks that are done by now. */
  readonly completed: readonly TaskNumber[];
  /** All approvals, where one is put on record; otherwise those that still stand. */
  readonly approvals?: Schedule['approvals'];
};

/** The tasks when the release moves by so many days: those that are done stay, the rest moves with it. */
const moved = (before: Schedule, completed: readonly TaskNumber[], days: number): Task[] =>
  before.tasks.map((task) =>
    completed.includes(task.number)
      ? task
      : { ...task, start: shifted(task.start, days), end: shifted(task.end, days) },
  );

/** What is done in either: a task that was done is never open again. Its work is done once more as a task of its own. */
const doneBy = (before: Schedule, completed: readonly TaskNumber[]): TaskNumber[] =>
  [...new Set([...before.completed, ...completed])].toSorted(byNumber);

/** What a revision may not do to the tasks of the one before. */
const frozen = (before: Schedule, tasks: readonly Task[], done: readonly TaskNumber[]): readonly ScheduleFault[] =>
  before.tasks.flatMap((task) => {
    if (!done.includes(task.number)) return [];
    const now = tasks.find(({ number }) => number === task.number);
    if (now !== undefined && sameTask(task, now)) return [];
    const what = now === undefined ? 'is missing' : 'was changed';
    return [{ task: task.number, sentence: `Task ${task.number} is done and stays as it was; here it ${what}.` }];
  });

/** The approvals that a revision leaves standing: each is of the days for which it was given, and the schedule's of its tasks too. */
const stillApproved = (
  before: Schedule,
  { releasesOn }: Pick<Revision, 'releasesOn'>,
  tasks: readonly Task[],
): Schedule['approvals'] => {
  const { votecal, ems } = before.releasesOn;
  if (votecal !== releasesOn.votecal || ems !== releasesOn.ems) return [];
  const isSame =
    tasks.length === before.tasks.length &&
    before.tasks.every((task) => tasks.some((now) => now.number === task.number && sameTask(task, now)));
  return before.approvals.filter(({ kind }) => kind !== 'schedule' || isSame);
};

const next = (before: Schedule, revision: Revision, tasks: Task[]): Result<Schedule, readonly ScheduleFault[]> => {
  const completed = doneBy(before, revision.completed);
  const schedule: Schedule = {
    ...before,
    ...revision,
    revision: before.revision + 1,
    approvals: [...(revision.approvals ?? stillApproved(before, revision, tasks))],
    completed,
    tasks: tasks.toSorted((a, b) => byNumber(a.number, b.number)),
  };
  const faults = [...frozen(before, tasks, completed), ...faultsOf(schedule)];
  return faults.length === 0 ? ok(schedule) : err(faults);
};

/**
 * The next revision when the release slips to the days of `revision.releasesOn`: what is done is frozen, what remains moves by as
 * many days as VoteCal's release does, and keeps its length.
 */
export const slipped = (before: Schedule, revision: Revision): Result<Schedule, readonly ScheduleFault[]> => {
  const from = Temporal.PlainDate.from(before.releasesOn.votecal);
  const { days } = from.until(Temporal.PlainDate.from(revision.releasesOn.votecal), { largestUnit: 'day' });
  return next(before, revision, moved(before, doneBy(before, revision.completed), days));
};

/** The next revision with these rows in place of all before; rows of tasks that are done have to be what they were. */
export const rewritten = (
  before: Schedule,
  revision: Revision,
  tasks: readonly Task[],
): Result<Schedule, readonly ScheduleFault[]> => next(before, revision, [...tasks]);

/**
 * What rows may not say of tasks that somebody has confirmed: a confirmation belongs to a number, and is of what was asked then. Days and
 * words may change; what is done may not.
 */
export const renamed = (
  before: readonly Task[],
  tasks: readonly Task[],
  confirmed: readonly TaskNumber[],
): readonly ScheduleFault[] =>
  before
    .filter(({ number }) => confirmed.includes(number))
    .flatMap(({ number, action, notes }) => {
      const now = tasks.find((task) => task.number === number);
      if (now === undefined || (now.action === action && sameList(now.notes.toSorted(), notes.toSorted()))) return [];
      const sentence = `Task ${number} is confirmed by somebody, and asks for something else here. Give what is new a number of its own.`;
      return [{ task: number, sentence }];
    });

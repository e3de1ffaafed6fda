import { type Schedule, taskOf } from './schedule.ts';
import { byNumber, type Task, type TaskNumber } from './task.ts';
import { daysBetween, sameWhen } from './when.ts';

/** What of a task two revisions can say differently. */
export type TaskField = 'start' | 'end' | 'responsible entity' | 'task' | 'what is done' | 'what it waits for';

/** Days that a start and an end have moved, positive when later; undefined where one of the two is no day. */
export type Slip = { readonly start: number | undefined; readonly end: number | undefined };

/** What became of a task from one revision to another. */
export type TaskChange = { readonly number: TaskNumber } & (
  | { readonly kind: 'frozen' | 'same'; readonly before: Task; readonly after: Task }
  | {
      readonly kind: 'changed';
      readonly before: Task;
      readonly after: Task;
      readonly fields: readonly TaskField[];
      readonly slip: Slip;
    }
  | {
      readonly kind: 'added';
      readonly after: Task;
      /** Of a task that is done once more: the earlier one, and how much later it is. */
      readonly again?: { readonly number: TaskNumber; readonly slip: Slip };
    }
  | { readonly kind: 'removed'; readonly before: Task }
);

/** What became of a schedule, task by task. */
export type ScheduleChange = {
  readonly from: number;
  readonly to: number;
  /** Days that each release has moved. */
  readonly releases: { readonly votecal: number; readonly ems: number };
  readonly tasks: readonly TaskChange[];
};

/** Whether two lists of codes are the same, in the same order. */
export const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ');

const fieldsChanged = (before: Task, after: Task): readonly TaskField[] => {
  const changed: Readonly<Record<TaskField, boolean>> = {
    start: !sameWhen(before.start, after.start),
    end: !sameWhen(before.end, after.end),
    'responsible entity': !sameList(before.entities, after.entities),
    task: before.description !== after.description || !sameList(before.notes, after.notes),
    'what is done': before.action !== after.action || before.repeats !== after.repeats,
    'what it waits for': !sameList(before.after.toSorted(byNumber), after.after.toSorted(byNumber)),
  };
  return (Object.keys(changed) as TaskField[]).filter((field) => changed[field]);
};

/** Whether both revisions say the same of a task. */
export const sameTask = (a: Task, b: Task): boolean => a.number === b.number && fieldsChanged(a, b).length === 0;

const slipOf = (before: Task, after: Task): Slip => ({
  start: daysBetween(before.start, after.start),
  end: daysBetween(before.end, after.end),
});

const added = (after: Task, tasks: Schedule): TaskChange => {
  const earlier = after.repeats === undefined ? undefined : taskOf(tasks, after.repeats);
  const again = earlier && { number: earlier.number, slip: slipOf(earlier, after) };
  return { number: after.number, kind: 'added', after, ...(again && { again }) };
};

/** What became of each task, in the order of their numbers: frozen when it was done by the later revision, and unchanged with it. */
export const compareRevisions = (before: Schedule, after: Schedule): ScheduleChange => {
  const numbers = [...new Set([...before.tasks, ...after.tasks].map(({ number }) => number))].toSorted(byNumber);
  const tasks = numbers.flatMap((number): readonly TaskChange[] => {
    const [was, is] = [taskOf(before, number), taskOf(after, number)];
    if (is === undefined) return was === undefined ? [] : [{ number, kind: 'removed', before: was }];
    if (was === undefined) return [added(is, after)];
    const fields = fieldsChanged(was, is);
    if (fields.length > 0) return [{ number, kind: 'changed', before: was, after: is, fields, slip: slipOf(was, is) }];
    return [{ number, kind: after.completed.includes(number) ? 'frozen' : 'same', before: was, after: is }];
  });
  const days = (system: 'votecal' | 'ems'): number =>
    daysBetween({ kind: 'on', date: before.releasesOn[system] }, { kind: 'on', date: after.releasesOn[system] }) ?? 0;
  return { from: before.revision, to: after.revision, releases: { votecal: days('votecal'), ems: days('ems') }, tasks };
};

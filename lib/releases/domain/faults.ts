import { Temporal } from '../../shared/time.ts';
import { longDay } from './days-in-words.ts';
import type { Schedule } from './schedule.ts';
import type { Task, TaskNumber } from './task.ts';
import { endsAt, opensAt, type When } from './when.ts';

/** What makes rows no schedule at all; `task` is the row's number. */
export type ScheduleFault = { readonly task: TaskNumber; readonly sentence: string };

const twice = (tasks: readonly Task[]): readonly ScheduleFault[] =>
  tasks
    .filter(({ number }, index) => tasks.findIndex((other) => other.number === number) !== index)
    .map(({ number }) => ({ task: number, sentence: `Task ${number} stands in the schedule twice.` }));

const named = (tasks: readonly Task[]): readonly ScheduleFault[] => {
  const numbers = new Set(tasks.map(({ number }) => number));
  return tasks.flatMap(({ number, after, repeats }) =>
    [...after, ...(repeats === undefined ? [] : [repeats])]
      .filter((other) => other === number || !numbers.has(other))
      .map((other) => ({
        task: number,
        sentence:
          other === number
            ? `Task ${number} waits for itself.`
            : `Task ${number} names task ${other}, which is not there.`,
      })),
  );
};

const backward = (tasks: readonly Task[]): readonly ScheduleFault[] =>
  tasks.flatMap(({ number, start, end }) => {
    const [opens, ends] = [opensAt(start), endsAt(end)];
    if (opens === undefined || ends === undefined) return [];
    // A day is over when the next one begins, on which nothing starts that ends on the day before.
    const lasts = Temporal.Instant.compare(opens, ends);
    const possible = end.kind === 'on' && end.time !== undefined ? lasts <= 0 : lasts < 0;
    return possible ? [] : [{ task: number, sentence: `Task ${number} ends before it starts.` }];
  });

/** A task that waits for another cannot be planned to end before the other does. What is done was done, in whatever order. */
const tooEarly = ({ tasks, completed }: Schedule): readonly ScheduleFault[] => {
  const planned = tasks.filter(({ number }) => !completed.includes(number));
  const known = new Map(planned.map((task) => [task.number, task]));
  return planned.flatMap(({ number, end, after }) =>
    after.flatMap((other) => {
      const [before, ends] = [endsAt(known.get(other)?.end ?? { kind: 'unknown' }), endsAt(end)];
      if (before === undefined || ends === undefined || Temporal.Instant.compare(before, ends) <= 0) return [];
      return [{ task: number, sentence: `Task ${number} ends before task ${other}, which it waits for.` }];
    }),
  );
};

/** Tasks that wait for one another in a circle could never be done. */
const circles = (tasks: readonly Task[]): readonly ScheduleFault[] => {
  let waiting = tasks;
  for (;;) {
    const left = new Set(waiting.map(({ number }) => number));
    const still = waiting.filter(({ after }) => after.some((other) => left.has(other)));
    if (still.length === waiting.length) break;
    waiting = still;
  }
  // What only waits for a circle is named with it.
  return waiting.map(({ number }) => ({ task: number, sentence: `Task ${number} is in a circle of tasks that wait.` }));
};

const late = ({ tasks, releasesOn: { votecal } }: Schedule): readonly ScheduleFault[] =>
  tasks.flatMap(({ number, start, end }) => {
    const isLate = (when: When): boolean => when.kind === 'on' && when.date > votecal;
    const what = isLate(start) ? 'starts' : isLate(end) ? 'ends' : undefined;
    if (what === undefined) return [];
    return [{ task: number, sentence: `Task ${number} ${what} after the release on ${longDay(votecal)}.` }];
  });

/** As many tasks are followed at the same time, each for weeks; none may wait for another's place. */
export const MOST_OPEN_TASKS = 40;

const tooMany = ({ tasks, completed }: Schedule): readonly ScheduleFault[] =>
  tasks
    .filter(({ number }) => !completed.includes(number))
    .slice(MOST_OPEN_TASKS)
    .map(({ number }) => ({
      task: number,
      sentence: `Task ${number} is one too many: ${MOST_OPEN_TASKS} tasks that are not completed can be led.`,
    }));

const unknownCompleted = ({ tasks, completed }: Schedule): readonly ScheduleFault[] =>
  completed
    .filter((number) => !tasks.some((task) => task.number === number))
    .map((number) => ({ task: number, sentence: `Task ${number} is said to be done, and is not there.` }));

/** Why rows are no schedule that could be followed; none when they are one. Whether it keeps the rules says `findingsOf`. */
export const faultsOf = (schedule: Schedule): readonly ScheduleFault[] => {
  const { tasks } = schedule;
  const references = [...twice(tasks), ...named(tasks), ...unknownCompleted(schedule)];
  return [
    ...references,
    ...(references.length === 0 ? circles(tasks) : []),
    ...backward(tasks),
    ...tooEarly(schedule),
    ...late(schedule),
    ...tooMany(schedule),
  ];
};

import type { Temporal } from '../../shared/time.ts';
import { warningsOf } from './forbidden.ts';
import { noticesOf } from './reminders.ts';
import type { Schedule } from './schedule.ts';
import { endsAt, opensAt } from './when.ts';

/**
 * The moments at which something comes due in a release that is led from this day on: a task opens, somebody is told, the release is
 * over. Between them only a confirmation or a revision changes anything. In no order, and some of them several times.
 */
export const momentsOf = (
  schedule: Pick<Schedule, 'tasks' | 'completed' | 'releasesOn'>,
  from: Temporal.PlainDate,
): readonly Temporal.Instant[] => [
  ...schedule.tasks
    .filter(({ number }) => !schedule.completed.includes(number))
    .flatMap((task) => [
      ...[opensAt(task.start) ?? [], endsAt(task.end) ?? []].flat(),
      ...noticesOf(task, from).map(({ at }) => at),
    ]),
  ...warningsOf(schedule, from).map(({ at }) => at),
];

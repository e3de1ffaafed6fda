import fc from 'fast-check';
import { ENTITIES } from '../../lib/releases/domain/entities.ts';
import type { Schedule } from '../../lib/releases/domain/schedule.ts';
import { TASK_ACTIONS, TASK_NOTES, type Task } from '../../lib/releases/domain/task.ts';
import type { When } from '../../lib/releases/domain/when.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { aSchedule, on } from './sample-schedule.ts';

const FIRST = Temporal.PlainDate.from('2026-01-05');
const day = (offset: number): string => FIRST.add({ days: offset }).toString();

const TIME = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

/** A day from January 5, 2026 on, with or without an hour, or one of the words. */
export const WHEN: fc.Arbitrary<When> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 400 }), fc.option(TIME, { nil: undefined }))
      .map(([offset, time]) => on(day(offset), time)),
  },
  fc.constantFrom<When>({ kind: 'not-applicable' }, { kind: 'ongoing' }, { kind: 'unknown' }),
);

const DESCRIPTION = fc
  .string({ unit: fc.constantFrom(...' aZ09=+-@"\',;/()–’“”é'), minLength: 1, maxLength: 40 })
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

/** Tasks of a schedule that can be followed: each lasts some days and waits for earlier ones only, all end within 200 days. */
const TASKS: fc.Arbitrary<Task[]> = fc
  .array(
    fc.record({
      entities: fc.uniqueArray(fc.constantFrom(...ENTITIES), { minLength: 1, maxLength: 3 }),
      description: DESCRIPTION,
      notes: fc.uniqueArray(fc.constantFrom(...TASK_NOTES)),
      lasts: fc.integer({ min: 0, max: 5 }),
      pause: fc.integer({ min: 0, max: 3 }),
      action: fc.constantFrom(...TASK_ACTIONS),
      waits: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => {
    let from = 0;
    return parts.map(({ lasts, pause, waits, ...part }, index) => {
      const start = from;
      from += lasts + pause;
      return {
        ...part,
        number: String(index + 1),
        start: on(day(start)),
        end: on(day(start + lasts)),
        after: waits && index > 0 ? [String(index)] : [],
      };
    });
  });

/** Schedules that can be followed, released on August 3, 2026, of whose tasks some are done. */
export const SCHEDULE: fc.Arbitrary<Schedule> = TASKS.chain((tasks) =>
  fc
    .subarray(tasks.map(({ number }) => number))
    .map((completed) => aSchedule({ tasks, completed, releasesOn: { votecal: '2026-08-03', ems: '2026-08-03' } })),
);

/** August 3, 2026, so many days later. */
export const releasedLater = (days: number): Schedule['releasesOn'] => {
  const date = Temporal.PlainDate.from('2026-08-03').add({ days }).toString();
  return { votecal: date, ems: date };
};

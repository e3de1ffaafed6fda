import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeNow, noticesOf, TASK_NOTICES, workdaysFrom } from '../../../lib/releases/domain/reminders.ts';
import type { When } from '../../../lib/releases/domain/when.ts';
import { Temporal, toPacificIso } from '../../../lib/shared/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const on = (date: string, time?: string): When =>
  time === undefined ? { kind: 'on', date } : { kind: 'on', date, time };
const FROM = day('2021-05-10');
const said = (start: When, end: When) =>
  noticesOf({ start, end }, FROM).map(({ notice, at }) => `${toPacificIso(at).slice(0, 16)} ${notice}`);

describe('what is said of a task, and when', () => {
  it.each([
    [
      'a working week (task 14)',
      on('2021-10-04'),
      on('2021-10-08'),
      [
        '2021-10-04T08:00 opened',
        '2021-10-06T08:00 soon',
        '2021-10-08T08:00 due',
        '2021-10-11T08:00 overdue',
        '2021-10-13T08:00 escalated',
        '2021-10-20T08:00 escalated-again',
      ],
    ],
    [
      'an hour at night (task 6a)',
      on('2021-06-25', '23:00'),
      on('2021-06-25', '23:00'),
      [
        '2021-06-24T08:00 ahead',
        '2021-06-25T23:00 opened',
        '2021-06-28T08:00 overdue',
        '2021-06-30T08:00 escalated',
        '2021-07-07T08:00 escalated-again',
      ],
    ],
    [
      'without an end (task 18)',
      on('2021-10-12'),
      { kind: 'ongoing' },
      ['2021-10-11T08:00 ahead', '2021-10-12T08:00 opened'],
    ],
    [
      'without a start (task 1)',
      { kind: 'not-applicable' },
      on('2021-05-25'),
      [
        '2021-05-10T08:00 opened',
        '2021-05-21T08:00 soon',
        '2021-05-25T08:00 due',
        '2021-05-26T08:00 overdue',
        '2021-05-28T08:00 escalated',
        '2021-06-04T08:00 escalated-again',
      ],
    ],
  ] as const)('%s', (_, start, end, expected) => {
    expect(said(start, end)).toEqual(expected);
  });

  it('never goes back, and is one thing at a time', () => {
    const date = fc.integer({ min: 0, max: 700 }).map((days) => day('2021-01-01').add({ days }));
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: -300, max: 2000 }),
        (first, length, hours) => {
          const notices = noticesOf(
            { start: on(first.toString()), end: on(first.add({ days: length }).toString()) },
            FROM,
          );
          const order = notices.map(({ notice }) => TASK_NOTICES.indexOf(notice));
          expect(order).toEqual(order.toSorted((a, b) => a - b));
          const times = notices.map(({ at }) => at.epochMilliseconds);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          const now = first.toZonedDateTime('America/Los_Angeles').toInstant().add({ hours });
          expect(noticeNow(notices, now)).toBe(
            notices.findLast(({ at }) => at.epochMilliseconds <= now.epochMilliseconds),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('counts workdays', () => {
    expect(workdaysFrom(day('2021-10-08'), 1).toString()).toBe('2021-10-11');
    expect(workdaysFrom(day('2021-10-10'), 1).toString()).toBe('2021-10-11');
    expect(workdaysFrom(day('2021-10-11'), -1).toString()).toBe('2021-10-08');
    expect(workdaysFrom(day('2021-10-08'), -2).toString()).toBe('2021-10-06');
  });
});

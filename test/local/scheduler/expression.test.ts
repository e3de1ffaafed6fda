import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScheduleExpression } from '../../../lib/local/scheduler/expression.ts';
import { PACIFIC, Temporal } from '../../../lib/shared/time.ts';

const at = (text: string) => Temporal.Instant.from(text);

const firstMoments = (expression: string, timeZone: string, from: string, count: number): string[] => {
  const moments = parseScheduleExpression(expression, timeZone);
  const found: string[] = [];
  let instant: Temporal.Instant | undefined = at(from);
  while (found.length < count) {
    instant = moments.next(instant);
    if (instant === undefined) break;
    found.push(instant.toString());
  }
  return found;
};

describe('when a schedule fires: a wrong moment means a night without sync checks', () => {
  it.each([
    [
      'first Friday, 17:00 Pacific, in summer and winter time',
      'cron(0 17 ? * FRI#1 *)',
      ['2026-10-03T00:00:00Z', '2026-11-07T01:00:00Z', '2026-12-05T01:00:00Z'],
    ],
    [
      'the same with the number of the weekday',
      'cron(0 17 ? * 6#1 *)',
      ['2026-10-03T00:00:00Z', '2026-11-07T01:00:00Z', '2026-12-05T01:00:00Z'],
    ],
    [
      'third Thursday, 23:00',
      'cron(0 23 ? * THU#3 *)',
      ['2026-10-16T06:00:00Z', '2026-11-20T07:00:00Z', '2026-12-18T07:00:00Z'],
    ],
    ['Mondays at 8', 'cron(0 8 ? * MON *)', ['2026-10-05T15:00:00Z', '2026-10-12T15:00:00Z', '2026-10-19T15:00:00Z']],
    [
      'a list of hours',
      'cron(0 20,23,2,4 * * ? *)',
      ['2026-10-02T09:00:00Z', '2026-10-02T11:00:00Z', '2026-10-03T03:00:00Z'],
    ],
    [
      'weekdays by number',
      'cron(30 9 ? * 2-6 *)',
      ['2026-10-02T16:30:00Z', '2026-10-05T16:30:00Z', '2026-10-06T16:30:00Z'],
    ],
    [
      'every ten minutes from 8:05',
      'cron(5/10 8 * * ? *)',
      ['2026-10-02T15:05:00Z', '2026-10-02T15:15:00Z', '2026-10-02T15:25:00Z'],
    ],
    ['one year only', 'cron(0 0 1 1 ? 2027)', ['2027-01-01T08:00:00Z']],
    ['once', 'at(2026-12-10T20:00:00)', ['2026-12-11T04:00:00Z']],
    ['every hour', 'rate(1 hour)', ['2026-10-02T08:00:00Z', '2026-10-02T09:00:00Z', '2026-10-02T10:00:00Z']],
  ])('%s', (_, expression, expected) => {
    expect(firstMoments(expression, PACIFIC, '2026-10-02T07:00:00Z', 3)).toEqual(expected);
  });

  it('does not fire at a wall-clock time that the clocks skip in spring', () => {
    expect(firstMoments('cron(30 2 * * ? *)', PACIFIC, '2026-03-07T12:00:00Z', 2)).toEqual([
      '2026-03-09T09:30:00Z',
      '2026-03-10T09:30:00Z',
    ]);
  });

  it('fires once at a wall-clock time that the clocks repeat in autumn', () => {
    expect(firstMoments('cron(30 1 * * ? *)', PACIFIC, '2026-10-31T12:00:00Z', 2)).toEqual([
      '2026-11-01T08:30:00Z',
      '2026-11-02T09:30:00Z',
    ]);
  });

  it.each(['every Monday', 'cron(1 2)', 'rate(0 minutes)', 'rate(1 week)', 'at(soon)'])('refuses %s', (expression) => {
    expect(() => parseScheduleExpression(expression, PACIFIC)).toThrow();
  });
});

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;
type Rule = { minute: number; hour: number; day: number; nth: number };

/** Walks the hours of the range one by one and asks each what the wall clock shows. */
const naiveMoments = (rule: Rule, timeZone: string, from: Temporal.Instant, days: number): string[] => {
  const seen = new Set<string>();
  const found: string[] = [];
  for (let step = 1; step <= days * 96; step += 1) {
    const zoned = from.add({ minutes: 15 * step }).toZonedDateTimeISO(timeZone);
    const matches =
      zoned.hour === rule.hour &&
      zoned.minute === rule.minute &&
      zoned.dayOfWeek % 7 === rule.day &&
      Math.ceil(zoned.day / 7) === rule.nth;
    const wallClock = zoned.toPlainDateTime().toString();
    if (matches && !seen.has(wallClock)) found.push(zoned.toInstant().toString());
    if (matches) seen.add(wallClock);
  }
  return found;
};

it('agrees with a naive walk over every quarter of an hour, whatever the zone and the time of year', () => {
  const rules = fc.record({
    minute: fc.constantFrom(0, 15, 30, 45),
    hour: fc.integer({ min: 0, max: 23 }),
    day: fc.integer({ min: 0, max: 6 }),
    nth: fc.integer({ min: 1, max: 5 }),
  });
  const zones = fc.constantFrom(PACIFIC, 'America/Phoenix', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Tokyo');
  // Forty days from here hold a change of the clocks in most of the zones, in either direction.
  const starts = fc
    .tuple(fc.constantFrom('2026-02-20', '2026-03-10', '2026-09-20', '2026-10-05'), fc.integer({ min: 0, max: 20 }))
    .map(([date, days]) => at(`${date}T00:00:00Z`).add({ hours: 24 * days }));
  fc.assert(
    fc.property(rules, zones, starts, (rule, zone, start) => {
      const expression = `cron(${rule.minute} ${rule.hour} ? * ${DAYS[rule.day]}#${rule.nth} *)`;
      const expected = naiveMoments(rule, zone, start, 40);
      expect(firstMoments(expression, zone, start.toString(), expected.length)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import {
  DEFAULT_HOURS,
  endOfHours,
  isInsideHours,
  nextSendMoment,
  SendHours,
} from '../../../lib/voters/domain/hours.ts';

/** Properties share two cores with the rest of the suite. */
vi.setConfig({ testTimeout: 60_000 });

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const hours = (start: string, end: string, zone = 'America/Los_Angeles'): SendHours => ({ start, end, zone });

/** Every zone in which a state, district or territory of the United States keeps time. */
const US_ZONES = [
  'America/New_York',
  'America/Detroit',
  'America/Indiana/Indianapolis',
  'America/Chicago',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Adak',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
  'Pacific/Pago_Pago',
];

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

const sunday = (year: number, month: number, nth: number): number => {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return Date.UTC(year, month - 1, 1 + ((7 - first) % 7) + (nth - 1) * 7);
};
/** Second Sunday of March and first of November, 2024 to 2034. */
const CLOCK_CHANGES = Array.from({ length: 11 }, (_, index) => 2024 + index).flatMap((year) => [
  sunday(year, 3, 2),
  sunday(year, 11, 1),
]);

/** The wall clock by the runtime's own formatter, which the code under test does not use. Offsets change on quarters. */
const wallClock = (zone: string): ((epochMs: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const quarters = new Map<number, number>();
  return (epochMs) => {
    const quarter = Math.floor(epochMs / QUARTER) * QUARTER;
    let minute = quarters.get(quarter);
    if (minute === undefined) {
      const parts = format.formatToParts(quarter);
      const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
      minute = part('hour') * 60 + part('minute');
      quarters.set(quarter, minute);
    }
    return minute + Math.floor((epochMs - quarter) / MINUTE);
  };
};
const WALL_CLOCKS = new Map(US_ZONES.map((zone) => [zone, wallClock(zone)]));

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const isOpen = ({ start, end, zone }: SendHours, epochMs: number): boolean => {
  const minute = WALL_CLOCKS.get(zone)?.(epochMs) ?? Number.NaN;
  const from = minutes(start);
  const to = minutes(end);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
};
/** Walks minute by minute. */
const walk = (one: SendHours, from: number, wanted: boolean): number => {
  if (isOpen(one, from) === wanted) return from;
  let moment = Math.floor(from / MINUTE) * MINUTE + MINUTE;
  while (isOpen(one, moment) !== wanted) moment += MINUTE;
  return moment;
};

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const anyHours = fc
  .record({ start: fc.nat(1439), end: fc.integer({ min: 0, max: 1440 }), zone: fc.constantFrom(...US_ZONES) })
  .filter(({ start, end }) => start !== end && !(start === 0 && end === 1440))
  .map(({ start, end, zone }) => hours(clockText(start), clockText(end), zone));
/** Within two days of a change of the clocks, to the second. */
const anyMoment = fc
  .tuple(fc.constantFrom(...CLOCK_CHANGES), fc.integer({ min: -2 * 86_400, max: 2 * 86_400 }))
  .map(([change, seconds]) => change + seconds * 1000);

describe('a voter is called, texted and mailed inside their hours only', () => {
  it.each([
    ['inside the hours: at once', DEFAULT_HOURS, '2026-10-05T10:00:00-07:00', '2026-10-05T10:00:00-07:00'],
    ['the first minute counts', DEFAULT_HOURS, '2026-10-05T08:00:00-07:00', '2026-10-05T08:00:00-07:00'],
    ['one second before it waits', DEFAULT_HOURS, '2026-10-05T07:59:59-07:00', '2026-10-05T08:00:00-07:00'],
    ['the last second counts', DEFAULT_HOURS, '2026-10-05T19:59:59-07:00', '2026-10-05T19:59:59-07:00'],
    ['the end does not count', DEFAULT_HOURS, '2026-10-05T20:00:00-07:00', '2026-10-06T08:00:00-07:00'],
    ['over midnight, before it', hours('22:00', '06:00'), '2026-10-05T23:30:00-07:00', '2026-10-05T23:30:00-07:00'],
    ['over midnight, after it', hours('22:00', '06:00'), '2026-10-05T07:00:00-07:00', '2026-10-05T22:00:00-07:00'],
    ['until midnight', hours('18:00', '24:00'), '2026-10-05T23:59:00-07:00', '2026-10-05T23:59:00-07:00'],
    [
      'in the voter’s own zone',
      hours('08:00', '20:00', 'Pacific/Honolulu'),
      '2026-10-05T08:00:00-07:00',
      '2026-10-05T08:00:00-10:00',
    ],
    ['the hour that does not exist', hours('02:15', '02:45'), '2027-03-14T01:00:00-08:00', '2027-03-15T02:15:00-07:00'],
    [
      'the clock jumps into the hours',
      hours('02:30', '04:00'),
      '2027-03-14T01:00:00-08:00',
      '2027-03-14T03:00:00-07:00',
    ],
    ['the hour that comes twice', hours('01:00', '01:30'), '2026-11-01T01:45:00-07:00', '2026-11-01T01:00:00-08:00'],
    [
      'the clock falls back into the hours',
      hours('00:30', '01:15'),
      '2026-11-01T01:45:00-07:00',
      '2026-11-01T01:00:00-08:00',
    ],
  ])('%s', (_what, one, now, expected) => {
    expect(nextSendMoment(one, at(now)).toString()).toBe(at(expected).toString());
  });

  it('agrees with a minute-by-minute walk in all US zones around every change of the clocks, 2024 to 2034', async () => {
    await fc.assert(
      fc.property(anyHours, anyMoment, (one, now) => {
        const moment = nextSendMoment(one, Temporal.Instant.fromEpochMilliseconds(now));
        expect(moment.epochMilliseconds).toBe(walk(one, now, true));
        expect(isInsideHours(one, moment)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('knows when open hours end, so that a text is not delivered at night', async () => {
    await fc.assert(
      fc.property(anyHours, anyMoment, (one, now) => {
        const open = nextSendMoment(one, Temporal.Instant.fromEpochMilliseconds(now));
        const expected = walk(one, open.epochMilliseconds, false);
        expect(endOfHours(one, open).epochMilliseconds).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
    const allDay = hours('00:00', '24:00');
    expect(endOfHours(allDay, at('2026-10-05T10:00:00Z')).toString()).toBe('2026-10-06T10:00:00Z');
  });
});

describe('hours as a voter gives them', () => {
  it('default to California’s zone', () => {
    expect(SendHours.parse({ start: '09:00', end: '17:00' }).zone).toBe('America/Los_Angeles');
  });

  it.each([
    [{ start: '08:00', end: '08:00' }],
    [{ start: '24:00', end: '08:00' }],
    [{ start: '8:00', end: '20:00' }],
    [{ start: '08:00', end: '25:00' }],
    [{ start: '08:00', end: '20:00', zone: 'Mars/Olympus' }],
  ])('refuse %j', (given) => {
    expect(SendHours.safeParse(given).success).toBe(false);
  });
});

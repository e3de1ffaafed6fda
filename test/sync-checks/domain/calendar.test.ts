import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { countiesOf, SYNC_NIGHTS, sharesRegularWindow, syncNight } from '../../../lib/sync-checks/domain/calendar.ts';
import { alternateWindow, closingOf, windowOf, windowsBetween } from '../../../lib/sync-checks/domain/window.ts';

const night = (id: string) => {
  const found = syncNight(id);
  if (!found) throw new Error(`The calendar has no night ${id}.`);
  return found;
};
const date = (text: string) => Temporal.PlainDate.from(text);

describe('the groups of memorandum #21029', () => {
  const groupCounties = (id: string) =>
    countiesOf(night(id)).map((code) => COUNTIES.find((county) => county.code === code)?.name);

  it('names Group A as the memorandum does', () => {
    expect(groupCounties('group-a').join(' ')).toBe(
      'Amador Butte Calaveras Del Norte El Dorado Glenn Inyo Lake Lassen Los Angeles Mariposa Mendocino Merced Plumas Shasta Siskiyou Tehama Yuba',
    );
  });

  it('names Group B as the memorandum does', () => {
    expect(groupCounties('group-b').join(' ')).toBe(
      'Colusa Humboldt Imperial Madera Mono Monterey Nevada Riverside Sacramento San Benito San Bernardino San Diego San Francisco San Joaquin San Mateo Solano Stanislaus Trinity Tuolumne',
    );
  });

  it('names Group C as the memorandum does, with Ventura and Yolo assumed', () => {
    expect(groupCounties('group-c').join(' ')).toBe(
      'Alameda Alpine Contra Costa Fresno Kern Kings Marin Modoc Napa Orange Placer San Luis Obispo Santa Barbara Santa Clara Santa Cruz Sierra Sonoma Sutter Tulare Ventura Yolo',
    );
    const assumed = COUNTIES.filter((county) => county.syncGroupSource === 'assumed').map((county) => county.name);
    expect(assumed).toEqual(['Ventura', 'Yolo']);
  });

  it('has every one of the 58 counties in exactly one group', () => {
    const members = ['group-a', 'group-b', 'group-c'].flatMap((id) => countiesOf(night(id)));
    expect(members.toSorted()).toEqual(COUNTIES.map((county) => county.code));
  });

  it('gives additional nights to Los Angeles, San Diego and Orange only, and knows that Orange has no other window', () => {
    const additional = SYNC_NIGHTS.filter(({ kind }) => kind === 'additional');
    expect(additional.flatMap(countiesOf).toSorted()).toEqual(['19', '30', '37']);
    expect(additional.filter(sharesRegularWindow).flatMap(countiesOf)).toEqual(['30']);
  });
});

describe('windows', () => {
  it.each([
    ['group-a', '2026-12-04', '2026-12-05T01:00:00Z', '2026-12-05T13:00:00Z'],
    ['group-a', '2026-07-03', '2026-07-04T00:00:00Z', '2026-07-04T12:00:00Z'],
    ['group-b', '2026-03-11', '2026-03-12T00:00:00Z', '2026-03-12T12:00:00Z'],
    ['group-c', '2026-11-19', '2026-11-20T01:00:00Z', '2026-11-20T13:00:00Z'],
    ['additional-los-angeles', '2026-05-15', '2026-05-16T00:00:00Z', '2026-05-16T12:00:00Z'],
  ])('%s opens on %s at 17:00 Pacific and closes at 05:00', (id, on, opensAt, closesAt) => {
    const window = windowOf(night(id), date(on));
    expect(window?.opensAt.toString()).toBe(opensAt);
    expect(window?.closesAt.toString()).toBe(closesAt);
  });

  it('starts Orange’s additional check at 23:00 inside its group’s window', () => {
    const window = windowOf(night('additional-orange'), date('2026-12-17'));
    expect(window?.opensAt.toString()).toBe('2026-12-18T01:00:00Z');
    expect(window?.startsAt.toString()).toBe('2026-12-18T07:00:00Z');
    expect(window?.closesAt.toString()).toBe('2026-12-18T13:00:00Z');
  });

  it.each([
    ['a Friday that is the second', 'group-a', '2026-12-11'],
    ['the fifth Friday', 'group-a', '2027-01-29'],
    ['a Thursday', 'group-a', '2026-12-03'],
  ])('has none on %s', (_, id, on) => {
    expect(windowOf(night(id), date(on))).toBeUndefined();
  });

  it.each([
    ['a month that begins on a Saturday', 'group-a', '2026-08', '2026-08-07'],
    ['a month that begins on a Friday', 'group-a', '2027-10', '2027-10-01'],
    ['where the third Friday comes before the third Thursday', 'additional-los-angeles', '2027-10', '2027-10-15'],
    ['where the third Thursday comes after it', 'group-c', '2027-10', '2027-10-21'],
  ])('reads weeks as the nth weekday in %s', (_, id, month, expected) => {
    const first = date(`${month}-01`);
    const windows = windowsBetween(night(id), first, first.add({ months: 1 }).subtract({ days: 1 }));
    expect(windows.map((window) => window.date.toString())).toEqual([expected]);
  });

  it('closes at 05:00 on the wall clock when the night is 13 or 11 hours long', () => {
    const hours = (on: string) =>
      closingOf(date(on))
        .since(date(on).toZonedDateTime({ timeZone: 'America/Los_Angeles', plainTime: '17:00' }).toInstant())
        .total('hours');
    expect(hours('2026-10-31')).toBe(13);
    expect(hours('2027-03-13')).toBe(11);
    expect(hours('2026-12-04')).toBe(12);
  });

  it.each([
    ['2026-10-20T20:00:00-07:00', '2026-10-21T12:00:00Z'],
    ['2026-10-20T04:30:00-07:00', '2026-10-20T12:00:00Z'],
    ['2026-10-20T05:00:00-07:00', '2026-10-21T12:00:00Z'],
    ['2026-10-31T22:00:00-07:00', '2026-11-01T13:00:00Z'],
  ])('closes an alternate date of %s at the next 05:00', (runAt, closesAt) => {
    expect(alternateWindow(Temporal.Instant.from(runAt)).closesAt.toString()).toBe(closesAt);
  });
});

describe('ten years on the clock', () => {
  const from = date('2026-01-01');
  const to = date('2035-12-31');

  it.each(SYNC_NIGHTS.map((one) => [one.id, one] as const))(
    'opens %s exactly when its schedule fires, whichever way the clocks change',
    (_, one) => {
      const [hour, minute] = (one.startsAt ?? '17:00').split(':').map(Number);
      // Another reading of the same rule: the cron expression, evaluated by a cron library.
      const cron = new Cron(`${minute} ${hour} * * ${one.weekday}#${one.nth}`, {
        timezone: 'America/Los_Angeles',
        paused: true,
      });
      const fired: string[] = [];
      let next = cron.nextRun(new Date('2026-01-01T00:00:00-08:00'));
      while (next && next < new Date('2036-01-01T00:00:00-08:00')) {
        fired.push(next.toISOString().replace('.000', ''));
        next = cron.nextRun(next);
      }
      expect(fired).toHaveLength(120);
      expect(windowsBetween(one, from, to).map(({ startsAt }) => startsAt.toString())).toEqual(fired);
    },
  );

  it('gives each of 58 counties one regular window in each of 120 months, 17:00 to 05:00 by the wall clock', () => {
    const wallClock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/Los_Angeles',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const monthsOf = new Map<string, string[]>();
    for (const one of SYNC_NIGHTS.filter(({ kind }) => kind === 'regular')) {
      for (const window of windowsBetween(one, from, to)) {
        expect(wallClock.format(window.opensAt.epochMilliseconds)).toMatch(/, 17:00:00$/);
        expect(wallClock.format(window.closesAt.epochMilliseconds)).toMatch(/, 05:00:00$/);
        for (const county of countiesOf(one)) {
          monthsOf.set(county, [...(monthsOf.get(county) ?? []), window.date.toString().slice(0, 7)]);
        }
      }
    }
    expect(monthsOf.size).toBe(58);
    for (const [county, months] of monthsOf) {
      expect(months, `months of county ${county}`).toHaveLength(120);
      expect(new Set(months).size, `months of county ${county}`).toBe(120);
    }
  });
});

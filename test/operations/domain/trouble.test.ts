import { describe, expect, it } from 'vitest';
import { countyChecks, standingCheck } from '../../../lib/operations/domain/county-checks.ts';
import { nightStates } from '../../../lib/operations/domain/night-states.ts';
import { troublesOf } from '../../../lib/operations/domain/trouble.ts';
import { COUNTIES, type CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { syncNight } from '../../../lib/sync-checks/domain/calendar.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import { countyCheck, scheduledCheck, skippedCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { skipReason } from '../../../lib/sync-checks/domain/skip-reason.ts';
import { windowOf } from '../../../lib/sync-checks/domain/window.ts';
import { CHECKS, NOW } from '../sample-checks.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** A check of a night of the calendar, with its end. */
const ofNight = (county: CountyCode, id: string, date: string, end: Partial<SyncCheck>): SyncCheck => {
  const night = syncNight(id);
  const window = night && windowOf(night, Temporal.PlainDate.from(date));
  if (!night || !window) throw new Error(`There is no night ${id} on ${date}.`);
  return { ...scheduledCheck(county, { id, kind: night.kind, window }, window.opensAt), ...end };
};
const own = (county: CountyCode, on: string, end: Partial<SyncCheck>): SyncCheck => ({
  ...countyCheck(county, at(on)),
  ...end,
});
const PASSED = { status: 'completed', result: 'passed' } as const;
const NOT_PASSED = { status: 'completed', result: 'failed' } as const;

const ALL = COUNTIES.map(({ code }) => code);

const newestFirst = (checks: readonly SyncCheck[]): SyncCheck[] =>
  checks.toSorted((a, b) => Temporal.Instant.compare(b.requestedAt, a.requestedAt));
/** What failed of the counties that have a check, or of those that are looked at. */
const troublesAt = (
  checks: readonly SyncCheck[],
  now = NOW,
  codes: readonly CountyCode[] = [...new Set(checks.map(({ county }) => county))],
) => {
  const latest = new Map(
    codes.map((code) => [code, countyChecks(newestFirst(checks.filter(({ county }) => county === code)))]),
  );
  return troublesOf(latest, nightStates(codes, checks, now));
};

describe('what a page begins with of a county', () => {
  const failed = ofNight('03', 'group-a', '2026-12-04', NOT_PASSED);
  const later = own('03', '2026-12-05T16:00:00Z', PASSED);
  const earlier = own('03', '2026-11-20T16:00:00Z', PASSED);

  it('is the night’s result, whatever the county has started itself since then', () => {
    expect(countyChecks([later, failed, earlier])).toEqual({ night: failed, own: later });
    expect(standingCheck(countyChecks([later, failed]))).toBe(failed);
  });

  it('has no own check of before the night beside it, and stands by it where there was no night', () => {
    expect(countyChecks([failed, earlier])).toEqual({ night: failed, own: undefined });
    expect(standingCheck(countyChecks([earlier]))).toBe(earlier);
    expect(standingCheck(countyChecks([]))).toBeUndefined();
  });

  it('is the regular night’s result where an additional one was not needed', () => {
    const regular = ofNight('19', 'group-b', '2026-12-09', NOT_PASSED);
    const additional = skippedCheck(
      ofNight('19', 'additional-los-angeles', '2026-12-18', {}),
      skipReason('regular-check-completed'),
    );
    expect(countyChecks([additional, regular]).night).toBe(regular);
  });
});

describe('what failed', () => {
  it('last night is told of each county by what is to be done, our own faults first', () => {
    const found = troublesAt(CHECKS);
    const expected = CHECKS.filter(
      ({ nightId, result, status }) =>
        nightId !== null && (result === 'failed' || status === 'window-closed' || status === 'failed'),
    );
    expect(found.map(({ county }) => county).toSorted()).toEqual(expected.map(({ county }) => county).toSorted());
    expect(found.every(({ isLastNight }) => isLastNight)).toBe(true);
    const steps = found.map(({ next }) => next);
    expect(steps.indexOf('call')).toBeLessThan(steps.indexOf('correct'));
  });

  const cases: [string, Partial<SyncCheck>, string][] = [
    ['its extract never came', { status: 'window-closed', extract: null }, 'call'],
    ['a fault of ours', { status: 'failed', failure: { code: 'technical-failure', sentence: '' } }, 'start-again'],
    [
      'a fault of VoteCal',
      { status: 'failed', failure: { code: 'votecal-snapshot-too-old', sentence: '' } },
      'start-again',
    ],
    ['a fault of its file', { status: 'failed', failure: { code: 'extract-cut-short', sentence: '' } }, 'mend'],
    ['differences past the tolerance', NOT_PASSED, 'correct'],
  ];
  it.each(cases)('for %s says the next step', (_what, end, next) => {
    expect(troublesAt([ofNight('03', 'group-a', '2026-12-04', end)])).toMatchObject([{ county: '03', next }]);
  });

  it('for an extract that came in time and was not finished by us says: start again', () => {
    const extract = CHECKS.find((check) => check.extract)?.extract ?? null;
    const late = ofNight('03', 'group-a', '2026-12-04', { status: 'window-closed', extract });
    expect(troublesAt([late])).toMatchObject([{ next: 'start-again' }]);
  });

  it('last night is told although the county has passed a check since; of an older night it is told no more', () => {
    const failed = ofNight('03', 'group-a', '2026-11-06', NOT_PASSED);
    const since = own('03', '2026-11-10T16:00:00Z', PASSED);
    const soon = at('2026-11-11T16:00:00Z');
    expect(troublesAt([failed, since], soon)).toMatchObject([{ isLastNight: true, next: 'none', own: since }]);
    const lastNight = ofNight('01', 'group-c', '2026-11-19', PASSED);
    expect(troublesAt([failed, since, lastNight])).toEqual([]);
    expect(troublesAt([failed, lastNight])).toMatchObject([{ county: '03', isLastNight: false, next: 'correct' }]);
  });

  it('includes a county of which the night left no record, once it has closed, and no county of a night that was not run', () => {
    const others = CHECKS.filter(({ county }) => county !== '03');
    const open = at('2026-12-05T08:00:00Z');
    expect(troublesAt(others, NOW, ALL).filter(({ county }) => county === '03')).toMatchObject([
      { outcome: 'none', next: 'look' },
    ]);
    const before = own('03', '2026-11-20T16:00:00Z', PASSED);
    expect(troublesAt([...others, before], NOW, ALL).filter(({ county }) => county === '03')).toMatchObject([
      { next: 'look', own: undefined },
    ]);
    expect(troublesAt(others, open, ALL).filter(({ county }) => county === '03')).toEqual([]);
    expect(troublesAt([], NOW, ALL)).toEqual([]);
  });
});

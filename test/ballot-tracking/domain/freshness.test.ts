import { describe, expect, it } from 'vitest';
import { freshnessOf } from '../../../lib/ballot-tracking/domain/freshness.ts';
import type { DayTally } from '../../../lib/ballot-tracking/domain/plan/day-tally.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';

const ELECTION = election();
const day = (date: string): DayTally => ({
  day: Temporal.PlainDate.from(date),
  uploads: 2,
  rows: 10,
  refused: 1,
  held: 3,
  statuses: { INR: 6 },
  asOf: Temporal.Instant.from(`${date}T18:00:00Z`),
  lastAt: Temporal.Instant.from(`${date}T20:00:00Z`),
});
const at = (now: string, days: readonly DayTally[], waiting = 0) =>
  freshnessOf('03', ELECTION, days, waiting, Temporal.Instant.from(now));

describe('how fresh a county’s data are', () => {
  it('is the latest status, the last upload, the days without one, and what was refused and held', () => {
    const seen = at('2026-10-09T20:00:00Z', [day('2026-10-05'), day('2026-10-08')], 1);
    expect(seen).toMatchObject({
      lagHours: 24,
      uploads: 4,
      rows: 20,
      rejected: 2,
      held: 6,
      waiting: 1,
      isSilent: false,
    });
    expect(seen.asOf?.toString()).toBe('2026-10-08T18:00:00Z');
    expect(seen.gaps.map(String)).toEqual(['2026-10-06', '2026-10-07']);
  });

  it.each([
    ['before the mailing nobody is silent', '2026-10-01T20:00:00Z', [], null, false],
    ['two days after it a county that has sent nothing is not yet', '2026-10-07T20:00:00Z', [], 61, false],
    ['four days after it it is', '2026-10-09T20:00:00Z', [], 109, true],
    ['a weekend passes in October', '2026-10-19T20:00:00Z', [day('2026-10-16')], 72, false],
    ['in the last week a day and a half does not', '2026-10-30T09:00:00Z', [day('2026-10-28')], 37, true],
    ['the canvass lets a long weekend pass', '2026-11-24T20:00:00Z', [day('2026-11-20')], 96, false],
    ['after it nobody is silent', '2026-12-20T20:00:00Z', [day('2026-11-20')], 720, false],
  ] as const)('%s', (_what, now, days, lagHours, isSilent) => {
    expect(at(now, days)).toMatchObject({ lagHours, isSilent });
  });
});

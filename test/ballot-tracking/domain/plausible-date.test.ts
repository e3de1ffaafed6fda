import { describe, expect, it } from 'vitest';
import { isPlausibleDate } from '../../../lib/ballot-tracking/domain/plausible-date.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const election = { date: Temporal.PlainDate.from('2026-11-03') };

describe('a date of a ballot', () => {
  it.each([
    ['1969-12-31', false],
    ['2025-11-03', false],
    ['2026-05-06', false],
    ['2026-05-07', true],
    ['2026-10-05', true],
    ['2026-12-01', true],
  ])('%s belongs to the election of November 3, 2026: %s', (date, plausible) => {
    expect(isPlausibleDate(Temporal.PlainDate.from(date), election)).toBe(plausible);
  });

  it('is read in Pacific time', () => {
    expect(isPlausibleDate(Temporal.Instant.from('2026-05-07T06:59:59Z'), election)).toBe(false);
    expect(isPlausibleDate(Temporal.Instant.from('2026-05-07T07:00:00Z'), election)).toBe(true);
  });
});

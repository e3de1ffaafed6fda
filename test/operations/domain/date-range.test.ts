import { describe, expect, it } from 'vitest';
import { dateRange } from '../../../lib/operations/domain/date-range.ts';
import { Temporal } from '../../../lib/shared/time.ts';

describe('the dates of the calendar', () => {
  it.each([
    ['2026-02-30', '2026-03-01', 'Give both dates'],
    ['soon', undefined, 'Give both dates'],
    ['2026-12-02', '2026-12-01', 'must not be before'],
    ['2026-01-01', '2029-01-01', 'two years apart'],
    ['-271821-04-19', undefined, 'Give both dates'],
    ['9999-12-31', undefined, null],
    ['2026-12-01', undefined, null],
    [undefined, undefined, null],
  ])('from %s to %s', (from, to, problem) => {
    const range = dateRange(from, to, Temporal.PlainDate.from('2026-12-05'));
    if (problem === null) expect(range.problem).toBeNull();
    else expect(range.problem).toContain(problem);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { pacificDate, Temporal } from '../../../lib/shared/time.ts';
import {
  checkExecutionName,
  countyCheckId,
  countyOfCheckId,
  dateOfCheckId,
  scheduledCheckId,
} from '../../../lib/sync-checks/domain/check-id.ts';

const county = fc.constantFrom(...COUNTIES.map(({ code }) => code));
const instant = fc
  .integer({ min: 0, max: 10 * 366 * 86_400 })
  .map((seconds) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ seconds }));

describe('check ids', () => {
  it('give back county and Pacific date, and make names that Step Functions takes', () => {
    fc.assert(
      fc.property(county, instant, fc.constantFrom('regular', 'additional', 'alternate'), (code, at, kind) => {
        const date = pacificDate(at);
        for (const id of [countyCheckId(code, at), scheduledCheckId(code, date, kind)]) {
          expect(countyOfCheckId(id)).toBe(code);
          expect(dateOfCheckId(id).toString()).toBe(date.toString());
          expect(checkExecutionName(id, 12)).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '',
    '19',
    '59-2026-12-04-regular',
    '00-2026-12-04-regular',
    '19-2026-12-04-county',
    '19-20261204T1700-county',
    '19-2026-12-04-regular\n',
    '../19-2026-12-04-regular',
    '19-2026-12-04-regular#',
  ])('are refused when they are none: %j', (text) => {
    expect(countyOfCheckId(text)).toBeUndefined();
  });

  it('say a second start of the same check', () => {
    expect(checkExecutionName('19-2026-12-04-regular')).toBe('sync-check-19-2026-12-04-regular');
    expect(checkExecutionName('19-2026-12-04-regular', 1)).toBe('sync-check-19-2026-12-04-regular-r1');
  });
});

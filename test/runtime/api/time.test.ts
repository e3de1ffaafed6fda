import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ApiDate, ApiInstant } from '../../../lib/runtime/api/time.ts';
import { StoredInstant, toStoredInstant } from '../../../lib/shared/dynamodb/instants.ts';
import { Temporal } from '../../../lib/shared/time.ts';

describe('times of the API', () => {
  // A far year is written with a sign (+010000-…), which no table could read back: the record would poison its voter.
  it.each(['9999-12-31T23:59:59-08:00', '0000-01-01T00:00:00+08:00', '1899-12-31T23:59:59Z', '2200-01-01T00:00:00Z'])(
    'refuse %s with a sentence',
    (text) => {
      const parsed = ApiInstant.safeParse(text);
      expect(parsed.error?.issues[0]?.message).toBe('Use a year from 1900 to 2199.');
    },
  );

  it.each(['9999-12-31', '0001-01-01', '2026-02-30', '2026-2-3', '20261103'])('refuse the date %s', (text) => {
    expect(ApiDate.safeParse(text).success).toBe(false);
  });

  it.each([
    ['2026-02-30', '2026-03-01'],
    ['0001-01-01', '9999-12-31'],
    ['x', 'y'],
  ])('never reach a rule about two dates when one is wrong: %s, %s', (from, to) => {
    const range = z
      .object({ from: ApiDate, to: ApiDate })
      .refine((dates) => Temporal.PlainDate.compare(dates.from, dates.to) <= 0);
    expect(range.safeParse({ from, to }).success).toBe(false);
  });

  it('what is taken can be stored and read back', () => {
    const instants = fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true });
    const offsets = fc.constantFrom('Z', '-08:00', '+14:00', '-12:00');
    fc.assert(
      fc.property(instants, offsets, (date, offset) => {
        const parsed = ApiInstant.parse(`${date.toISOString().slice(0, 19)}${offset}`);
        expect(StoredInstant.parse(toStoredInstant(parsed)).equals(parsed)).toBe(true);
      }),
    );
  });
});

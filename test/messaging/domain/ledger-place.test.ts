import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidedPlace, heardPlace, isBefore, placeAfter } from '../../../lib/messaging/domain/ledger-place.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { NOON, sampleRow } from './sample-decision.ts';

const at = (minutes: number) => NOON.add({ minutes });

describe('a place in the ledger', () => {
  it('is the clock’s time where nothing that was read is as late', () => {
    const rows = [sampleRow({ decidedAt: at(-5), calledPlace: at(-1) })];
    expect(placeAfter(rows, NOON)).toEqual(NOON);
    expect(placeAfter([], NOON)).toEqual(NOON);
  });

  it('of a row that has none is when it was decided, and when it was handed over', () => {
    const row = sampleRow({ decidedAt: at(1), movedAt: at(9) });
    expect(decidedPlace(row)).toEqual(at(1));
    expect(heardPlace(row)).toEqual(at(9));
    expect(heardPlace({ ...row, acceptedAt: at(3) })).toEqual(at(3));
    expect(heardPlace({ ...row, acceptedAt: at(3), unknownSince: at(2) })).toEqual(at(2));
    expect(heardPlace({ ...row, acceptedAt: at(3), calledPlace: at(4) })).toEqual(at(4));
  });

  it('orders what is done in the knowledge of all before it as it was done, whatever each clock said', () => {
    const step = fc.record({ clock: fc.integer({ min: -120, max: 120 }), isCall: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), (steps) => {
        const rows: LedgerRow[] = [];
        const places = steps.map(({ clock, isCall }, index) => {
          const place = placeAfter(rows, at(clock));
          const row = sampleRow({ statusVersion: index + 1, decidedAt: at(clock) });
          rows.push({ ...row, ...(isCall ? { calledPlace: place } : { decidedPlace: place }) });
          return place;
        });
        for (const [index, place] of places.slice(1).entries()) {
          const before = places[index];
          expect(before && isBefore(before, place)).toBe(true);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingEntries, withinAnswer } from '../../lib/shared/answer-budget.ts';

/** As Lambda hands an answer over. */
const sizeOf = (body: unknown): number => Buffer.byteLength(JSON.stringify({ body: JSON.stringify(body) }));

describe('the lists of an answer', () => {
  it('stay below their budget, keep their beginnings, and lose nothing without counting it', () => {
    const list = fc.array(fc.string({ unit: fc.constantFrom('a', '"', '\\', 'é', '選'), maxLength: 40 }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(list, list, fc.integer({ min: 0, max: 2000 }), (rejected, heldRows, most) => {
        const answer = withinAnswer({ rejected, heldRows }, most);
        const { leftOut = { rejected: 0, heldRows: 0 } } = answer;
        expect(answer.rejected).toEqual(rejected.slice(0, rejected.length - leftOut.rejected));
        expect(answer.heldRows).toEqual(heldRows.slice(0, heldRows.length - leftOut.heldRows));
        const { rejected: first, heldRows: second } = answer;
        expect(sizeOf({ first, second })).toBeLessThanOrEqual(most + sizeOf({ first: [], second: [] }));
        if (sizeOf({ rejected, heldRows }) <= most) expect(answer).not.toHaveProperty('leftOut');
      }),
    );
  });
});

it('a page holds as many entries as find room, and one at least', () => {
  const entries = Array.from({ length: 100 }, () => 'x'.repeat(97));
  expect(fittingEntries(entries, 1_000_000)).toBe(100);
  expect(fittingEntries(entries, 1_000)).toBe(9);
  expect(sizeOf(entries.slice(0, 9))).toBeLessThanOrEqual(1_000 + sizeOf([]));
  expect(fittingEntries(entries, 10)).toBe(1);
  expect(fittingEntries([], 10)).toBe(0);
});

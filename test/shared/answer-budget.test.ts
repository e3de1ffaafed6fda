import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withinAnswer } from '../../lib/shared/answer-budget.ts';

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

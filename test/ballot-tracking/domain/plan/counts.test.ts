import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, NO_COUNTS, type PlanCounts } from '../../../../lib/ballot-tracking/domain/plan/counts.ts';

const count = fc.nat({ max: 9 });
const tally = fc.dictionary(fc.constantFrom('ISSUED', 'INR', 'x'), count);
const counts: fc.Arbitrary<PlanCounts> = fc.record({
  rows: count,
  refused: tally,
  doubled: count,
  unchanged: count,
  withdrawn: count,
  statuses: tally,
  waiting: tally,
  marks: fc.dictionary(fc.constantFrom('following', 'unreviewed'), count),
  days: tally,
  asOf: count,
});

describe('the counts of the parts of an upload', () => {
  it('add up in any order and grouping, and no rows add nothing', () => {
    fc.assert(
      fc.property(counts, counts, counts, (one, two, three) => {
        expect(addCounts(addCounts(one, two), three)).toEqual(addCounts(one, addCounts(two, three)));
        expect(addCounts(one, two)).toEqual(addCounts(two, one));
        expect(addCounts(one, NO_COUNTS)).toEqual(one);
      }),
    );
  });
});

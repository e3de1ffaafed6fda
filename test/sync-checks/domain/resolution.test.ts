import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import { compareDifferences, type Difference, FIELD_PRIORITY } from '../../../lib/sync-checks/domain/difference.ts';
import { type AgedDifference, trackResolution } from '../../../lib/sync-checks/domain/resolution.ts';
import { FIELD_CATEGORY } from '../../../lib/sync-checks/domain/roll-format.ts';

const FIELDS = ['precinct', 'lastName', 'participation'] as const;

const difference = fc.oneof(
  fc
    .record({
      voter: fc.integer({ min: 0, max: 12 }),
      field: fc.constantFrom(...FIELDS),
      value: fc.constantFrom('a', 'b'),
    })
    .map(
      ({ voter, field, value }): Difference => ({
        voterId: `V${voter}`,
        class: 'field',
        category: FIELD_CATEGORY[field],
        field,
        ems: value,
        votecal: 'c',
        priority: FIELD_PRIORITY[FIELD_CATEGORY[field]],
      }),
    ),
  fc.integer({ min: 0, max: 12 }).map(
    (voter): Difference => ({
      voterId: `V${voter}`,
      class: 'in-ems-not-votecal',
      category: 'registration',
      field: null,
      ems: null,
      votecal: null,
      priority: 1,
    }),
  ),
);
const identity = ({ voterId, class: kind, field }: Difference): string => `${voterId} ${kind} ${field}`;
const report = fc
  .uniqueArray(difference, { selector: identity, maxLength: 25 })
  .map((found) => found.toSorted(compareDifferences));

async function* each<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}

const day = (text: string) => Temporal.PlainDate.from(text);

/** Follows a county through its checks, one every 30 days. */
const follow = async (reports: readonly (readonly Difference[])[]) => {
  let previous: AgedDifference[] = [];
  const counts = [];
  let today = day('2026-01-02');
  for (const found of reports) {
    const ages: Temporal.PlainDate[] = [];
    counts.push(await trackResolution(each(found), each(previous), today, async (since) => void ages.push(since)));
    previous = found.map((one, index) => ({ difference: one, since: ages[index] ?? today }));
    today = today.add({ days: 30 });
  }
  return counts;
};

describe('differences from one check to the next', () => {
  it('are new, still there or resolved exactly as sets would say, and as old as the run of checks that found them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 4 }), async (reports) => {
        const counts = await follow(reports);
        reports.forEach((found, index) => {
          const now = new Set(found.map(identity));
          const before = new Set((reports[index - 1] ?? []).map(identity));
          const persisting = [...now].filter((one) => before.has(one));
          const ageOf = (one: string): number => {
            let age = 0;
            while (index - age - 1 >= 0 && reports[index - age - 1]?.some((other) => identity(other) === one)) age += 1;
            return age * 30;
          };
          expect(counts[index]).toEqual({
            new: now.size - persisting.length,
            persisting: persisting.length,
            resolved: [...before].filter((one) => !now.has(one)).length,
            oldestDays: Math.max(0, ...persisting.map(ageOf)),
          });
        });
      }),
      { numRuns: 500 },
    );
  });
});

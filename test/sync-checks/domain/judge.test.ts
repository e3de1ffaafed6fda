import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import tolerances from '../../../lib/sync-checks/data/sync-tolerances.json' with { type: 'json' };
import { countDifference, noDifferences } from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import { DIFFERENCE_CATEGORIES, type DifferenceCategory } from '../../../lib/sync-checks/domain/difference.ts';
import { allowedDifferences, Judgement, judge, mostDifferences } from '../../../lib/sync-checks/domain/judge.ts';

const counts = (byCategory: Partial<Record<DifferenceCategory, number>>) => {
  const none = noDifferences();
  return { ...none, byCategory: { ...none.byCategory, ...byCategory } };
};

describe('judge', () => {
  it.each([
    ['no difference', {}, 5000, 'passed'],
    ['one precinct difference in six million records', { 'precinct-district': 1 }, 6_000_000, 'failed'],
    ['five registration differences in 5,000 records', { registration: 5 }, 5000, 'passed'],
    ['six registration differences in 5,000 records', { registration: 6 }, 5000, 'failed'],
    ['six registration differences in 5,001 records', { registration: 6 }, 5001, 'passed'],
    ['five registration differences in a county of one voter', { registration: 5 }, 1, 'passed'],
    ['too many of one category though the others have none', { correspondence: 501 }, 6_000_000, 'failed'],
    [
      'every tiered category at its limit',
      { registration: 5, 'participation-history': 5, 'affidavit-signature': 5, correspondence: 5 },
      100,
      'passed',
    ],
  ] as const)('judges %s', (_, byCategory, records, result) => {
    expect(judge(counts(byCategory), records).result).toBe(result);
  });

  it('gives the reasons in the fixing order of 2 CCR 19083, and tells where the limit is assumed', () => {
    const judgement = Judgement.parse(judge(counts({ registration: 6 }), 4000));
    expect(judgement.categories.map(({ category }) => category)).toEqual(DIFFERENCE_CATEGORIES);
    expect(judgement.categories[0]).toEqual({
      category: 'precinct-district',
      differences: 0,
      allowed: 0,
      within: true,
      assumed: false,
    });
    expect(judgement.categories[1]).toEqual({
      category: 'registration',
      differences: 6,
      allowed: 5,
      within: false,
      assumed: false,
    });
    expect(judgement.categories[2]?.assumed).toBe(true);
    expect(allowedDifferences('registration', 5001).assumed).toBe(true);
  });

  it('never allows fewer differences in a larger roll, and always 100% conformity for precinct and district', () => {
    const records = fc.nat(10_000_000);
    fc.assert(
      fc.property(fc.constantFrom(...DIFFERENCE_CATEGORIES), records, records, (category, a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        const allowed = allowedDifferences(category, small).allowed;
        expect(allowed).toBeLessThanOrEqual(allowedDifferences(category, large).allowed);
        if (category === 'precinct-district') expect(allowed).toBe(0);
      }),
    );
  });

  it('names the source of every limit', () => {
    for (const { source } of [...tolerances.tiers, ...Object.values(tolerances.categories), tolerances.comparable]) {
      expect(Object.keys(tolerances.sources)).toContain(source);
    }
  });
});

describe('mostDifferences', () => {
  it('lets small rolls differ throughout and stops large ones where a file must be at fault', () => {
    expect(mostDifferences(0)).toBe(1000);
    expect(mostDifferences(911)).toBe(1000);
    expect(mostDifferences(6_000_000)).toBe(5_400_000);
  });
});

describe('countDifference', () => {
  it('counts a record once in all, in its class and in its category', () => {
    const total = noDifferences();
    countDifference(total, {
      voterId: 'V1',
      class: 'in-ems-not-votecal',
      category: 'registration',
      field: null,
      ems: null,
      votecal: null,
      priority: 1,
    });
    countDifference(total, {
      voterId: 'V1',
      class: 'field',
      category: 'correspondence',
      field: 'correspondence',
      ems: 'a',
      votecal: '',
      priority: 7,
    });
    expect(total).toEqual({
      total: 2,
      byClass: { 'in-ems-not-votecal': 1, 'in-votecal-not-ems': 0, field: 1 },
      byCategory: {
        'precinct-district': 0,
        registration: 1,
        'participation-history': 0,
        'affidavit-signature': 0,
        correspondence: 1,
      },
    });
  });
});

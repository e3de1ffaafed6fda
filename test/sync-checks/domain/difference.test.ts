import { describe, expect, it } from 'vitest';
import {
  compareDifferences,
  DIFFERENCE_CATEGORIES,
  Difference,
  FIELD_PRIORITY,
} from '../../../lib/sync-checks/domain/difference.ts';
import {
  FIELD_CATEGORY,
  ROLL_COLUMNS,
  ROLL_FIELDS,
  type RollField,
} from '../../../lib/sync-checks/domain/roll-format.ts';

const inField = (voterId: string, field: RollField): Difference => {
  const category = FIELD_CATEGORY[field];
  return { voterId, class: 'field', category, field, ems: 'a', votecal: 'b', priority: FIELD_PRIORITY[category] };
};
const whole = { category: 'registration', field: null, ems: null, votecal: null } as const;

describe('the order of a report', () => {
  it('is the fixing order: classes, then categories, then voters, then the columns of the roll', () => {
    const report: Difference[] = [
      { voterId: 'V9', class: 'in-ems-not-votecal', ...whole, priority: 1 },
      { voterId: 'V1', class: 'in-votecal-not-ems', ...whole, priority: 2 },
      { voterId: 'V2', class: 'in-votecal-not-ems', ...whole, priority: 2 },
      inField('V3', 'precinct'),
      inField('V3', 'districts'),
      inField('V0', 'lastName'),
      inField('V0', 'party'),
      inField('V5', 'firstName'),
      inField('V0', 'participation'),
      inField('V0', 'affidavitNumber'),
      inField('V0', 'signatureHash'),
      inField('V0', 'correspondence'),
    ];
    expect([...report].reverse().sort(compareDifferences)).toEqual(report);
    expect(report.map((difference) => Difference.safeParse(difference).success)).not.toContain(false);
  });

  it('gives each category a priority of its own, after the two whole-voter classes', () => {
    expect(DIFFERENCE_CATEGORIES.map((category) => FIELD_PRIORITY[category])).toEqual([3, 4, 5, 6, 7]);
  });
});

describe('Difference', () => {
  it.each([
    [
      'a whole-voter difference with a value',
      { voterId: 'V1', class: 'in-ems-not-votecal', ...whole, ems: 'x', priority: 1 },
    ],
    [
      'a whole-voter difference of another priority',
      { voterId: 'V1', class: 'in-ems-not-votecal', ...whole, priority: 2 },
    ],
    ['a field that the roll does not have', { ...inField('V1', 'party'), field: 'salary' }],
    ['the voter ID as a differing field', { ...inField('V1', 'party'), field: 'voterId' }],
    ['a field without a value', { ...inField('V1', 'party'), ems: null }],
    ['a voter ID with a separator in it', inField('V1#2', 'party')],
  ])('rejects %s', (_, value) => {
    expect(Difference.safeParse(value).success).toBe(false);
  });
});

describe('the columns of a roll', () => {
  it('have a category each, but for the two that pair and admit rows', () => {
    expect(ROLL_FIELDS).toHaveLength(ROLL_COLUMNS.length - 2);
    expect(Object.keys(FIELD_CATEGORY).sort()).toEqual([...ROLL_FIELDS].sort());
  });
});

import { expect, it } from 'vitest';
import { remarkText, ValueRemarks } from '../../../../lib/sync-checks/domain/compare/value-remarks.ts';
import { ROLL_COLUMNS } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { charactersNormalized } from '../../../shared/normalized-characters.ts';

const remarksOf = (lastName: string): readonly string[] => {
  const remarks = new ValueRemarks();
  remarks.add(
    2,
    ROLL_COLUMNS.map((column) => (column === 'lastName' ? lastName : '')),
  );
  return remarks.list().map(remarkText);
};

it('remarks on the Unicode form of a value, and of a long one that it is too long to be looked at', () => {
  expect(remarksOf('MUN\u0303OZ')).toEqual([expect.stringContaining('(NFC)')]);
  const marks = `a${'\u0301\u0323'.repeat(16_000)}`;
  expect(charactersNormalized(() => remarksOf(marks))).toBe(0);
  expect(remarksOf(marks)).toEqual([expect.stringMatching(/lastName: 1 row.*at most 512 characters/)]);
  expect(remarksOf('A'.repeat(2_000))).toEqual([]);
});

it('names the columns that are empty in every row apart from the values that are written otherwise', () => {
  const remarks = new ValueRemarks();
  for (let line = 2; line < 12; line += 1) {
    remarks.add(
      line,
      ROLL_COLUMNS.map((column) => (column === 'middleName' || (column === 'suffix' && line > 2) ? '' : '1')),
    );
  }
  expect(remarks.empty()).toEqual(['middleName']);
  expect(remarks.list().map(({ column }) => column)).not.toContain('middleName');
});

const remarksOn = (rows: readonly Partial<Record<(typeof ROLL_COLUMNS)[number], string>>[]): readonly string[] => {
  const remarks = new ValueRemarks();
  rows.forEach((row, index) => {
    remarks.add(
      index + 2,
      ROLL_COLUMNS.map((column) => row[column] ?? ''),
    );
  });
  return remarks.list().map(remarkText);
};

it('remarks on phone numbers that are not written as VoteCal writes them', () => {
  expect(remarksOn([{ phone: '(925) 555-0100' }, { phone: '+19255550100' }])).toEqual([
    expect.stringMatching(/^phone: 1 row, first on line 2\..*country code/),
  ]);
});

const threeDigits = Array.from({ length: 18 }, (_, n) => `1${n + 10}`);
it.each([
  ['shorter than most, where no ID begins with a zero', ['19', '23', ...threeDigits], 2],
  ['shorter than most beside IDs that kept their zeros', ['19', '023', ...threeDigits], 0],
  ['of letters and of any length', Array.from({ length: 20 }, (_, n) => 'V'.repeat(n + 1)), 0],
  ['of one length', threeDigits, 0],
])('tells IDs that may have lost their zeros: %s', (_, ids, rows) => {
  const found = remarksOn(ids.map((voterId) => ({ voterId })));
  expect(found).toEqual(
    rows === 0 ? [] : [expect.stringMatching(/^voterId: 2 rows, first on lines 2, 3\..*leading zeros/)],
  );
});

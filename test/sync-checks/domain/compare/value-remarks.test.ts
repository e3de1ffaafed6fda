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

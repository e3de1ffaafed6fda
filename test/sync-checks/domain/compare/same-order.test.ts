import { describe, expect, it } from 'vitest';
import {
  formatRollRow,
  ROLL_COLUMNS,
  ROLL_HEADER,
  type RollRow,
} from '../../../../lib/sync-checks/domain/roll-format.ts';
import { type MemoryRoll, runAnyOrder, runSameOrder } from '../../run-engines.ts';

const row = (number: number, values: Partial<RollRow> = {}): RollRow => ({
  ...(Object.fromEntries(ROLL_COLUMNS.map((column) => [column, column])) as RollRow),
  voterId: `V${String(number).padStart(6, '0')}`,
  county: '19',
  ...values,
});
const roll = (rows: readonly RollRow[]): MemoryRoll => ({
  bytes: Buffer.from(ROLL_HEADER + rows.map(formatRollRow).join('')),
  format: 'csv',
  chunk: 10_000,
});
const range = (from: number, to: number): RollRow[] =>
  Array.from({ length: to - from }, (_, index) => row(from + index));

describe.each([true, false])('comparing in the same order, VoteCal’s roll canonical: %s', (trusted) => {
  it.each([
    ['the same rows', range(0, 500), range(0, 500), 0],
    [
      'a changed row at each end',
      [row(0, { party: 'x' }), ...range(1, 499), row(499, { party: 'x' })],
      range(0, 500),
      2,
    ],
    ['a county without a hundred voters in the middle', [...range(0, 200), ...range(300, 500)], range(0, 500), 100],
    ['a county with voters before and after all of VoteCal’s', range(0, 500), range(100, 400), 200],
    ['a county without voters', [], range(0, 3000), 3000],
  ])('finds %s', (_, ems, votecal, differences) => {
    for (const found of [
      runSameOrder(roll(ems), roll(votecal), trusted),
      runAnyOrder(roll(ems), roll(votecal), trusted),
    ]) {
      expect(found !== 'out-of-order' && found.differences.length).toBe(differences);
      expect(found).toMatchObject({ problems: [], rows: { ems: ems.length, votecal: votecal.length } });
    }
  });

  it.each([
    ['two rows in the wrong order at the end', [...range(0, 498), row(499), row(498)], range(0, 500)],
    ['rows in the reverse order', range(0, 500).reverse(), range(0, 500)],
    ['both in the same order, which is not that of the voter IDs', range(0, 500).reverse(), range(0, 500).reverse()],
    ['thousands of rows in a row without a pair', range(0, 10), [...range(100, 3100), row(5)]],
  ])('gives up on %s', (_, ems, votecal) => {
    if (trusted && _.startsWith('both')) return;
    expect(runSameOrder(roll(ems), roll(votecal), trusted)).toBe('out-of-order');
  });

  it('reports a repeated row once per file, in either engine', () => {
    const twice = [...range(0, 10), row(9), ...range(10, 20)];
    for (const found of [
      runSameOrder(roll(twice), roll(range(0, 20)), trusted),
      runAnyOrder(roll(twice), roll(range(0, 20)), trusted),
    ]) {
      expect(found).toMatchObject({
        differences: [],
        problems: [{ side: 'ems', line: 12, code: 'duplicate-voter-id' }],
      });
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VoterTable } from '../../../../lib/sync-checks/domain/compare/voter-table.ts';

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const voter = fc.record({ low: int, high: int, row: int, offset: fc.nat(2 ** 40), onlyEms: fc.boolean() });

describe('VoterTable', () => {
  it('keeps every voter, with the offset of a row in a file of any size, while it grows', () => {
    const voters = fc.uniqueArray(voter, { selector: ({ low, high }) => `${low} ${high}`, maxLength: 200 });
    fc.assert(
      fc.property(voters, fc.nat(50), (entries, expected) => {
        const table = new VoterTable(expected);
        for (const { low, high, row, offset, onlyEms } of entries) {
          const found = table.find(low, high);
          expect(found).toBeLessThan(0);
          if (onlyEms) table.addOnlyEms(found, low, high);
          else table.addVotecal(found, low, high, row, ~row, offset);
        }
        for (const { low, high, row, offset, onlyEms } of entries) {
          const slot = table.find(low, high);
          expect(slot).toBeGreaterThanOrEqual(0);
          expect([table.isOnlyEms(slot), table.isSeen(slot)]).toEqual([onlyEms, onlyEms]);
          if (onlyEms) continue;
          expect(table.offset(slot)).toBe(offset);
          expect(table.seesFirst(slot, row, row)).toBe(false);
        }
        const offsets = entries.filter(({ onlyEms }) => !onlyEms).map(({ offset }) => offset);
        expect([...table.unseen()].sort((a, b) => a - b)).toEqual(offsets.sort((a, b) => a - b));
      }),
    );
  });

  it('pairs a row once: a second row of the voter is for the caller to report', () => {
    const table = new VoterTable(1);
    table.addVotecal(table.find(1, 2), 1, 2, 3, 4, 0);
    const slot = table.find(1, 2);
    expect(table.seesFirst(slot, 3, 4)).toBe(true);
    expect(table.seesFirst(slot, 3, 4)).toBe(false);
    expect([...table.unseen()]).toEqual([]);
  });

  it('holds voters whose digests all fall on one place', () => {
    const table = new VoterTable(0);
    for (let high = 0; high < 1000; high += 1) table.addVotecal(table.find(-1, high), -1, high, 0, 0, high);
    expect([...table.unseen()]).toHaveLength(1000);
    expect(table.offset(table.find(-1, 999))).toBe(999);
  });
});

describe('a number of rows that cannot be', () => {
  it.each([1e10, Number.MAX_SAFE_INTEGER])('of %d makes room for a large county, and no more', (rows) => {
    const table = new VoterTable(rows);
    const found = table.find(1, 2);
    table.addVotecal(found, 1, 2, 3, 4, 5);
    expect(table.offset(table.find(1, 2))).toBe(5);
  });
});

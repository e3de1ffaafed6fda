import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdbDifferences } from '../../../bench/compare/duckdb-differences.ts';
import { generateRolls } from '../../../bench/compare/generate.ts';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { rollFile } from '../../../lib/sync-checks/adapters/rolls/roll-source.ts';
import type { Difference } from '../../../lib/sync-checks/domain/difference.ts';
import { formatRollRow, ROLL_HEADER } from '../../../lib/sync-checks/domain/roll-format.ts';
import { compareRolls } from '../../../lib/sync-checks/use-cases/compare-rolls.ts';
import { inAnyOrder, inOrder, numbersFrom, twoRolls } from '../roll-cases.ts';

const CSV = { format: 'csv', compression: 'none' } as const;

const ours = async (ems: string, votecal: string, canonical: boolean) => {
  const differences: Difference[] = [];
  const result = await compareRolls(nodeTools, {
    ems: readableRoll(rollFile(ems, CSV)),
    votecal: readableRoll(rollFile(votecal, { ...CSV, canonical })),
    county: '19',
    // Small rolls differ in most of their voters, which is no fault here.
    guards: { ems: false, votecal: false },
    onDifference: (difference) => void differences.push(difference),
  });
  return { engine: result.ok ? result.value.engine : result.error.code, differences };
};

describe('an oracle that shares no code', () => {
  let folder = '';
  const path = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'duckdb-oracle-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds the same differences in rolls of 20,000 voters, in either order', async () => {
    const paths = { votecal: path('v.csv'), ems: path('e.csv'), shuffled: path('s.csv') };
    generateRolls(4, 20_000, paths);
    const expected = await duckdbDifferences(paths.ems, paths.votecal);
    expect(expected.length).toBeGreaterThan(20);
    expect(await ours(paths.ems, paths.votecal, true)).toEqual({ engine: 'same-order', differences: expected });
    expect(await ours(paths.ems, paths.votecal, false)).toEqual({ engine: 'same-order', differences: expected });
    expect(await ours(paths.shuffled, paths.votecal, true)).toEqual({ engine: 'any-order', differences: expected });
    expect(await ours(paths.shuffled, paths.votecal, false)).toEqual({ engine: 'any-order', differences: expected });
  });

  it('finds the same differences in small rolls full of quotes, commas and scripts', async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const below = numbersFrom(seed * 7919);
      const rolls = Array.from({ length: 20 }, (_, index) => {
        const { ems, votecal } = twoRolls(below, false);
        const own = (rows: typeof ems) => rows.map((row) => ({ ...row, voterId: `${index}-${row.voterId}` }));
        return { ems: own(ems), votecal: own(votecal) };
      });
      const ems = inAnyOrder(
        below,
        rolls.flatMap((roll) => roll.ems),
      );
      const votecal = inOrder(rolls.flatMap((roll) => roll.votecal));
      writeFileSync(path('e.csv'), ROLL_HEADER + ems.map(formatRollRow).join(''));
      writeFileSync(path('v.csv'), ROLL_HEADER + votecal.map(formatRollRow).join(''));
      const { differences } = await ours(path('e.csv'), path('v.csv'), true);
      expect(differences).toEqual(await duckdbDifferences(path('e.csv'), path('v.csv')));
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import { inputOf, wrongIn } from '../corpus/check.ts';
import { compared, corpusFile } from '../corpus/corpus-file.ts';
import { engineSubject } from '../corpus/engine-subject.ts';
import { voter } from '../corpus/rolls.ts';
import { csvText, mixed } from '../corpus/writing.ts';

/** What honest months of honest counties bring about, large and small: it is compared, and no guard stands in its way. */

type Rolls = { readonly ems: readonly RollRow[]; readonly votecal: readonly RollRow[] };
type Month = (rows: readonly RollRow[]) => Rolls;

/** The rolls of a month in which one voter in `every` changes so; the county is ahead. */
const some =
  (every: number, change: (row: RollRow, n: number) => Partial<RollRow>): Month =>
  (rows) => ({
    ems: rows.map((row, n) => (n % every === every - 1 ? { ...row, ...change(row, n) } : row)),
    votecal: rows,
  });

const behind =
  (month: Month): Month =>
  (rows) => {
    const { ems, votecal } = month(rows);
    return { ems: votecal, votecal: ems };
  };

const without = (rows: readonly RollRow[], every: number): RollRow[] => rows.filter((_, n) => n % every !== every - 1);

const MONTHS: Readonly<Record<string, Month>> = {
  'nothing happened': (rows) => ({ ems: rows, votecal: rows }),
  'one voter in 30 moved': some(30, (_, n) => ({
    residenceAddress: `${n} OAK AVE`,
    residenceZip: '90210',
    precinct: 'P9',
  })),
  'VoteCal heard of the moves first': behind(
    some(30, (_, n) => ({ residenceAddress: `${n} OAK AVE`, precinct: 'P9' })),
  ),
  'one voter in 40 married': some(40, () => ({ lastName: 'JONES-LEE' })),
  'one voter in 25 changed party': some(25, ({ party }) => ({ party: party === 'DEM' ? 'REP' : 'DEM' })),
  'a third of the precincts were drawn anew': some(3, (_, n) => ({ precinct: `N${n % 12}`, districts: 'CD7|SD9' })),
  'a third voted, and VoteCal knows it first': behind(
    some(3, ({ participation }) => ({ participation: `${participation} 2026-11-03:VBM` })),
  ),
  'the county collected phone numbers that VoteCal lacks': (rows) => ({
    ems: rows,
    votecal: rows.map((row, n) => (n % 4 === 3 ? { ...row, phone: '' } : row)),
  }),
  'the county lacks one email in ten': (rows) => ({
    ems: rows.map((row, n) => (n % 12 === 0 ? { ...row, email: '' } : row)),
    votecal: rows,
  }),
  'a clerk wrote a few names in small letters': some(60, ({ firstName }) => ({ firstName: firstName.toLowerCase() })),
  'signatures of one in 20 were taken anew': some(20, (_, n) => ({ signatureHash: `cd${n}` })),
  'two in a hundred were removed by the county': (rows) => ({ ems: without(rows, 50), votecal: rows }),
  'two in a hundred are new in the county': (rows) => ({ ems: rows, votecal: without(rows, 50) }),
  'both removed others': (rows) => ({ ems: without(rows, 41), votecal: without(rows, 43) }),
};

const cases = [3, 9, 60, 200, 1_100, 4_000].flatMap((size) =>
  Object.entries(MONTHS).map(([name, month]) => ({ size, name, month })),
);

describe('an honest roll', () => {
  it.each(cases)('of $size voters is compared when $name', async ({ size, name, month }) => {
    const { ems, votecal } = month(Array.from({ length: size }, (_, n) => voter(n)));
    const right = compared({ ems, votecal });
    for (const rows of [ems, mixed(ems)]) {
      const file = corpusFile(`honest-${size}`, 'field-throughout', name, () => ({
        ems: csvText(rows),
        votecal: csvText(votecal),
        canonical: true,
        rows: ems.length,
        lastRows: Math.round(size * 1.02),
        right: { ...right, judgement: null },
      }));
      expect(wrongIn(await engineSubject(inputOf(file.build())), file.right())).toEqual([]);
    }
  });

  it('was asked for in more than fifty shapes', () => {
    expect(cases.length).toBeGreaterThan(50);
  });
});

import { mostDifferences } from '../judge.ts';
import type { DifferenceTally } from './difference-tally.ts';
import { fieldFaults } from './field-fault.ts';
import type { LastExtract } from './file-fault.ts';
import { fewOf, GUARDS, isEnough } from './guards-data.ts';
import type { RollRefused } from './refusal.ts';
import type { RollCursor } from './roll-cursor.ts';
import { rowsLeftOut } from './row-problem.ts';

type Pair = { readonly ems: RollCursor; readonly votecal: RollCursor };
type Against = NonNullable<RollRefused['against']>;

const isFewer = (count: number, than: number, against: Against): boolean => {
  const { share, atLeast } = GUARDS.cutShort[against];
  return isEnough(than - count, than, { share, atLeast });
};

/** The voters whose rows a file holds: one that cannot be read is there all the same. */
const votersIn = ({ voters, leftOut }: RollCursor): number => voters + rowsLeftOut(leftOut.counts, 'unreadable');

const cutShort = (
  side: 'ems' | 'votecal',
  against: Against,
  count: number,
  expected: number | undefined,
): RollRefused[] =>
  expected !== undefined && isFewer(count, expected, against)
    ? [{ code: 'cut-short', side, count, expected, against }]
    : [];

/**
 * A file that ends too early, told from the other side's voters, from the county's last extract, or from VoteCal's last
 * snapshot. Where VoteCal has far fewer voters than the county and nothing tells since when, nobody can say which of the
 * two files is wrong: told to both.
 */
const tooFew = ({ ems, votecal }: Pair, last: LastExtract | undefined): RollRefused[] => [
  ...cutShort('votecal', 'last-snapshot', votecal.rows, last?.votecalRows),
  ...cutShort('ems', 'votecal', votersIn(ems), votecal.voters),
  ...cutShort('ems', 'last-extract', ems.rows, last?.rows),
  ...(isFewer(votersIn(votecal), ems.voters, 'votecal')
    ? [{ code: 'fewer-in-votecal', side: null, count: votersIn(votecal), expected: ems.voters } as const]
    : []),
];

/** Voter IDs that the two sides write otherwise: of most voters, or nearly all of the voters whom only one side knows. */
const unpaired = ({ ems, votecal }: Pair, { counts: { byClass }, ids }: DifferenceTally): RollRefused[] => {
  const count = byClass['in-ems-not-votecal'];
  const other = byClass['in-votecal-not-ems'];
  const { alike } = GUARDS.spelledOtherwise;
  const isMost = isEnough(count, ems.voters, GUARDS.unpaired) && isEnough(other, votecal.voters, GUARDS.unpaired);
  const few = fewOf(ems.voters);
  if (!isMost && Math.min(count, other) <= few) return [];
  const { share: paired, found, examples } = ids.alike();
  if (!isMost && (paired < alike || paired * Math.min(count, other) <= few)) return [];
  return [{ code: 'bad-voter-ids', side: 'ems', columns: ['voterId'], count, rows: ems.voters, found, examples }];
};

/** What makes two readable rolls no pair that could give a sync result, VoteCal's faults first; empty when nothing does. */
export const pairFaults = (pair: Pair, found: DifferenceTally, last: LastExtract | undefined): RollRefused[] => [
  ...tooFew(pair, last),
  ...unpaired(pair, found),
  ...fieldFaults(pair.ems.voters, found),
  ...(found.counts.total > mostDifferences(Math.max(pair.ems.voters, pair.votecal.voters))
    ? [{ code: 'not-comparable', side: null } as const]
    : []),
];

import { mostDifferences } from '../judge.ts';
import type { DifferenceTally } from './difference-tally.ts';
import { fieldFaults } from './field-fault.ts';
import type { LastExtract } from './file-fault.ts';
import { fewOf, GUARDS, isEnough } from './guards-data.ts';
import type { RollRefused } from './refusal.ts';
import type { RollCursor } from './roll-cursor.ts';
import { rowsLeftOut, type Side } from './row-problem.ts';

type Pair = { readonly ems: RollCursor; readonly votecal: RollCursor };
type Against = NonNullable<RollRefused['against']>;
type Limit = keyof typeof GUARDS.cutShort;

const isFewer = (count: number, than: number | undefined, limit: Limit): boolean =>
  than !== undefined && isEnough(than - count, than, GUARDS.cutShort[limit]);

/** The voters whose rows a file holds: one that cannot be read is there all the same. */
const votersIn = ({ voters, leftOut }: RollCursor): number => voters + rowsLeftOut(leftOut.counts, 'unreadable');

type Sizes = { readonly count: number; readonly expected: number | undefined };

const cutShort = (isSo: boolean, side: Side, against: Against, { count, expected }: Sizes): RollRefused[] =>
  isSo && expected !== undefined ? [{ code: 'cut-short', side, count, expected, against }] : [];

/** A side has fewer voters than the other, and fewer than it had last time. */
const hasBothSigns = (voters: number, others: number, { count, expected }: Sizes): boolean =>
  isFewer(voters, others, 'bothSigns') && isFewer(count, expected, 'bothSigns');

/**
 * A file that ends too early, told from the other side's voters, from the county's last extract, or from VoteCal's last
 * snapshot. Where VoteCal has far fewer voters than the county and nothing tells since when, nobody can say which of the
 * two files is wrong: told to both.
 */
const tooFew = ({ ems, votecal }: Pair, last: LastExtract | undefined): RollRefused[] => {
  const own = { count: ems.rows, expected: last?.rows };
  const snapshot = { count: votecal.rows, expected: last?.votecalRows };
  const other = { count: votersIn(ems), expected: votecal.voters };
  const isShorter = isFewer(own.count, own.expected, 'last-extract') || hasBothSigns(other.count, votecal.voters, own);
  return [
    // Where the county's file has become as small, VoteCal's is not cut short: voters were removed.
    ...cutShort(hasBothSigns(votersIn(votecal), ems.voters, snapshot), 'votecal', 'last-snapshot', snapshot),
    ...cutShort(isFewer(other.count, other.expected, 'votecal'), 'ems', 'votecal', other),
    ...cutShort(isShorter, 'ems', 'last-extract', own),
    ...(isFewer(votersIn(votecal), ems.voters, 'votecal')
      ? [{ code: 'fewer-in-votecal', side: null, count: votersIn(votecal), expected: ems.voters } as const]
      : []),
  ];
};

/**
 * Voter IDs that the two sides write otherwise: of most voters, or nearly all of the voters whom only one side knows. Nothing
 * in a file tells who changed them; where the IDs of both paired in a check before, operations looks at VoteCal's as well,
 * unless the county's have lost zeros, as spreadsheets make them.
 */
const unpaired = (
  { ems, votecal }: Pair,
  { counts: { byClass }, ids }: DifferenceTally,
  last: LastExtract | undefined,
): RollRefused[] => {
  const count = byClass['in-ems-not-votecal'];
  const other = byClass['in-votecal-not-ems'];
  const { alike } = GUARDS.spelledOtherwise;
  const isMost = isEnough(count, ems.voters, GUARDS.unpaired) && isEnough(other, votecal.voters, GUARDS.unpaired);
  const few = fewOf(ems.voters);
  if (!isMost && Math.min(count, other) <= few) return [];
  const { share: paired, found, examples, haveLostZeros } = ids.alike();
  if (!isMost && (paired < alike || paired * Math.min(count, other) <= few)) return [];
  const mayBeBoth = isMost && !haveLostZeros && last !== undefined;
  const told = { count, rows: ems.voters, found, examples, ...(mayBeBoth ? { mayBeVotecal: true } : {}) };
  return [{ code: 'bad-voter-ids', side: 'ems', columns: ['voterId'], ...told }];
};

/** What makes two readable rolls no pair that could give a sync result, VoteCal's faults first; empty when nothing does. */
export const pairFaults = (pair: Pair, found: DifferenceTally, last: LastExtract | undefined): RollRefused[] => [
  ...tooFew(pair, last),
  ...unpaired(pair, found, last),
  ...fieldFaults(pair.ems.voters, found),
  ...(found.counts.total > mostDifferences(Math.max(pair.ems.voters, pair.votecal.voters))
    ? [{ code: 'not-comparable', side: null } as const]
    : []),
];

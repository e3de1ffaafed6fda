import { ROLL_FIELDS } from '../roll-format.ts';
import type { DifferenceTally } from './difference-tally.ts';
import type { FieldTally } from './field-tally.ts';
import { fewOf, GUARDS, isEnough } from './guards-data.ts';
import type { RollRefused } from './refusal.ts';
import type { Side } from './row-problem.ts';

/**
 * Whether a field's differences are one fault and no list of voters to correct: most of all voters differ; or in nearly
 * all of the pairs that differ the two sides mean the same, have the values of two columns the other way round, or one side
 * alone does not write what the format asks for; or the county's system leaves the value out for many.
 */
const isFault = (tally: FieldTally, pairs: number): boolean => {
  const { voters } = tally;
  const { fieldDiffers, spelledOtherwise, leftEmpty } = GUARDS;
  if (isEnough(voters, pairs, fieldDiffers)) return true;
  const few = fewOf(pairs);
  if (voters <= few) return false;
  const { sameText, emptyIn, offFormat } = tally.seen();
  const areNearlyAll = (count: number): boolean => count >= voters * spelledOtherwise.alike;
  if ([sameText, tally.swapped].some((count) => count > few && areNearlyAll(count))) return true;
  const off = Math.max(offFormat.ems, offFormat.votecal);
  if (isEnough(off, pairs, GUARDS.offFormat) && areNearlyAll(off)) return true;
  return isEnough(emptyIn.ems, pairs, leftEmpty) && areNearlyAll(emptyIn.ems);
};

/** VoteCal alone does not write what the format asks for. */
const isVotecals = (tally: FieldTally): boolean =>
  tally.seen().offFormat.votecal >= tally.voters * GUARDS.spelledOtherwise.alike;

/** VoteCal has no value for any voter who differs: it leaves the column out, unless the county's columns are shifted. */
const isLeftOutByVotecal = (tally: FieldTally): boolean => tally.seen().emptyIn.votecal === tally.voters;

/** The fields that differ by a fault of one of the files: one refusal for each side that has such fields. */
export const fieldFaults = (emsVoters: number, found: DifferenceTally): RollRefused[] => {
  const pairs = emsVoters - found.counts.byClass['in-ems-not-votecal'];
  const faulty = ROLL_FIELDS.flatMap((field) => {
    const tally = found.fields.get(field);
    return tally !== undefined && isFault(tally, pairs) ? [{ field, tally, ...tally.common() }] : [];
  });
  const isOnlyVotecals = faulty.every(({ tally }) => isVotecals(tally) || isLeftOutByVotecal(tally));
  const sideOf = (tally: FieldTally): Side => (isOnlyVotecals || isVotecals(tally) ? 'votecal' : 'ems');
  return (['votecal', 'ems'] as const).flatMap((side): RollRefused[] => {
    const own = faulty.filter(({ tally }) => sideOf(tally) === side);
    if (own.length === 0) return [];
    return [
      {
        code: 'field-differs',
        side,
        rows: pairs,
        fields: own.map(({ field, tally: { voters }, spelling }) => ({ field, voters, spelling })),
        columns: own.map(({ field }) => field),
        examples: own.flatMap(({ examples }) => examples),
      },
    ];
  });
};

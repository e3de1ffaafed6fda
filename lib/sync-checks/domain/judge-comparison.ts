import type { Comparison } from './check.ts';
import { GUARDS } from './compare/guards-data.ts';
import { rowsLeftOut } from './compare/row-problem.ts';
import { leftOutRows, recordsOf } from './comparison.ts';
import type { DifferenceCategory } from './difference.ts';
import { DIFFERENCE_CATEGORIES } from './difference.ts';
import { type Judgement, judge } from './judge.ts';

/**
 * What is not settled: each voter who was not compared, and each left-out row of the county's file in which none of
 * these can stand, nor one who is listed as missing. A further row of a voter is never the row of another one.
 */
const unsettled = (comparison: Comparison): number => {
  const { voters, lackedBy, mayBeListed } = comparison.notCompared;
  const duplicates = rowsLeftOut(comparison.leftOut.ems, 'duplicates');
  const others = leftOutRows(comparison, 'ems') - duplicates;
  return voters + duplicates + Math.max(0, others - lackedBy.ems - mayBeListed.ems);
};

/**
 * What weighs in each category: its differences, without those that no eye can see where the data say that these do not
 * count, and each row left out as one more, so that nobody passes by a file that cannot be read.
 */
const weighing = (comparison: Comparison, category: DifferenceCategory): number => {
  const { counts, invisible } = comparison;
  const seen = counts.byCategory[category] - (GUARDS.invisible.count ? 0 : invisible[category]);
  return seen + (category === GUARDS.leftOutWeigh.category ? unsettled(comparison) : 0);
};

/** Judges what a comparison found (2 CCR 19083; the weight of what was left out is ours, see `roll-guards.json`). */
export const judgeComparison = (comparison: Comparison): Judgement => {
  const byCategory = { ...comparison.counts.byCategory };
  for (const category of DIFFERENCE_CATEGORIES) byCategory[category] = weighing(comparison, category);
  return judge({ ...comparison.counts, byCategory }, recordsOf(comparison));
};

import type { Comparison } from './check.ts';
import { GUARDS } from './compare/guards-data.ts';
import { leftOutRows, recordsOf } from './comparison.ts';
import type { DifferenceCategory } from './difference.ts';
import { DIFFERENCE_CATEGORIES } from './difference.ts';
import { type Judgement, judge } from './judge.ts';

/** Rows of the county's file that took no part, and the voters who may stand in such rows. */
const unsettled = (comparison: Comparison): number =>
  Math.max(leftOutRows(comparison, 'ems'), comparison.notCompared.voters);

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

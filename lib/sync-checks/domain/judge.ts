import * as z from 'zod';
import toleranceData from '../data/sync-tolerances.json' with { type: 'json' };
import type { DifferenceCounts } from './compare/compare-report.ts';
import { DIFFERENCE_CATEGORIES, DifferenceCategory } from './difference.ts';

const Source = z.enum(['2-ccr-19083', 'assumed', 'rollcall']);
const whole = z.int().nonnegative();
const Tier = z.strictObject({ upToRecords: whole.nullable(), allowed: whole, source: Source });

const Tolerances = z
  .strictObject({
    sources: z.record(Source, z.string()),
    /** Differences allowed by number of records, smallest first; `null` = any number. */
    tiers: z.array(Tier).min(1),
    categories: z.record(DifferenceCategory, z.strictObject({ rule: z.enum(['conformity', 'tiers']), source: Source })),
    comparable: z.strictObject({ differencesPerRecord: z.number().positive(), alwaysUpTo: whole, source: Source }),
  })
  .refine(
    ({ tiers }) =>
      tiers.every(({ upToRecords }, index) =>
        index === tiers.length - 1
          ? upToRecords === null
          : upToRecords !== null && upToRecords > (tiers[index - 1]?.upToRecords ?? 0),
      ),
    'Tiers ascend and the last one has no limit.',
  );

const { tiers, categories, comparable } = Tolerances.parse(toleranceData);

/** How one category stands against its tolerance. `assumed`: the limit is not the regulation's own word. */
export const CategoryJudgement = z.strictObject({
  category: DifferenceCategory,
  differences: whole,
  allowed: whole,
  within: z.boolean(),
  assumed: z.boolean(),
});
export type CategoryJudgement = z.infer<typeof CategoryJudgement>;

/** The result of a check, with its reasons in the fixing order of the categories. */
export const Judgement = z.strictObject({
  result: z.enum(['passed', 'failed']),
  categories: z.array(CategoryJudgement).length(DIFFERENCE_CATEGORIES.length),
});
export type Judgement = z.infer<typeof Judgement>;

/** The differences that a category may have in a roll of this many records, and whether that is assumed. */
export const allowedDifferences = (
  category: DifferenceCategory,
  records: number,
): { readonly allowed: number; readonly assumed: boolean } => {
  const { rule, source } = categories[category];
  if (rule === 'conformity') return { allowed: 0, assumed: source === 'assumed' };
  const tier = tiers.find(({ upToRecords }) => upToRecords === null || records <= upToRecords);
  if (tier === undefined) throw new Error(`No tolerance tier covers ${records} records.`);
  return { allowed: tier.allowed, assumed: source === 'assumed' || tier.source === 'assumed' };
};

/** The result that judged categories come to: passed when every one is within its tolerance (2 CCR 19083). */
export const resultOf = (categories: readonly CategoryJudgement[]): Judgement['result'] =>
  categories.every(({ within }) => within) ? 'passed' : 'failed';

/**
 * Judges a comparison (2 CCR 19083): `records` is the number of
 * voters compared of the larger roll. Each difference counts once: a voter with two differing fields counts twice.
 */
export const judge = (counts: DifferenceCounts, records: number): Judgement => {
  const judgements = DIFFERENCE_CATEGORIES.map((category): CategoryJudgement => {
    const { allowed, assumed } = allowedDifferences(category, records);
    const differences = counts.byCategory[category];
    return { category, differences, allowed, within: differences <= allowed, assumed };
  });
  return { result: resultOf(judgements), categories: judgements };
};

/** The most differences with which two rolls, the larger of this many voters compared, still count as comparable. */
export const mostDifferences = (records: number): number =>
  Math.max(comparable.alwaysUpTo, Math.floor(records * comparable.differencesPerRecord));

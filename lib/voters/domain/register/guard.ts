import data from '../../data/register-guards.json' with { type: 'json' };

/** What a comparison of tonight's roll with the loaded one counts. */
export type LoadCounts = {
  /** Voters of the loaded roll, and of tonight's. */
  readonly before: number;
  readonly tonight: number;
  readonly new: number;
  readonly changed: number;
  readonly gone: number;
  /** Rows with a status code that nobody knows: their voters stay as they are. */
  readonly unusable: number;
  /** Voters said again without having changed, because something stood against them. */
  readonly again: number;
  readonly confidentialBefore: number;
  readonly confidential: number;
  readonly noLongerConfidential: number;
};

/** Why a roll is not loaded, by what there is too much of. */
export const GUARD_CODES = [
  'TOO_MANY_GONE',
  'TOO_MANY_NEW',
  'TOO_MANY_CHANGED',
  'TOO_MANY_NO_LONGER_CONFIDENTIAL',
  'TOO_MANY_UNUSABLE',
] as const;
export type GuardCode = (typeof GUARD_CODES)[number];

type Guard = { readonly share: number; readonly always: number };

/** At most `always`, or this share of so many where that is more. */
const exceeds = ({ share, always }: Guard, count: number, of: number): boolean => count > Math.max(always, share * of);

/** Voters whose IDs a load may hold at once. */
export const MOST_AT_ONCE = data.mostAtOnce.value;

/**
 * What speaks against loading tonight's roll; undefined when nothing does. On the first load, of which there is nothing
 * to compare with, everybody is new. Limits and their reasons: `register-guards.json`.
 */
export const guardAgainst = (counts: LoadCounts, isFirst: boolean): GuardCode | undefined => {
  const { gone, new: arrived, changed, noLongerConfidential, unusable } = data.guards;
  const checks: readonly (readonly [GuardCode, Guard, number, number])[] = [
    ['TOO_MANY_NO_LONGER_CONFIDENTIAL', noLongerConfidential, counts.noLongerConfidential, counts.confidentialBefore],
    ['TOO_MANY_GONE', gone, counts.gone, counts.before],
    ['TOO_MANY_NEW', arrived, isFirst ? 0 : counts.new, counts.before],
    ['TOO_MANY_CHANGED', changed, counts.changed, counts.before],
    ['TOO_MANY_UNUSABLE', unusable, counts.unusable, counts.tonight],
  ];
  return checks.find(([, guard, count, of]) => exceeds(guard, count, of))?.[0];
};

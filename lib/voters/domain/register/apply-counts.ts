/** What became of the statements of a file, of a load, or of an urgent upload. */
export const APPLY_OUTCOMES = ['written', 'already', 'newer', 'unknown', 'unusable'] as const;
export type ApplyOutcome = (typeof APPLY_OUTCOMES)[number];

/** How many statements had which outcome; `ended` subscriptions of movers and `purged` voters besides. */
export type ApplyCounts = Readonly<Record<ApplyOutcome | 'ended' | 'purged', number>>;

export const NOTHING_APPLIED: ApplyCounts = {
  written: 0,
  already: 0,
  newer: 0,
  unknown: 0,
  unusable: 0,
  ended: 0,
  purged: 0,
};

/** Both counts together. */
export const addCounts = (one: ApplyCounts, other: ApplyCounts): ApplyCounts => ({
  written: one.written + other.written,
  already: one.already + other.already,
  newer: one.newer + other.newer,
  unknown: one.unknown + other.unknown,
  unusable: one.unusable + other.unusable,
  ended: one.ended + other.ended,
  purged: one.purged + other.purged,
});

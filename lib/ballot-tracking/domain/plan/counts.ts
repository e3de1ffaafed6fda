import { BallotStatusCode } from '../../../shared/codes.ts';

/** Numbers by a name: a status code, a reason, a day. */
export type Tally = Readonly<Record<string, number>>;

/** What is noticed of a new status beside its code. */
export type PlanMark =
  /** Follows an issue: anything but ISSUED of a known code. */
  | 'following'
  /** Says of a ballot what it had been, or less than that, with a later date. */
  | 'already-further'
  /** An acceptance of a ballot that was never in review. */
  | 'unreviewed'
  /** An issue that says which ballot it replaces, or beside which another of the voter is cancelled. */
  | 'replacing'
  /** A cancellation beside an issue of the same voter. */
  | 'replaced'
  /** An issue of a day before E-29. */
  | 'mailed-early'
  /** An issue of a day to come. */
  | 'mailed-later';

/**
 * What an upload's rows come to, in numbers. Those of two parts of an upload are added up (`addCounts`), in any order
 * and grouping: a large file is counted in parts, none of which has to be kept.
 */
export type PlanCounts = {
  readonly rows: number;
  /** Rows that are refused, by the code of their problem. */
  readonly refused: Tally;
  /** Rows that stand in the upload before. */
  readonly doubled: number;
  /** Rows that were recorded before, and change nothing. */
  readonly unchanged: number;
  /** Rows that take an earlier one back, or put it in force again. */
  readonly withdrawn: number;
  /** New statuses, by code as it was sent. */
  readonly statuses: Tally;
  /** New statuses that would be held by themselves, by reason. */
  readonly waiting: Tally;
  readonly marks: Readonly<Partial<Record<PlanMark, number>>>;
  /** New statuses by the day that they are dated, Pacific, as `2026-10-05`. */
  readonly days: Tally;
  /** The latest time of a new status that would count at once, in milliseconds since 1970; 0 where there is none. */
  readonly asOf: number;
};

/** The counts of no rows. */
export const NO_COUNTS: PlanCounts = {
  rows: 0,
  refused: {},
  doubled: 0,
  unchanged: 0,
  withdrawn: 0,
  statuses: {},
  waiting: {},
  marks: {},
  days: {},
  asOf: 0,
};

/** Both tallies together. */
export const addTallies = (one: Tally, other: Tally): Tally => {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** All that a tally counts. */
export const sumOf = (tally: Tally): number => Object.values(tally).reduce((sum, count) => sum + count, 0);

/** The counts of two parts of an upload together. */
export const addCounts = (one: PlanCounts, other: PlanCounts): PlanCounts => ({
  rows: one.rows + other.rows,
  refused: addTallies(one.refused, other.refused),
  doubled: one.doubled + other.doubled,
  unchanged: one.unchanged + other.unchanged,
  withdrawn: one.withdrawn + other.withdrawn,
  statuses: addTallies(one.statuses, other.statuses),
  waiting: addTallies(one.waiting, other.waiting),
  marks: addTallies(one.marks, other.marks),
  days: addTallies(one.days, other.days),
  asOf: Math.max(one.asOf, other.asOf),
});

/** Codes outside the guidance's table that a plan names; a column of names in the place of the codes has any number. */
const MOST_UNKNOWN_CODES = 32;

/** The counts with at most so many codes that nobody knows; the rows of the others are counted together, as `other`. */
export const withFewCodes = (counts: PlanCounts): PlanCounts => {
  const statuses: Record<string, number> = {};
  let unknown = 0;
  for (const [code, count] of Object.entries(counts.statuses)) {
    const isKnown = BallotStatusCode.safeParse(code).success;
    if (!isKnown) unknown += 1;
    const name = isKnown || unknown <= MOST_UNKNOWN_CODES ? code : 'other';
    statuses[name] = (statuses[name] ?? 0) + count;
  }
  return { ...counts, statuses };
};

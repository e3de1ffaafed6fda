import type { VoterDifference } from '../difference.ts';
import type { LeftOutRows } from './left-out-rows.ts';
import type { Side } from './row-problem.ts';

/** Whose the left-out rows of a side are: these voters', and so many rows nobody can say whose. */
export interface Owners {
  readonly named: ReadonlySet<string>;
  readonly unnamed: number;
}

/** The voters who may stand in the left-out rows of a side, so that they are not called missing: these, or anybody. */
export type MayStandIn = ReadonlySet<string> | 'anybody';

export const OTHER = { ems: 'votecal', votecal: 'ems' } as const satisfies Record<Side, Side>;

/** Which class of differences holds the voters whom a side lacks. */
export const LACKED_BY = { ems: 'in-votecal-not-ems', votecal: 'in-ems-not-votecal' } as const;

/** Whether a side has a readable row of a voter; undefined when the engine cannot tell. */
export type Knows = (side: Side, voterId: string) => boolean | undefined;

/**
 * Whose the left-out rows of a side are. An ID out of a row whose columns are off counts only when the other side knows
 * that voter; otherwise the row is one of nobody known. `unknown`: the engine cannot tell whether it does.
 */
export const ownersOf = (
  side: Side,
  leftOut: Readonly<Record<Side, LeftOutRows>>,
  knows: Knows,
): Owners | 'unknown' => {
  const own = leftOut[side];
  const other = leftOut[OTHER[side]];
  const named = new Set(own.sure);
  let unnamed = own.nameless;
  for (const [voterId, rows] of own.unsure) {
    const isKnown = other.sure.has(voterId) || other.unsure.has(voterId) || knows(OTHER[side], voterId);
    if (isKnown === undefined) return 'unknown';
    if (isKnown) named.add(voterId);
    else unnamed += rows;
  }
  return { named, unnamed };
};

/**
 * One row can stand for one voter. `lacked`: how many voters only the other side's readable rows have, without the named
 * ones. When rows of nobody known are enough for all of them, none is called missing; when they are not, nobody can say
 * who of them stands in such a row, and all are listed: a few damaged lines never hide who is missing.
 */
export const mayStandIn = ({ named, unnamed }: Owners, lacked: number): MayStandIn =>
  unnamed > 0 && lacked <= unnamed ? 'anybody' : named;

/** Whether the voter of a whole-voter difference may stand in a left-out row of the side that lacks it. */
export const isNotCompared = (difference: VoterDifference, may: Readonly<Record<Side, MayStandIn>>): boolean => {
  for (const side of ['ems', 'votecal'] as const) {
    if (difference.class !== LACKED_BY[side]) continue;
    const voters = may[side];
    return voters === 'anybody' || voters.has(difference.voterId);
  }
  return false;
};

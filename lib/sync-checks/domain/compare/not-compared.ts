import type { VoterDifference } from '../difference.ts';
import type { LeftOutRows } from './left-out-rows.ts';
import type { Side } from './row-problem.ts';

/** The voters who may stand in the left-out rows of a side: these, or anybody. */
export type MayStandIn = ReadonlySet<string> | 'anybody';

const OTHER = { ems: 'votecal', votecal: 'ems' } as const satisfies Record<Side, Side>;

/** Which class of differences holds the voters whom a side lacks. */
const LACKED_BY = { ems: 'in-votecal-not-ems', votecal: 'in-ems-not-votecal' } as const;

/** Whether a side has a readable row of a voter; undefined when the engine cannot tell. */
export type Knows = (side: Side, voterId: string) => boolean | undefined;

/**
 * Who may stand in a side's left-out rows. An ID out of a row whose columns are off counts only when the other side knows
 * that voter; otherwise the row may be anybody's. `unknown`: the engine cannot tell whether it does.
 */
export const mayStandIn = (
  side: Side,
  leftOut: Readonly<Record<Side, LeftOutRows>>,
  knows: Knows,
): MayStandIn | 'unknown' => {
  const own = leftOut[side];
  const other = leftOut[OTHER[side]];
  if (own.nameless) return 'anybody';
  let isUnknown = false;
  for (const voterId of own.unsure) {
    const isKnown = other.sure.has(voterId) || other.unsure.has(voterId) || knows(OTHER[side], voterId);
    if (isKnown === false) return 'anybody';
    isUnknown ||= isKnown === undefined;
  }
  return isUnknown ? 'unknown' : new Set([...own.sure, ...own.unsure]);
};

/** Whether the voter of a whole-voter difference may stand in a left-out row of the side that lacks it. */
export const isNotCompared = (difference: VoterDifference, may: Readonly<Record<Side, MayStandIn>>): boolean => {
  for (const side of ['ems', 'votecal'] as const) {
    if (difference.class !== LACKED_BY[side]) continue;
    const voters = may[side];
    return voters === 'anybody' || voters.has(difference.voterId);
  }
  return false;
};

import { mostDifferences } from '../judge.ts';
import type { Guards } from './guards.ts';
import { GUARDS } from './guards-data.ts';
import type { ExpectedRoll } from './verify-rolls.ts';

/** How many differences are kept at most. Past it there is no report to keep them for. */
export interface MostKept {
  readonly fields: number;
  /** Voters whom one side alone has. */
  readonly voters: number;
}

/** The most rows of a side that may be left out without the file being refused for them, one kind of problem each. */
const mostLeftOut = (rows: number): number =>
  [GUARDS.leftOut.unreadable, GUARDS.leftOut.foreign].reduce(
    (sum, { share, alwaysUpTo }) => sum + Math.max(alwaysUpTo, Math.ceil(rows * share)),
    0,
  );

/**
 * The most differences that comparable rolls can have by what was announced; what was read decides in the end. Whole
 * voters may be taken back, as many as there may be rows left out on either side.
 */
export const mostKept = (ems: ExpectedRoll, votecal: ExpectedRoll, guards: Guards): MostKept => {
  if (ems.rows === undefined || votecal.rows === undefined || !guards.ems || (guards.accepted?.size ?? 0) > 0) {
    return { fields: Number.POSITIVE_INFINITY, voters: Number.POSITIVE_INFINITY };
  }
  const most = mostDifferences(Math.max(ems.rows, votecal.rows));
  return { fields: most, voters: most + mostLeftOut(ems.rows) + mostLeftOut(votecal.rows) };
};

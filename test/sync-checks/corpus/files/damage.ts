import type { RollRow } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { compared, type RightCompared } from '../corpus-file.ts';
import { EMS, VOTERS, voter } from '../rolls.ts';
import type { RowReason } from '../subject.ts';
import { csvLines } from '../writing.ts';

/** The clean county file as lines; voter N (below 150) is on line N + 2. */
export const LINES: readonly string[] = csvLines(EMS);

/** The clean rows with the new voter first, so that the last row is one whom VoteCal knows. */
export const NEW_FIRST: readonly RollRow[] = [...EMS.slice(-1), ...EMS.slice(0, -1)];
export const LAST_ROW = voter(VOTERS - 1);

/** The voter whose row is damaged when one row is, and its line. */
export const HURT = voter(30);
export const HURT_LINE = 32;

/** The county's readable rows when these voters' rows are damaged. */
export const without = (...hurt: readonly RollRow[]): RollRow[] =>
  EMS.filter(({ voterId }) => hurt.every((row) => row.voterId !== voterId));

/** One row unreadable, its voter known: the rest is compared, the voter is listed and never "missing" (point 2). */
export const oneUnreadable = (reason: RowReason): RightCompared =>
  compared({ ems: without(HURT), emsLeftOut: [{ line: HURT_LINE, reason, voterId: HURT.voterId }] });

/** One row unreadable and nobody can say whose: nobody whom only VoteCal knows may be called missing (point 2). */
export const oneUnknown = (reason: RowReason): RightCompared =>
  compared({ ems: without(HURT), emsLeftOut: [{ line: HURT_LINE, reason }] });

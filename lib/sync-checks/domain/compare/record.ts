import type { Window } from './bytes.ts';
import type { RowProblemCode } from './row-problem.ts';

/** A row with its values in the order of `ROLL_COLUMNS`. */
export interface RollRow {
  readonly kind: 'row';
  readonly end: number;
  readonly lines: number;
  readonly values: readonly string[];
  /** Of a JSON object: which columns' keys it has, a bit for each in the order of `ROLL_COLUMNS`. */
  readonly keys?: number;
}

/** A row that takes no part. */
export interface ProblemRow {
  readonly kind: 'problem';
  readonly end: number;
  readonly lines: number;
  readonly code: RowProblemCode;
  /** Whose row it is, as far as that can be read; null when it cannot. */
  readonly voterId: string | null;
  /** The ID stands where it must. In a row whose columns are off, any value may stand in its place. */
  readonly sure: boolean;
  /** A line of one value without a comma: a footer, if no line after it has a comma. */
  readonly maybeFooter: boolean;
  /** The beginning of a row in which the file ends, as far as one can tell: it may be a footer without a line end. */
  readonly cutOff: boolean;
  /** Of a row of another county: what stands in its county column. */
  readonly county: string | null;
  /** Of a row with other columns than the header's: how many. */
  readonly columns: number | null;
  /** In what way the row has its problem, where that is known; nothing that stands in it. */
  readonly how: string | null;
  /** A header whose columns are not those of the first one, or stand in another order. */
  readonly otherHeader: boolean;
  /** Of a JSON object: which columns' keys it has, as in a `RollRow`; null of any other line. */
  readonly keys: number | null;
}

/**
 * What stands at a window's position. `end` is where the next record starts, `lines` how many lines this one took; 0 when
 * it goes on past the window.
 */
export type RollRecord =
  | RollRow
  | ProblemRow
  | { readonly kind: 'blank'; readonly end: number; readonly lines: number }
  | { readonly kind: 'end' };

export type RowOrEnd = Extract<RollRecord, { readonly kind: 'row' | 'end' }>;

/** Reads the record at the window's position; undefined when the window must be filled first. */
export type ReadRecord = (window: Window) => RollRecord | undefined;

export const END_OF_ROLL: RollRecord = { kind: 'end' };

/** Stands in a text for bytes that are not UTF-8, and may stand there by right. */
export const REPLACEMENT = '\uFFFD';

/** What a row is said to have that holds the line end of old Macs. */
export const LONE_RETURN = 'a carriage return without a line feed';

const voterIdPattern = /^[A-Za-z0-9_-]{1,64}$/;
export const isVoterId = (text: string): boolean => voterIdPattern.test(text);

const BAD_IDS: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'it is empty'],
  [/\0/, 'there are NUL characters in it: it was padded with them, or a part of the file is in UTF-16'],
  [/^\ufeff/, 'a byte order mark stands in front of it: two files were joined'],
  [/^'/, 'an apostrophe stands in front of it'],
  [/^\s|\s$/, 'there are spaces around it'],
  [/^[\d.]+E\+?\d+$/i, 'it is in scientific notation, such as 1.00E+08'],
  [/^\d+\.0+$/, 'it has decimals, such as .0'],
  [/^=/, 'it is a formula, such as ="1"'],
  [/^\d[\d,.'\s]*$/, 'it has commas, spaces or the like between its digits'],
];

/** In what way a voter ID is none; nothing of the ID itself. */
export const badIdIn = (voterId: string): string =>
  BAD_IDS.find(([pattern]) => pattern.test(voterId))?.[1] ??
  'it has other characters than letters, digits, "-" and "_"';

/** What is known of a row that takes no part. */
interface Known {
  readonly voterId?: string | null | undefined;
  readonly sure?: boolean;
  readonly maybeFooter?: boolean;
  readonly cutOff?: boolean;
  readonly county?: string | undefined;
  readonly columns?: number;
  readonly how?: string | undefined;
  readonly otherHeader?: boolean;
  readonly keys?: number;
}

export const problemRow = (
  code: RowProblemCode,
  end: number,
  lines: number,
  {
    voterId,
    sure = false,
    maybeFooter = false,
    cutOff = false,
    county,
    columns,
    how,
    otherHeader = false,
    keys,
  }: Known = {},
): ProblemRow => ({
  kind: 'problem',
  end,
  lines,
  code,
  voterId: voterId !== undefined && voterId !== null && isVoterId(voterId) ? voterId : null,
  sure,
  maybeFooter,
  cutOff,
  county: county ?? null,
  columns: columns ?? null,
  how: how ?? null,
  otherHeader,
  keys: keys ?? null,
});

import * as z from 'zod';

/** The two rolls of a check. */
export const SIDES = ['ems', 'votecal'] as const;
export const Side = z.enum(SIDES);
export type Side = z.infer<typeof Side>;

/** Why a row takes no part in the comparison. The first that applies, in this order, is reported. */
export const ROW_PROBLEM_CODES = [
  'row-too-long',
  'not-utf8',
  'bad-quotes',
  'not-json',
  'duplicate-key',
  'bad-value',
  'repeated-header',
  'footer',
  'wrong-column-count',
  'bad-voter-id',
  'other-county',
  'duplicate-voter-id',
] as const;
export const RowProblemCode = z.enum(ROW_PROBLEM_CODES);
export type RowProblemCode = z.infer<typeof RowProblemCode>;

/**
 * What a left-out row is: a voter's row that could not be read, a further row of a voter, a row of another county, or
 * no voter's row at all, which counts for nothing.
 */
export const LEFT_OUT_KINDS = ['unreadable', 'duplicates', 'foreign', 'no-row'] as const;
export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number];

/** What a row left out for each reason is. */
export const KIND_OF: Readonly<Record<RowProblemCode, LeftOutKind>> = {
  'row-too-long': 'unreadable',
  'not-utf8': 'unreadable',
  'bad-quotes': 'unreadable',
  'not-json': 'unreadable',
  'duplicate-key': 'unreadable',
  'bad-value': 'unreadable',
  'repeated-header': 'no-row',
  footer: 'no-row',
  'wrong-column-count': 'unreadable',
  'bad-voter-id': 'unreadable',
  'other-county': 'foreign',
  'duplicate-voter-id': 'duplicates',
};

/** What a county's staff read about each code. The row itself is never quoted: it holds personal data. */
export const ROW_PROBLEM_TEXT: Readonly<Record<RowProblemCode, string>> = {
  'row-too-long': 'The row is longer than 64 KiB.',
  'not-utf8': 'The row is not UTF-8 text.',
  'bad-quotes':
    'The quotes of the row do not match: a quote begins a value right after its comma, without a space, and quotes inside are doubled.',
  'not-json': 'The line is not a JSON object: write one object per line.',
  'duplicate-key': 'The object has a key twice; which one counts cannot be known.',
  'bad-value': 'A value is not text, a number, true, false or null (an array, an object, or half a character).',
  'repeated-header': 'The line is the header again, or drawn below it. It is no voter’s and counts for nothing.',
  footer: 'The line is a footer. It is no voter’s and counts for nothing.',
  'wrong-column-count': 'The row has not as many columns as the header.',
  'bad-voter-id': 'The voter ID is missing or not made of letters, digits, "-" and "_".',
  'other-county': 'The row belongs to another county.',
  'duplicate-voter-id': 'An earlier row has the same voter ID; the earlier one counts.',
};

/** One row that was left out: which file, its first line (the first line of the file is 1), and why. */
export const RowProblem = z.strictObject({ side: Side, line: z.int().positive(), code: RowProblemCode });
export type RowProblem = Readonly<z.infer<typeof RowProblem>>;

/** Rows left out, by code. */
export type ProblemCounts = Readonly<Partial<Record<RowProblemCode, number>>>;

/** Rows of a kind among those left out. */
export const rowsLeftOut = (problems: ProblemCounts, kind: LeftOutKind): number =>
  ROW_PROBLEM_CODES.reduce((sum, code) => sum + (KIND_OF[code] === kind ? (problems[code] ?? 0) : 0), 0);

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
  'bad-value',
  'wrong-column-count',
  'bad-voter-id',
  'other-county',
  'duplicate-voter-id',
] as const;
export const RowProblemCode = z.enum(ROW_PROBLEM_CODES);
export type RowProblemCode = z.infer<typeof RowProblemCode>;

/** What a county's staff read about each code. The row itself is never quoted: it holds personal data. */
export const ROW_PROBLEM_TEXT: Readonly<Record<RowProblemCode, string>> = {
  'row-too-long': 'The row is longer than 64 KiB.',
  'not-utf8': 'The row is not UTF-8 text.',
  'bad-quotes': 'The quotes of the row do not match.',
  'not-json': 'The line is not a JSON object.',
  'bad-value': 'A value is not text, a number, true, false or null.',
  'wrong-column-count': 'The row has not as many columns as the header.',
  'bad-voter-id': 'The voter ID is missing or not made of letters, digits, "-" and "_".',
  'other-county': 'The row belongs to another county.',
  'duplicate-voter-id': 'An earlier row has the same voter ID; the earlier one counts.',
};

/** One row that was left out: which file, its first line (the first line of the file is 1), and why. */
export const RowProblem = z.strictObject({ side: Side, line: z.int().positive(), code: RowProblemCode });
export type RowProblem = Readonly<z.infer<typeof RowProblem>>;

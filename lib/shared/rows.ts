import * as z from 'zod';
import type { Result } from './result.ts';

const problemOfField = {
  field: z.string(),
  code: z.string().describe('Stable for programs.'),
  message: z.string().describe('What is wrong and what to do. Quotes no personal data; a status code may be named.'),
};

/** What is wrong with one record of an upload, or why it waits. */
export const RowProblem = z.strictObject({
  index: z.int().nonnegative().describe('Position of the record in the upload, from 0.'),
  ...problemOfField,
  further: z
    .array(z.strictObject(problemOfField))
    .optional()
    .describe('Whatever else is wrong with the record, so that it is corrected at once.'),
});
export type RowProblem = z.infer<typeof RowProblem>;

/** One row of an upload: its content, or what is wrong with it. */
export type CheckedRow<Row> = Result<Row, RowProblem>;

/** A sentence for people that names the record and says what to do; it never quotes the record. */
export const rowProblem = (index: number, field: string, code: string, what: string): RowProblem => ({
  index,
  field,
  code,
  message: `Record ${index}, ${field}: ${what}`,
});

/** All that is wrong with one record: the first, and the others beside it. */
export const rowProblems = (first: RowProblem, others: readonly RowProblem[]): RowProblem =>
  others.length === 0 ? first : { ...first, further: others.map(({ index: _same, ...other }) => other) };

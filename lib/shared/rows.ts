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
    .describe('What else is wrong with the record, so that it is corrected at once: three at most.'),
  more: z.int().positive().optional().describe('How many more problems the record has, at least.'),
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

/** The sentence without the place that `rowProblem` puts first, for a list that has a column for it. */
export const withoutPlace = ({ message }: Pick<RowProblem, 'message'>): string =>
  message.replace(/^Record \d+, [\w-]+: /, '');

/** An export with columns of the county's own has the same problems in each of 5,000 rows. */
const MOST_FURTHER = 3;

/** What is wrong with one record: the first, the next beside it, and how many more there are. */
export const rowProblems = (first: RowProblem, others: readonly RowProblem[]): RowProblem => {
  if (others.length === 0) return first;
  const further = others.slice(0, MOST_FURTHER).map(({ index: _same, ...other }) => other);
  const more = others.length - further.length;
  return { ...first, further, ...(more > 0 ? { more } : {}) };
};

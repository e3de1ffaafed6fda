import { err, type Result } from '../../shared/result.ts';
import { type CheckedRow, rowProblem } from '../../shared/rows.ts';
import type { ChunkRow, Reading } from './chunk.ts';
import { lacksZeros } from './padded.ts';
import { BAD_QUOTES, type RowFault, rowValues } from './row-values.ts';
import { isShifted, spreadsheetRecord } from './spreadsheet-row.ts';

/** A row of a part as far as it can be read: what it is about, and what is to be recorded or is wrong. */
export type JudgedRow<Row> = {
  readonly row: ChunkRow;
  readonly values: readonly string[];
  readonly others: boolean;
  readonly checked: CheckedRow<Row>;
};

/** How a record is checked for its form, and read where it is JSON. */
export type RowChecks<Row> = {
  check(record: unknown, index: number): CheckedRow<Row>;
  parse(text: string): Result<unknown, string>;
};

const TOO_LONG: RowFault = {
  field: 'record',
  code: 'row-too-long',
  what: 'this row is longer than any that we take. Look for a quotation mark or a line end that is missing.',
};
const NOT_UTF8: RowFault = {
  field: 'record',
  code: 'not-utf8',
  what: 'this row has letters that are not UTF-8. Save the file as "CSV UTF-8", and send this row again.',
};
const SHIFTED: RowFault = {
  field: 'record',
  code: 'columns-shifted',
  what: 'the values of this row stand one column beside their own. Put back the cell that is missing, or take out the one too many.',
};
const ZEROS: RowFault = {
  field: 'ballotId',
  code: 'leading-zeros-lost',
  what: 'this ID is shorter than those of your last file, which begin with zeros: a spreadsheet has probably taken the zeros off. Give the column the format Text, and export the file again.',
};
const INVALID_JSON = 'invalid-json';

const failed = (index: number, { field, code, what }: RowFault) => err(rowProblem(index, field, code, what));

/** Reads and checks one row of a part. */
const judgeRow = <Row>(
  { kind, dialect, paddedBefore }: Reading,
  row: ChunkRow,
  index: number,
  { check, parse }: RowChecks<Row>,
): JudgedRow<Row> => {
  const none = { row, values: [], others: true };
  if (row.fault) return { ...none, checked: failed(index, row.fault === 'bad-quotes' ? BAD_QUOTES : TOO_LONG) };
  if (!dialect) throw new Error('A file with rows has no dialect.');
  const read = rowValues(dialect, kind, row.text);
  if (read === 'blank') throw new Error('A blank row was put into a part.');
  if (!read.ok) return { ...none, checked: failed(index, read.error) };
  const { values, others } = read.value;
  const judged = (checked: CheckedRow<Row>): JudgedRow<Row> => ({ row, values, others, checked });
  if (values.some((value) => value.includes('\uFFFD'))) return judged(failed(index, NOT_UTF8));
  if (lacksZeros(values[1] ?? '', paddedBefore)) return judged(failed(index, ZEROS));
  if (dialect.format !== 'csv') {
    const parsed = parse(row.text);
    if (parsed.ok) return judged(check(parsed.value, index));
    return judged(failed(index, { field: 'record', code: INVALID_JSON, what: parsed.error }));
  }
  const record = spreadsheetRecord(kind, values);
  const checked = record.ok ? check(record.value, index) : failed(index, record.error);
  return judged(!checked.ok && isShifted(dialect, kind, row.text) ? failed(index, SHIFTED) : checked);
};

/** Reads and checks the rows of a part. */
export const judgeRows = <Row>(
  reading: Reading,
  rows: readonly ChunkRow[],
  checks: RowChecks<Row>,
): readonly JudgedRow<Row>[] => rows.map((row, index) => judgeRow(reading, row, index, checks));

import { csvValue } from '../../shared/csv.ts';
import type { Dialect } from './dialect.ts';
import { columnNames, type FileKind } from './layout.ts';
import type { RowOutcome } from './outcome.ts';

const line = (values: readonly (string | number)[]): string => `${values.map(csvValue).join(',')}\r\n`;

/** The first line of the results; the mark before it says to spreadsheets that the file is UTF-8. */
export const resultsHeader = (kind: FileKind): string =>
  `\uFEFF${line(['line', 'result', ...columnNames(kind).slice(0, 2), 'field', 'code', 'what to do'])}`;

/** A row of the results, for a spreadsheet; nothing in it is run as a formula. */
export const resultLine = ({ line: at, result, voterId, itemId, field, code, sentence }: RowOutcome): string =>
  line([at, result, voterId, itemId, field, code, sentence]);

const GONE =
  'this ballot was in your last file and is not in this one. Nothing was changed. If it is void, send it with the status CLD; if rows were sent by mistake, send them again with withdrawn true.';

/** A ballot that the last file had and this one has not; `subject` is its voter and its ID. */
export const goneLine = (subject: string): string => {
  const [voterId = '', ballotId = ''] = subject.split('\t');
  return line(['', 'not in this file', voterId, ballotId, 'record', 'gone', GONE]);
};

/** The frame of a file of rejected rows, in the format of the upload: what comes first, between two rows and last. */
export const rejectedFrame = (
  dialect: Dialect,
): {
  readonly name: 'rejected.csv' | 'rejected.ndjson' | 'rejected.json';
  readonly first: string;
  readonly between: string;
  readonly last: string;
} => {
  if (dialect.format === 'csv')
    return { name: 'rejected.csv', first: `\uFEFF${dialect.header}\r\n`, between: '\r\n', last: '\r\n' };
  if (dialect.format === 'ndjson') return { name: 'rejected.ndjson', first: '', between: '\n', last: '\n' };
  return { name: 'rejected.json', first: '[\n', between: ',\n', last: '\n]\n' };
};

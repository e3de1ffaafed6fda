/** A spreadsheet takes a cell that begins like this for a formula; an apostrophe counts so that the mark can be undone. */
const ACTIVE_BEGINNING = /^[=+\-@\t\r']/;

/**
 * One value of a CSV (RFC 4180). Text that a spreadsheet would run as a formula is marked by an apostrophe before it,
 * which whoever reads the file as data takes off again; numbers are left as they are.
 */
export const csvValue = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = ACTIVE_BEGINNING.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Says to spreadsheets that a file is UTF-8; without it they spoil letters beyond A to Z. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A table as a CSV for people and their spreadsheets. */
export const csvFile = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(csvValue).join(',')}\r\n`).join('')}`;

/** What stands between fields: a comma by RFC 4180; spreadsheets know others. */
const CSV_SEPARATORS = [',', ';', '\t'] as const;
type CsvSeparator = (typeof CSV_SEPARATORS)[number];

/** A field of RFC 4180 and what ends it: quoted, with each quote doubled, or plain. */
const fieldEndingIn = (separator: CsvSeparator): RegExp =>
  new RegExp(`("(?:[^"]|"")*"|[^"${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`, 'y');

/** A value without the apostrophe that `csvValue` sets before what a spreadsheet would run. */
export const csvReadValue = (text: string): string =>
  text.startsWith("'") && ACTIVE_BEGINNING.test(text.slice(1)) ? text.slice(1) : text;

const valueRead = (field: string): string =>
  csvReadValue(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);

/**
 * The rows of a CSV that a person or a spreadsheet has written, each value without its quotes and without the apostrophe that
 * `csvValue` sets; an empty line is a row of one empty value. Answers the number of the line, from 1, where it is no CSV.
 */
export const readCsv = (
  text: string,
  separator: CsvSeparator = ',',
): { readonly rows: readonly (readonly string[])[] } | { readonly brokenLine: number } => {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const field = fieldEndingIn(separator);
  const rows: string[][] = [];
  let row: string[] = [];
  for (;;) {
    const from = field.lastIndex;
    const [, value, end] = field.exec(content) ?? [];
    if (value === undefined) return { brokenLine: content.slice(0, from).split(/\r\n|\n|\r/).length };
    row.push(valueRead(value));
    if (end === separator) continue;
    // Behind the last line's end there is nothing, not a line.
    if (end !== '' || row.length > 1 || value !== '') rows.push(row);
    if (end === '' || field.lastIndex >= content.length) return { rows };
    row = [];
  }
};

/**
 * What separates the columns of a file, by its first line: whichever names all of these columns, otherwise the comma. Spreadsheets of other
 * languages write semicolons, and what is copied from one has tabs.
 */
export const separatorNaming = (text: string, columns: readonly string[]): CsvSeparator => {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const names = (separator: CsvSeparator): boolean => {
    const read = readCsv(header, separator);
    const [values = []] = 'rows' in read ? read.rows : [];
    return columns.every((column) => values.some((value) => value.trim() === column));
  };
  return CSV_SEPARATORS.find(names) ?? ',';
};

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

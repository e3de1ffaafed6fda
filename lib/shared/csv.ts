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

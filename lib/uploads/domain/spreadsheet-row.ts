import { BALLOT_STATUS_CODES } from '../../shared/codes.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { csvCells } from './csv-cells.ts';
import type { Dialect } from './dialect.ts';
import { type FileKind, LAYOUTS } from './layout.ts';
import type { RowFault } from './row-values.ts';
import { spreadsheetDate, spreadsheetInstant } from './spreadsheet-dates.ts';

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const YES = new Set(['true', 'yes', 'y', '1']);
const NO = new Set(['false', 'no', 'n', '0']);

const isCode = (text: string | undefined): boolean => BALLOT_STATUS_CODES.some((code) => code === text?.toUpperCase());

const flag = (text: string): string | boolean => {
  if (YES.has(text.toLowerCase())) return true;
  return NO.has(text.toLowerCase()) ? false : text;
};

const FORMS: Readonly<Record<string, (text: string) => Result<string | boolean, Omit<RowFault, 'field'>>>> = {
  // Only where the table knows it so: what a county made up stays as it is written.
  status: (text) => ok(isCode(text) ? text.toUpperCase() : text),
  statusAt: spreadsheetInstant,
  sentDate: spreadsheetDate,
  withdrawn: (text) => ok(flag(text)),
};

const identifier = (text: string): Result<string, Omit<RowFault, 'field'>> =>
  SCIENTIFIC.test(text)
    ? err({
        code: 'id-as-number',
        what: 'a spreadsheet has rounded this number. Give the column the format Text, and export the file again.',
      })
    : ok(text);

/** A row of a spreadsheet as the API takes it: what is written otherwise there and means one thing only is put so. */
export const spreadsheetRecord = (kind: FileKind, values: readonly string[]): Result<unknown, RowFault> => {
  const record: Record<string, string | boolean> = {};
  for (const [place, { name }] of LAYOUTS[kind].columns.entries()) {
    const text = values[place] ?? '';
    if (text === '') continue;
    const read = (FORMS[name] ?? identifier)(text);
    if (!read.ok) return err({ field: name, ...read.error });
    record[name] = read.value;
  }
  return ok(record);
};

/** Whether the values of a CSV row stand one column beside their own: the status code is where its neighbour should be. */
export const isShifted = (dialect: Dialect, kind: FileKind, text: string): boolean => {
  if (dialect.format !== 'csv') return false;
  const at = dialect.places.indexOf(LAYOUTS[kind].columns.findIndex(({ name }) => name === 'status'));
  const cells = csvCells(text, dialect.separator) ?? [];
  return at >= 0 && !isCode(cells[at]) && (isCode(cells[at - 1]) || isCode(cells[at + 1]));
};

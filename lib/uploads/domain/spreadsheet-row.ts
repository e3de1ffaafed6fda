import { SCAN_MEMBERS } from '../../imb/domain/scan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { csvCells } from './csv-cells.ts';
import type { Dialect } from './dialect.ts';
import { type FileKind, isStatusCode, LAYOUTS } from './layout.ts';
import type { RowFault } from './row-values.ts';
import { spreadsheetDate, spreadsheetInstant } from './spreadsheet-dates.ts';

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const YES = new Set(['true', 'yes', 'y', '1']);
const NO = new Set(['false', 'no', 'n', '0']);

const flag = (text: string): string | boolean => {
  if (YES.has(text.toLowerCase())) return true;
  return NO.has(text.toLowerCase()) ? false : text;
};

/** What a spreadsheet keeps of a number has 15 digits; the rest it writes as zeros. */
const ROUNDED_BARCODE = /^\d{15}0{10,}$/;

const WORDS = /^(?:outbound|inbound)$/i;

const AS_NUMBER = {
  code: 'id-as-number',
  what: 'a spreadsheet has rounded this number. Give the column the format Text, and export the file again.',
} as const;

const identifier = (text: string): Result<string, Omit<RowFault, 'field'>> =>
  SCIENTIFIC.test(text) ? err(AS_NUMBER) : ok(text);

const barcode = (text: string): Result<string, Omit<RowFault, 'field'>> =>
  ROUNDED_BARCODE.test(text) ? err(AS_NUMBER) : identifier(text);

const FORMS: Readonly<Record<string, (text: string) => Result<string | boolean, Omit<RowFault, 'field'>>>> = {
  // Only where the table knows it so: what a county made up stays as it is written.
  status: (text) => ok(isStatusCode(text) ? text.toUpperCase() : text),
  statusAt: spreadsheetInstant,
  sentDate: spreadsheetDate,
  ...Object.fromEntries(SCAN_MEMBERS.barcode.map((name) => [name, barcode])),
  direction: (text) => ok(WORDS.test(text) ? text.toLowerCase() : text),
  mailDate: spreadsheetDate,
  withdrawn: (text) => ok(flag(text)),
};

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

/** Whether the values of a CSV row stand one column beside their own: what can stand in one column alone is beside it. */
export const isShifted = (dialect: Dialect, kind: FileKind, text: string): boolean => {
  if (dialect.format !== 'csv') return false;
  const { columns, landmark } = LAYOUTS[kind];
  const at = dialect.places.indexOf(columns.findIndex(({ name }) => name === landmark.name));
  const cells = csvCells(text, dialect.separator) ?? [];
  const isAt = (place: number): boolean => landmark.isOne(cells[place] ?? '');
  return at >= 0 && !isAt(at) && (isAt(at - 1) || isAt(at + 1));
};

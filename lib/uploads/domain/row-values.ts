import { err, ok, type Result } from '../../shared/result.ts';
import { csvCells } from './csv-cells.ts';
import type { Dialect } from './dialect.ts';
import { type FileKind, LAYOUTS } from './layout.ts';

/** A row's values in the order of the layout, '' where it has none. `others`: it says more, so that it is always read whole. */
export type RowValues = { readonly values: readonly string[]; readonly others: boolean };

/** Why a row cannot be read as one, before anybody asks whether what it says can be true. */
export type RowFault = { readonly field: string; readonly code: string; readonly what: string };

const WIDTH: RowFault = {
  field: 'record',
  code: 'wrong-column-count',
  what: 'this line has more or fewer values than the header has columns. A value with a separator in it needs quotes; look whether the line was cut or two lines run together.',
};
/** Of a line whose quotation marks do not close. */
export const BAD_QUOTES: RowFault = {
  field: 'record',
  code: 'bad-quotes',
  what: 'a quotation mark in this line is opened and not closed. Put quotes around the whole value, and double those inside it.',
};

const csvRow = (
  { separator, places }: Dialect & { format: 'csv' },
  kind: FileKind,
  text: string,
): Result<RowValues, RowFault> | 'blank' => {
  const cells = csvCells(text, separator);
  if (!cells) return err(BAD_QUOTES);
  if (cells.every((cell) => cell === '')) return 'blank';
  if (cells.slice(places.length).some((cell) => cell !== '')) return err(WIDTH);
  const { columns } = LAYOUTS[kind];
  const lacks = places.slice(cells.length).some((place) => place !== null && columns[place]?.required);
  if (lacks) return err(WIDTH);
  const values = columns.map(() => '');
  places.forEach((place, at) => {
    if (place !== null) values[place] = cells[at] ?? '';
  });
  return ok({ values, others: false });
};

const NO_VALUES: RowValues = { values: [], others: true };

const jsonRow = (kind: FileKind, text: string): Result<RowValues, RowFault> | 'blank' => {
  if (text.trim() === '') return 'blank';
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    // What is wrong with it is said where the row is checked.
    return ok(NO_VALUES);
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return ok(NO_VALUES);
  const { columns } = LAYOUTS[kind];
  let known = 0;
  const values = columns.map(({ name }) => {
    if (!Object.hasOwn(record, name)) return '';
    known += 1;
    const value: unknown = (record as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
  return ok({ values, others: known !== Object.keys(record).length });
};

/** Reads the values of a row as they are written; `blank` where there is nothing in it, as at a spreadsheet's end. */
export const rowValues = (dialect: Dialect, kind: FileKind, text: string): Result<RowValues, RowFault> | 'blank' =>
  dialect.format === 'csv' ? csvRow(dialect, kind, text) : jsonRow(kind, text);

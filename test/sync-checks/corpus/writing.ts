import { ROLL_COLUMNS, type RollColumn, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';

/** How the corpus writes rolls: plain text by RFC 4180 or one JSON object a line, with what a file may do otherwise. */

export type CsvStyle = {
  readonly columns?: readonly string[];
  /** The header line without its end; the columns' names when absent, no header when null. */
  readonly header?: string | null;
  readonly delimiter?: string;
  readonly newline?: string;
  readonly quoteAll?: boolean;
};

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

const valueIn = (row: RollRow, column: string): string => row[column as RollColumn] ?? 'ours';

/** One CSV line without its end. A column that is not the roll's holds `ours`. */
export const csvLine = (row: RollRow, { columns = ROLL_COLUMNS, delimiter = ',', quoteAll = false }: CsvStyle = {}) =>
  columns
    .map((column) => valueIn(row, column))
    .map((value) => (quoteAll || /["\r\n]/.test(value) || value.includes(delimiter) ? quoted(value) : value))
    .join(delimiter);

/** The lines of a CSV file, header first, without their ends. */
export const csvLines = (rows: readonly RollRow[], style: CsvStyle = {}): string[] => {
  const { columns = ROLL_COLUMNS, delimiter = ',', quoteAll = false } = style;
  const names = columns.map((name) => (quoteAll ? quoted(name) : name)).join(delimiter);
  const header = style.header === undefined ? names : style.header;
  return [...(header === null ? [] : [header]), ...rows.map((row) => csvLine(row, style))];
};

/** A CSV file. */
export const csvText = (rows: readonly RollRow[], style: CsvStyle = {}): string =>
  csvLines(rows, style)
    .map((line) => line + (style.newline ?? '\n'))
    .join('');

/** The lines of an NDJSON file without their ends. */
export const ndjsonLines = (rows: readonly RollRow[]): string[] => rows.map((row) => JSON.stringify(row));

/** An NDJSON file. */
export const ndjsonText = (rows: readonly RollRow[]): string =>
  ndjsonLines(rows)
    .map((line) => `${line}\n`)
    .join('');

/** The rows with some of them changed. */
export const changing = (
  rows: readonly RollRow[],
  change: (row: RollRow, index: number) => Partial<RollRow> | undefined,
): RollRow[] => rows.map((row, index) => ({ ...row, ...change(row, index) }));

/** A fixed other order: 73 has no factor in common with the lengths that the corpus uses. */
export const mixed = <T>(rows: readonly T[]): T[] =>
  rows.map((_, index) => rows[(index * 73 + 5) % rows.length]).filter((row) => row !== undefined);

/** Lines with one of them replaced, by its number in the file (the first is 1). */
export const replacing = (lines: readonly string[], line: number, by: (old: string) => string): string[] =>
  lines.map((old, index) => (index === line - 1 ? by(old) : old));

/** Lines with a new one before the one that has this number now. */
export const inserting = (lines: readonly string[], line: number, added: string): string[] =>
  lines.toSpliced(line - 1, 0, added);

export const joined = (lines: readonly string[], newline = '\n'): string =>
  lines.map((line) => line + newline).join('');

export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export const bytesOf = (text: string): Uint8Array => Buffer.from(text);

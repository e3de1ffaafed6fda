import { ROLL_COLUMNS } from '../roll-format.ts';
import { splitCsv } from './csv-text.ts';
import { headerFault } from './header-fault.ts';
import type { RollRefused } from './refusal.ts';
import type { Side } from './row-problem.ts';

/** Where each column of the format stands in a CSV file's rows. */
export interface CsvLayout {
  /** Columns of the header. */
  readonly width: number;
  /** Position in the file of each column of `ROLL_COLUMNS`. */
  readonly positions: readonly number[];
  /** The header's names as they count, to tell whether two files have the same layout. */
  readonly header: string;
  /** The columns are those of the format, in its order, and no others. */
  readonly canonical: boolean;
}

/** A column's name as it counts: case and spaces around it do not, nor does a byte order mark. */
const nameOf = (written: string): string =>
  written
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();

const NAMES = ROLL_COLUMNS.map((column) => column.toLowerCase());
const CANONICAL = NAMES.join('\n');

const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/g, '');

/** The first missing column that the header writes with other signs, such as `voter_id` or `[voterId]`. */
const writtenOtherwise = (names: readonly string[], missing: readonly string[]): string | undefined => {
  for (const column of missing) {
    const written = names.find((name) => plain(name) === column.toLowerCase());
    if (written !== undefined) return `“${written}” in place of “${column}”`;
  }
  return undefined;
};

/** Reads the header line (without its line end) of a CSV roll. */
export const readCsvHeader = (line: string, side: Side): CsvLayout | RollRefused => {
  const fields = splitCsv(line);
  const names = typeof fields === 'string' ? [] : fields.map(nameOf);
  const repeated = ROLL_COLUMNS.filter((_, index) => {
    const name = NAMES[index] ?? '';
    return names.indexOf(name) !== names.lastIndexOf(name);
  });
  if (repeated.length > 0) return { code: 'repeated-columns', side, columns: repeated };
  const positions = NAMES.map((name) => names.indexOf(name));
  const missing = ROLL_COLUMNS.filter((_, index) => positions[index] === -1);
  if (missing.length > 0) {
    const found = writtenOtherwise(names, missing);
    if (missing.length === ROLL_COLUMNS.length && found === undefined) return { ...headerFault(line), side };
    return { code: 'missing-columns', side, columns: missing, ...(found === undefined ? {} : { found }) };
  }
  const header = names.join('\n');
  return { width: names.length, positions, header, canonical: header === CANONICAL };
};

/** A voter's row holds no half of the columns' names. */
const MANY_NAMES = ROLL_COLUMNS.length / 2;

/** What tools draw below a header. */
const UNDERLINE = /^\s*[-=]+\s*$/;

/**
 * Whether a row's fields are the header again (or the line that is drawn below it), or another header: what follows that
 * cannot be read by the first one.
 */
export const headerAgain = ({ header }: CsvLayout, fields: readonly string[]): 'same' | 'other' | undefined => {
  if (fields.length <= MANY_NAMES) return undefined;
  if (fields.every((field) => UNDERLINE.test(field))) return 'same';
  const names = fields.map(nameOf);
  if (names.join('\n') === header) return 'same';
  return new Set(names.filter((name) => NAMES.includes(name))).size > MANY_NAMES ? 'other' : undefined;
};

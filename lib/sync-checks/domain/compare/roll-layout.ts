import { ROLL_COLUMNS, type RollColumn } from '../roll-format.ts';
import type { RollRefused } from './compare-report.ts';
import { splitCsv } from './csv-text.ts';
import type { Side } from './row-problem.ts';

/** Where each column of the format stands in a CSV file's rows. */
export interface CsvLayout {
  /** Columns of the header. */
  readonly width: number;
  /** Position in the file of each column of `ROLL_COLUMNS`. */
  readonly positions: readonly number[];
  /** The header as text, to tell whether two files have the same layout. */
  readonly header: string;
  /** The header is exactly the canonical one. */
  readonly canonical: boolean;
}

const isColumn = (name: string): name is RollColumn => ROLL_COLUMNS.some((column) => column === name);

/** Reads the header line (without its newline) of a CSV roll. */
export const readCsvHeader = (line: string, side: Side): CsvLayout | RollRefused => {
  const names = splitCsv(line);
  if (typeof names === 'string' || line === '') return { code: 'no-header', side };
  const known = names.filter(isColumn);
  const repeated = known.filter((name, position) => known.indexOf(name) !== position);
  if (repeated.length > 0) return { code: 'repeated-columns', side, columns: [...new Set(repeated)] };
  const positions = ROLL_COLUMNS.map((column) => names.indexOf(column));
  const missing = ROLL_COLUMNS.filter((_, index) => positions[index] === -1);
  if (missing.length === ROLL_COLUMNS.length) return { code: 'no-header', side };
  if (missing.length > 0) return { code: 'missing-columns', side, columns: missing };
  return { width: names.length, positions, header: line, canonical: line === ROLL_COLUMNS.join(',') };
};

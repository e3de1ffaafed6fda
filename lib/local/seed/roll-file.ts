import { createHash } from 'node:crypto';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import {
  formatRollRow,
  ROLL_COLUMNS,
  ROLL_HEADER,
  type RollColumn,
  type RollCompression,
  type RollFormat,
  type RollRow,
} from '../../sync-checks/domain/roll-format.ts';
import type { RollFile } from './types.ts';

const CHUNK_LINES = 500;

/** How one county's EMS writes its extract. */
export type ExtractStyle = {
  readonly format: RollFormat;
  readonly compression: RollCompression;
  readonly columns: readonly RollColumn[];
};

const csvField = (value: string): string => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const jsonText = (value: string): string => (/["\\]/.test(value) ? JSON.stringify(value) : `"${value}"`);

/** No seeded value holds a control character, so neither writer looks for one. Loops, as this runs millions of times. */
const csvLine =
  (columns: readonly RollColumn[]) =>
  (row: RollRow): string => {
    let line = '';
    for (const column of columns) line += `${csvField(row[column])},`;
    return `${line.slice(0, -1)}\n`;
  };
const jsonLine = (columns: readonly RollColumn[]): ((row: RollRow) => string) => {
  const keys = columns.map((column, place) => ({ column, key: `${place === 0 ? '{' : ','}"${column}":` }));
  return (row) => {
    let line = '';
    for (const { column, key } of keys) line += key + jsonText(row[column]);
    return `${line}}\n`;
  };
};
const LINE_WRITER: Readonly<Record<RollFormat, (columns: readonly RollColumn[]) => (row: RollRow) => string>> = {
  csv: csvLine,
  ndjson: jsonLine,
};

function* inChunks(header: string, rows: Iterable<RollRow>, line: (row: RollRow) => string): Generator<string> {
  let chunk = header;
  let lines = 0;
  for (const row of rows) {
    chunk += line(row);
    lines += 1;
    if (lines % CHUNK_LINES !== 0) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Canonical CSV, header first, in chunks of a few hundred lines. */
export const rollCsv = (rows: Iterable<RollRow>): Generator<string> => inChunks(ROLL_HEADER, rows, formatRollRow);

const COMPRESS: Readonly<Record<RollCompression, (bytes: Uint8Array) => Uint8Array>> = {
  none: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes, { level: 1 }),
  zstd: (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
};
const SUFFIX: Readonly<Record<RollCompression, string>> = { none: '', gzip: '.gz', zstd: '.zst' };

const fileOf = (
  name: string,
  { format, compression }: Omit<ExtractStyle, 'columns'>,
  chunks: Iterable<string>,
  rows: number,
): RollFile => {
  const bytes = COMPRESS[compression](Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk))));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { fileName: `${name}.${format}${SUFFIX[compression]}`, format, compression, rows, sha256, bytes };
};

/** A canonical CSV roll, uncompressed. */
export const canonicalFile = (name: string, rows: Iterable<RollRow>, count: number): RollFile =>
  fileOf(name, { format: 'csv', compression: 'none' }, rollCsv(rows), count);

/** A roll in the style of one EMS. */
export const styledFile = (name: string, style: ExtractStyle, rows: Iterable<RollRow>, count: number): RollFile => {
  const header = style.format === 'csv' ? `${style.columns.join(',')}\n` : '';
  return fileOf(name, style, inChunks(header, rows, LINE_WRITER[style.format](style.columns)), count);
};

/** The canonical columns: what most systems write. */
export const CANONICAL_COLUMNS: readonly RollColumn[] = ROLL_COLUMNS;

import type { RollCompression, RollFormat } from '../roll-format.ts';
import { namesColumns } from './header-fault.ts';
import type { RollRefused } from './refusal.ts';

/** What a file is, or why it is none that could be read. */
export type Recognised =
  | { readonly format: RollFormat; readonly refused: null }
  | { readonly format: RollFormat; readonly refused: Omit<RollRefused, 'side'> };

const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean =>
  magic.every((byte, index) => bytes[at + index] === byte);

const latin1 = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

/** How a file is compressed, by its first bytes. */
export const compressionOf = (head: Uint8Array): RollCompression => {
  if (startsWith(head, [0x1f, 0x8b])) return 'gzip';
  // Frames, and the skippable ones that pzstd writes before its own.
  const isZstd = startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]);
  const isSkippable = ((head[0] ?? 0) & 0xf0) === 0x50 && startsWith(head, [0x2a, 0x4d, 0x18], 1);
  return isZstd || isSkippable ? 'zstd' : 'none';
};

/** What counties send in place of a plain file, by its first bytes. */
const CONTAINERS: readonly { readonly magic: readonly number[]; readonly at?: number; readonly name: string }[] = [
  { magic: latin1('PK\u0003\u0004'), name: 'a zip archive (Excel workbooks are zips too)' },
  { magic: latin1('PK\u0005\u0006'), name: 'an empty zip archive' },
  { magic: [0x1f, 0x9d], name: 'compressed with compress (.Z)' },
  { magic: [0x04, 0x22, 0x4d, 0x18], name: 'compressed with LZ4' },
  { magic: [0x78, 0x9c], name: 'compressed with zlib, without the frame of gzip' },
  { magic: [0x78, 0xda], name: 'compressed with zlib, without the frame of gzip' },
  { magic: latin1('PAR1'), name: 'a Parquet file' },
  { magic: latin1('Obj\u0001'), name: 'an Avro file' },
  { magic: latin1('SQLite format 3'), name: 'an SQLite database' },
  { magic: [0x00, 0x01, 0x00, 0x00, 0x53, 0x74, 0x61, 0x6e, 0x64], name: 'an Access database' },
  { magic: latin1('{\\rtf'), name: 'a Rich Text document' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7-Zip archive' },
  { magic: latin1('BZh'), name: 'compressed with bzip2' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], name: 'compressed with xz' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], name: 'an Excel 97 workbook' },
  { magic: latin1('Rar!'), name: 'a RAR archive' },
  { magic: latin1('%PDF'), name: 'a PDF' },
  { magic: latin1('ustar'), at: 257, name: 'a tar archive' },
  { magic: [0x1f, 0x8b], name: 'compressed twice (gzip inside)' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], name: 'compressed twice (zstd inside)' },
];

const zerosAt = (head: Uint8Array, every: number): number[] =>
  Array.from({ length: every }, (_, offset) => {
    let zeros = 0;
    for (let at = offset; at < head.length; at += every) if (head[at] === 0) zeros += 1;
    return zeros / Math.ceil(Math.max(1, head.length - offset) / every);
  });

const MOSTLY = 0.6;

/** UTF-16 or UTF-32, by byte order mark or by where the zeros stand. */
const wideEncoding = (head: Uint8Array): string | undefined => {
  const [first = 0, second = 0, third = 0, fourth = 0] = zerosAt(head.subarray(0, 1024), 4);
  if (head.length >= 8 && third > MOSTLY && second > MOSTLY && first + fourth > MOSTLY && first + fourth < 1.5)
    return 'UTF-32';
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return 'UTF-16';
  const [even = 0, odd = 0] = zerosAt(head.subarray(0, 1024), 2);
  return head.length >= 4 && Math.max(even, odd) > MOSTLY && Math.min(even, odd) < 0.1 ? 'UTF-16' : undefined;
};

/** Letters, digits, space, comma and line ends of EBCDIC. */
const IN_EBCDIC = new Set([0x40, 0x6b, 0x15, 0x25, 0x0d]);
for (const [first, last] of [
  [0x81, 0x89],
  [0x91, 0x99],
  [0xa2, 0xa9],
  [0xc1, 0xc9],
  [0xd1, 0xd9],
  [0xe2, 0xe9],
  [0xf0, 0xf9],
] as const) {
  for (let byte = first; byte <= last; byte += 1) IN_EBCDIC.add(byte);
}

const isEbcdic = (head: Uint8Array): boolean =>
  head.length >= 8 && head.filter((byte) => IN_EBCDIC.has(byte)).length > head.length * 0.8;

/** Tells what a file is from the beginning of its uncompressed text. */
export const recognise = (head: Uint8Array): Recognised => {
  const container = CONTAINERS.find(({ magic, at }) => startsWith(head, magic, at));
  if (container) return { format: 'csv', refused: { code: 'container', found: container.name } };
  const wide = wideEncoding(head);
  if (wide !== undefined) return { format: 'csv', refused: { code: 'wrong-encoding', found: wide } };
  if (isEbcdic(head.subarray(0, 1024))) return { format: 'csv', refused: { code: 'wrong-encoding', found: 'EBCDIC' } };
  const text = new TextDecoder().decode(head).replace(/^\uFEFF/, '');
  if (/^\s*\[\s*\{/.test(text)) return { format: 'ndjson', refused: { code: 'json-array' } };
  // A file of nobody has no format.
  if (text.trim() === '') return { format: 'ndjson', refused: null };
  const lines = text.trimStart().split('\n');
  const isNdjson =
    /^\s*\{/.test(text) || (!namesColumns(lines[0] ?? '') && lines.some((line) => /^[ \t]*\{/.test(line)));
  return { format: isNdjson ? 'ndjson' : 'csv', refused: null };
};

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

/** Tells what a file is from the beginning of its uncompressed text. */
export const recognise = (head: Uint8Array): Recognised => {
  const container = CONTAINERS.find(({ magic, at }) => startsWith(head, magic, at));
  if (container) return { format: 'csv', refused: { code: 'container', found: container.name } };
  const wide = wideEncoding(head);
  if (wide !== undefined) return { format: 'csv', refused: { code: 'wrong-encoding', found: wide } };
  const text = new TextDecoder().decode(head).replace(/^\uFEFF/, '');
  if (/^\s*\[\s*\{/.test(text)) return { format: 'ndjson', refused: { code: 'json-array' } };
  // A file of nobody has no format.
  if (text.trim() === '') return { format: 'ndjson', refused: null };
  const lines = text.split('\n');
  const isNdjson =
    /^\s*\{/.test(text) || (!namesColumns(lines[0] ?? '') && lines.some((line) => /^[ \t]*\{/.test(line)));
  return { format: isNdjson ? 'ndjson' : 'csv', refused: null };
};

import {
  brotliCompressSync,
  crc32 as checksum,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { CLEAN_EMS, type CorpusFile, compared, corpusFile, type Made, refused } from '../corpus-file.ts';
import { EMS } from '../rolls.ts';
import { ndjsonText } from '../writing.ts';

const plain = Buffer.from(CLEAN_EMS);
/** The middle of a row, so that a reader of the first part only finds a torn row. */
const half = Math.floor(plain.length / 2);

const read = (ems: Uint8Array): Made => ({ ems, plain: { bytes: plain, format: 'csv' }, right: compared() });
const file = (name: string, why: string, make: () => Made): CorpusFile => corpusFile(name, 'compression', why, make);

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

/** A zip of one file, with the little that the format asks for. */
const zip = (name: string, content: Buffer): Buffer => {
  const packed = deflateRawSync(content);
  const common = Buffer.concat([
    u16(20),
    u16(0),
    u16(8),
    u32(0),
    u32(checksum(content)),
    u32(packed.length),
    u32(content.length),
    u16(name.length),
    u16(0),
  ]);
  const local = Buffer.concat([u32(0x04034b50), common, Buffer.from(name), packed]);
  const central = Buffer.concat([
    u32(0x02014b50),
    u16(20),
    common,
    u16(0),
    u16(0),
    u16(0),
    u32(0),
    u32(0),
    Buffer.from(name),
  ]);
  return Buffer.concat([
    local,
    central,
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(1),
    u16(1),
    u32(central.length),
    u32(local.length),
    u16(0),
  ]);
};

/** A tar of one file. */
const tar = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write(content.length.toString(8).padStart(11, '0'), 124);
  head.write('        ', 148);
  head.write('0ustar\0', 156);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, content, Buffer.alloc(512 - (content.length % 512)), Buffer.alloc(1024)]);
};

/** A frame that zstd readers skip; pzstd writes one before each of its own. */
const skippable = Buffer.concat([u32(0x184d2a50), u32(4), u32(99)]);

const CONTAINER = 'Point 4: recognised by its first bytes and named, with what to do.';
const BROKEN = 'Point 4: what was compressed cannot be read to its end; nothing of it is compared.';
const asks = [/gzip|zstd/i];

const damaged = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy.fill(0x55, Math.floor(copy.length / 2), Math.floor(copy.length / 2) + 10);
  return copy;
};

export const compressionFiles = [
  file('gzip', 'The format: gzip is read.', () => read(gzipSync(plain))),
  file('zstd', 'The format: zstd is read.', () => read(zstdCompressSync(plain))),
  file('gzip-ndjson', 'The format: either format, compressed.', () => {
    const bytes = Buffer.from(ndjsonText(EMS));
    return { ems: gzipSync(bytes), plain: { bytes, format: 'ndjson' }, right: compared() };
  }),
  file('zstd-ndjson', 'The format: either format, compressed.', () => {
    const bytes = Buffer.from(ndjsonText(EMS));
    return { ems: zstdCompressSync(bytes), plain: { bytes, format: 'ndjson' }, right: compared() };
  }),
  file('gzip-stored', 'The format: level 0 is gzip too.', () => read(gzipSync(plain, { level: 0 }))),
  file('gzip-with-name', 'RFC 1952: a header that names the file, as gzip(1) writes.', () => {
    const bytes = gzipSync(plain);
    const head = Buffer.from(bytes.subarray(0, 10));
    head[3] = 8;
    return read(Buffer.concat([head, Buffer.from('extract.csv\0'), bytes.subarray(10)]));
  }),
  file('gzip-two-members', 'RFC 1952: members put end to end are one file (cat, bgzip).', () =>
    read(Buffer.concat([gzipSync(plain.subarray(0, half)), gzipSync(plain.subarray(half))])),
  ),
  file('gzip-many-members', 'RFC 1952: as bgzip writes, with an empty last member.', () =>
    read(
      Buffer.concat(
        [
          ...Array.from({ length: 40 }, (_, n) =>
            plain.subarray(Math.floor((n * plain.length) / 40), Math.floor(((n + 1) * plain.length) / 40)),
          ),
          Buffer.alloc(0),
        ].map((part) => gzipSync(part)),
      ),
    ),
  ),
  file(
    'zstd-two-frames',
    'RFC 8878: frames put end to end are one file (pzstd); reading the first only would cut the roll short.',
    () => read(Buffer.concat([zstdCompressSync(plain.subarray(0, half)), zstdCompressSync(plain.subarray(half))])),
  ),
  file('zstd-skippable-frames', 'RFC 8878: skippable frames are skipped, as pzstd writes them.', () =>
    read(
      Buffer.concat([
        skippable,
        zstdCompressSync(plain.subarray(0, half)),
        skippable,
        zstdCompressSync(plain.subarray(half)),
      ]),
    ),
  ),
  file(
    'gzip-trailing-zeros',
    'Point 4: padded with zeros by tape or mainframe, as gzip(1) reads; read, or named.',
    () => ({
      ...read(Buffer.concat([gzipSync(plain), Buffer.alloc(512)])),
      right: [compared(), refused('broken-compression', [/gzip/i])],
    }),
  ),
  file('zstd-trailing-zeros', 'Point 4: the same behind zstd; read, or named.', () => ({
    ...read(Buffer.concat([zstdCompressSync(plain), Buffer.alloc(512)])),
    right: [compared(), refused('broken-compression', [/zstd/i])],
  })),
  file('gzip-trailing-text', 'Point 4: text behind the compressed part belongs to nobody.', () => ({
    ems: Buffer.concat([gzipSync(plain), Buffer.from('and more\n')]),
    right: refused('broken-compression', [/gzip/i]),
  })),
  file('gzip-cut-short', BROKEN, () => ({
    ems: gzipSync(plain).subarray(0, -20),
    right: refused('broken-compression', [/gzip/i]),
  })),
  file('gzip-cut-to-half', BROKEN, () => ({
    ems: gzipSync(plain).subarray(0, 1000),
    right: refused('broken-compression', [/gzip/i]),
  })),
  file('gzip-cut-between-members', `${BROKEN} The second member lacks its end.`, () => ({
    ems: Buffer.concat([gzipSync(plain.subarray(0, half)), gzipSync(plain.subarray(half)).subarray(0, -9)]),
    right: refused('broken-compression', [/gzip/i]),
  })),
  file('gzip-damaged', BROKEN, () => ({
    ems: damaged(gzipSync(plain)),
    right: refused('broken-compression', [/gzip/i]),
  })),
  file('gzip-wrong-checksum', `${BROKEN} Its text can be read, and is not what was compressed.`, () => {
    const bytes = gzipSync(plain);
    bytes.writeUInt32LE(1, bytes.length - 8);
    return { ems: bytes, right: refused('broken-compression', [/gzip/i]) };
  }),
  file('zstd-cut-short', BROKEN, () => ({
    ems: zstdCompressSync(plain).subarray(0, -20),
    right: refused('broken-compression', [/zstd/i]),
  })),
  file('zstd-second-frame-cut-short', BROKEN, () => ({
    ems: Buffer.concat([
      zstdCompressSync(plain.subarray(0, half)),
      zstdCompressSync(plain.subarray(half)).subarray(0, -20),
    ]),
    right: refused('broken-compression', [/zstd/i]),
  })),
  file('zstd-damaged', BROKEN, () => ({
    ems: damaged(zstdCompressSync(plain)),
    right: refused(['broken-compression', 'unreadable-rows', 'wrong-encoding'], [/zstd|UTF-8|row/i]),
  })),
  file('gzip-header-only', BROKEN, () => ({
    ems: gzipSync(plain).subarray(0, 10),
    right: refused('broken-compression', [/gzip/i]),
  })),
  file('gzip-of-nothing', 'Point 4: an empty file, compressed.', () => ({
    ems: gzipSync(''),
    rows: 0,
    right: refused(['empty-file', 'no-header'], [/empty|header/i]),
  })),
  file('gzip-of-gzip', 'Point 4: compressed twice by two programs; named, not "no header".', () => ({
    ems: gzipSync(gzipSync(plain)),
    right: refused(['container', 'broken-compression'], asks),
  })),
  file('gzip-of-zip', CONTAINER, () => ({
    ems: gzipSync(zip('extract.csv', plain)),
    right: refused('container', [/zip/i, ...asks]),
  })),
  file('zip', CONTAINER, () => ({ ems: zip('extract.csv', plain), right: refused('container', [/zip/i, ...asks]) })),
  file('excel', `${CONTAINER} A workbook is a zip with its own names inside.`, () => ({
    ems: zip('xl/workbook.xml', Buffer.from('<workbook/>')),
    right: refused('container', [/zip|Excel|workbook/i, /CSV/]),
  })),
  file('excel-97', `${CONTAINER} The older workbook.`, () => ({
    ems: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
    right: refused(['container', 'no-header'], [/Excel|CSV/i]),
  })),
  file('tar', CONTAINER, () => ({
    ems: tar('extract.csv', plain),
    right: refused(['container', 'missing-columns', 'no-header'], [/tar|archive|header/i]),
  })),
  file('tar-gzip', CONTAINER, () => ({
    ems: gzipSync(tar('extract.csv', plain)),
    right: refused(['container', 'missing-columns', 'no-header'], [/tar|archive|header/i]),
  })),
  file('seven-zip', CONTAINER, () => ({
    ems: Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(200, 7)]),
    right: refused('container', [/7-?zip|7z|archive/i, ...asks]),
  })),
  file('bzip2', CONTAINER, () => ({
    ems: Buffer.concat([Buffer.from('BZh91AY&SY'), Buffer.alloc(200, 7)]),
    right: refused('container', [/bzip2/i, ...asks]),
  })),
  file('xz', CONTAINER, () => ({
    ems: Buffer.concat([Buffer.from('fd377a585a0000', 'hex'), Buffer.alloc(200, 7)]),
    right: refused('container', [/xz/i, ...asks]),
  })),
  file('zlib', 'Point 4: zlib without gzip’s header has no mark of its own; refused all the same.', () => ({
    ems: deflateSync(plain),
    right: refused(['container', 'no-header', 'wrong-encoding'], [/gzip|UTF-8|header/i]),
  })),
  file('brotli', 'Point 4: brotli has no mark; refused all the same.', () => ({
    ems: brotliCompressSync(plain),
    right: refused(['container', 'no-header', 'wrong-encoding', 'missing-columns'], [/gzip|UTF-8|header/i]),
  })),
  file('pdf', CONTAINER, () => ({
    ems: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'),
    right: refused(['container', 'no-header', 'missing-columns'], [/PDF|header/i]),
  })),
];

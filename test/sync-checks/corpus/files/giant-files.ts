import { gzipSync, zstdCompressSync } from 'node:zlib';
import { ROLL_COLUMNS } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { CLEAN_EMS, type CorpusFile, corpusFile, type Made, refused } from '../corpus-file.ts';
import type { Diagnosis, RollStream } from '../subject.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** The same piece again and again behind a beginning; never more than one piece in memory. */
const repeated = (
  piece: Uint8Array,
  times: number,
  before: Uint8Array = Buffer.alloc(0),
  after: Uint8Array = Buffer.alloc(0),
): RollStream =>
  async function* () {
    if (before.length > 0) yield before;
    for (let n = 0; n < times; n += 1) yield piece;
    if (after.length > 0) yield after;
  };

/** What one zstd block can hold at most. */
const BLOCK = 128 * 1024;

/**
 * A zstd frame (RFC 8878) of run-length blocks: four bytes become 128 KiB, the most that zstd can do, so 96 KiB become 3
 * GiB. It is written block by block; what it unpacks to never exists here.
 */
const zstdRuns = (byte: number, total: number): Uint8Array => {
  const blocks = Math.ceil(total / BLOCK);
  const frame = Buffer.alloc(6 + 4 * blocks);
  frame.writeUInt32LE(0xfd2fb528, 0);
  // No content size, no checksum, a window of 128 KiB (exponent 7).
  frame[4] = 0;
  frame[5] = 7 << 3;
  for (let n = 0; n < blocks; n += 1) {
    const at = 6 + 4 * n;
    frame.writeUIntLE((BLOCK << 3) | (1 << 1) | (n === blocks - 1 ? 1 : 0), at, 3);
    frame[at + 3] = byte;
  }
  return frame;
};

/** One gzip member of 16 MiB of one byte; members put end to end are one file. */
const gzipRun = (byte: number): Buffer => gzipSync(Buffer.alloc(16 * MIB, byte));

const HEADER = Buffer.from(`${ROLL_COLUMNS.join(',')}\n`);
const ROW = Buffer.from(CLEAN_EMS.split('\n')[1] ?? '');

const BOMB =
  'Point 5: sniffing and reading have limits: a small file that becomes gigabytes ends in a named refusal within bounded memory.';
const GIANT = 'Point 5: ends in a named refusal within bounded memory, long before its last byte.';
const large: readonly Diagnosis[] = [
  'too-large',
  'row-too-long',
  'no-header',
  'wrong-row-count',
  'wrong-encoding',
  'empty-file',
];
const LIMIT = /limit|large|long|longer|more than|header|announced/i;

const file = (name: string, why: string, make: () => Made): CorpusFile => corpusFile(name, 'giant', why, make);
const bomb = (name: string, ems: () => Made['ems'], diagnosis: readonly Diagnosis[] = large): CorpusFile =>
  file(name, BOMB, () => ({ ems: ems(), right: refused(diagnosis, [LIMIT]) }));
const giant = (name: string, ems: () => Made['ems'], diagnosis: readonly Diagnosis[] = large): CorpusFile =>
  file(name, GIANT, () => ({ ems: ems(), right: refused(diagnosis, [LIMIT]) }));

export const giantFiles = [
  bomb('zstd-bomb-of-zeros', () => zstdRuns(0, 3 * GIB)),
  bomb('zstd-bomb-33-kb', () => zstdRuns(0x41, GIB)),
  bomb('zstd-bomb-of-spaces', () => zstdRuns(0x20, 3 * GIB)),
  bomb('zstd-bomb-of-blank-lines', () => zstdRuns(0x0a, 3 * GIB)),
  bomb('zstd-bomb-behind-a-roll', () => Buffer.concat([zstdCompressSync(CLEAN_EMS), zstdRuns(0x0a, 3 * GIB)]), [
    'too-large',
  ]),
  bomb(
    'zstd-bomb-as-one-value',
    () => Buffer.concat([zstdCompressSync(Buffer.concat([HEADER, ROW])), zstdRuns(0x41, 3 * GIB)]),
    ['too-large', 'row-too-long', 'wrong-row-count', 'unreadable-rows', 'no-voters'],
  ),
  bomb('gzip-bomb-of-zeros', () => repeated(gzipRun(0), 192)),
  bomb('gzip-bomb-behind-a-roll', () => repeated(gzipRun(0x0a), 192, gzipSync(CLEAN_EMS)), ['too-large']),
  bomb('gzip-bomb-in-quotes', () => repeated(gzipRun(0x41), 192, gzipSync(Buffer.concat([HEADER, Buffer.from('"')]))), [
    'too-large',
    'row-too-long',
    'no-voters',
    'wrong-row-count',
    'unreadable-rows',
  ]),
  giant('ten-gb-of-zeros', () => repeated(Buffer.alloc(MIB), 10 * 1024)),
  giant('ten-gb-of-blank-lines', () => repeated(Buffer.alloc(MIB, 0x0a), 10 * 1024)),
  giant(
    'ten-gb-of-blank-lines-behind-a-roll',
    () => repeated(Buffer.alloc(MIB, 0x0a), 10 * 1024, Buffer.from(CLEAN_EMS)),
    ['too-large'],
  ),
  giant('one-line-of-two-gb', () => repeated(Buffer.alloc(MIB, 0x41), 2048, HEADER), [
    'too-large',
    'row-too-long',
    'no-voters',
    'wrong-row-count',
    'unreadable-rows',
  ]),
  giant('one-line-of-two-gb-without-header', () => repeated(Buffer.alloc(MIB, 0x41), 2048)),
  giant('one-header-of-two-gb', () => repeated(Buffer.from('column,'.repeat(150_000)), 2048), [
    'too-large',
    'row-too-long',
    'no-header',
    'too-many-columns',
    'missing-columns',
  ]),
  giant('one-json-line-of-two-gb', () => repeated(Buffer.alloc(MIB, 0x41), 2048, Buffer.from('{"voterId":"')), [
    'too-large',
    'row-too-long',
    'not-ndjson',
    'no-voters',
    'wrong-row-count',
    'unreadable-rows',
  ]),
  giant('rows-without-end', () => repeated(Buffer.from(`${ROW.toString()}\n`.repeat(5000)), 4096, HEADER), [
    'too-large',
    'wrong-row-count',
    'duplicate-rows',
  ]),
  file('hundred-thousand-columns', GIANT, () => ({
    ems: `${Array.from({ length: 100_000 }, (_, n) => `c${n}`).join(',')}\n`,
    right: refused(['too-many-columns', 'row-too-long', 'no-header', 'missing-columns'], [/column|header|long/i]),
  })),
  file(
    'hundred-thousand-columns-behind-the-rolls',
    `${GIANT} All columns of the roll are there; the others are still too many.`,
    () => ({
      ems: `${[...ROLL_COLUMNS, ...Array.from({ length: 100_000 }, (_, n) => `c${n}`)].join(',')}\n`,
      right: refused(['too-many-columns', 'row-too-long', 'no-header', 'no-voters'], [/column|header|long/i]),
    }),
  ),
  file('hundred-thousand-commas-in-a-header', GIANT, () => ({
    ems: `${HEADER.toString().trimEnd()}${','.repeat(100_000)}\n`,
    right: refused(['too-many-columns', 'row-too-long', 'no-header', 'no-voters'], [/column|header|long/i]),
  })),
];

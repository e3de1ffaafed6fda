import { closeSync, createReadStream, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { nodeTools } from '../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { type RollSource, rollFile } from '../../lib/sync-checks/adapters/rolls/roll-source.ts';
import type { RollCompression } from '../../lib/sync-checks/domain/roll-format.ts';
import { compareRolls } from '../../lib/sync-checks/use-cases/compare-rolls.ts';
import { peakMegabytes } from './peak-memory.ts';
import { COMPRESSED, type Measured, ROLL_FILES, type RollFacts } from './rolls.ts';

/** One measured process: our comparison in one of its ways, or the work below which no comparison can go. */

const [mode = '', folder = '', answerFile = ''] = process.argv.slice(2);
const facts: RollFacts = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'));

const BLOCK = 1 << 20;
const NEWLINE = 0x0a;

const newlines = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
};

const readBlocks = (name: string, take: (bytes: Buffer) => void): void => {
  const file = openSync(join(folder, name), 'r');
  const block = Buffer.allocUnsafeSlow(BLOCK);
  for (let read = readSync(file, block, 0, BLOCK, null); read > 0; read = readSync(file, block, 0, BLOCK, null)) {
    take(block.subarray(0, read));
  }
  closeSync(file);
};

const streamOf = (name: string, compression: RollCompression): AsyncIterable<Buffer> => {
  const stored = createReadStream(join(folder, name), { highWaterMark: BLOCK });
  if (compression === 'none') return stored;
  const options = { chunkSize: 1 << 18 };
  return pipeline(
    stored,
    compression === 'gzip' ? createGunzip(options) : createZstdDecompress(options),
    () => undefined,
  );
};

const countStream = async (stream: AsyncIterable<Buffer>, count: (bytes: Buffer) => number): Promise<number> => {
  let total = 0;
  for await (const chunk of stream) total += count(chunk);
  return total;
};

const both = [ROLL_FILES.ems, ROLL_FILES.votecal] as const;

const readOnly = async (): Promise<string> => {
  let bytes = 0;
  for (const name of both) readBlocks(name, (block) => (bytes += block.length));
  return String(bytes);
};

const countNewlines = async (): Promise<string> => {
  let count = 0;
  for (const name of both) readBlocks(name, (block) => (count += newlines(block)));
  return String(count);
};

const countOverStreams = async (): Promise<string> => {
  const counts = await Promise.all(both.map((name) => countStream(streamOf(name, 'none'), newlines)));
  return String(counts.reduce((sum, count) => sum + count, 0));
};

const decompress = async (compression: 'gzip' | 'zstd'): Promise<string> => {
  const sizes = await Promise.all(
    both.map((name) =>
      countStream(streamOf(`${name}${COMPRESSED[compression]}`, compression), (chunk) => chunk.length),
    ),
  );
  return String(sizes.reduce((sum, size) => sum + size, 0));
};

interface Way {
  readonly ems: string;
  readonly compression: RollCompression;
  readonly streams: boolean;
  readonly hashed: boolean;
}

const source = (name: string, rows: number, way: Way, canonical: boolean): RollSource => {
  const file = way.compression === 'none' ? name : `${name}${COMPRESSED[way.compression]}`;
  const sha256 = way.hashed ? { sha256: facts.sha256[file] ?? 'unknown' } : {};
  const roll = rollFile(join(folder, file), {
    format: 'csv',
    compression: way.compression,
    canonical,
    expected: { rows, ...sha256 },
  });
  return way.streams ? { ...roll, path: undefined } : roll;
};

/** Compares, with size and row count asserted as ever, and keeps the report for the check against the oracle. */
const compare = async (way: Way): Promise<string> => {
  const lines: string[] = [];
  const result = await compareRolls(nodeTools, {
    ems: readableRoll(source(way.ems, facts.emsRows, way, false)),
    votecal: readableRoll(source(ROLL_FILES.votecal, facts.votecalRows, way, true)),
    county: facts.county,
    onDifference: (difference) => void lines.push(JSON.stringify(difference)),
  });
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  writeFileSync(answerFile, lines.join('\n'));
  return `${result.value.engine} ${lines.length}`;
};

const plain = { ems: ROLL_FILES.ems, compression: 'none', streams: false, hashed: false } as const;

const MODES: Readonly<Record<string, () => Promise<string>>> = {
  'read-only': readOnly,
  'count-newlines': countNewlines,
  'count-newlines-streams': countOverStreams,
  'decompress-gzip': () => decompress('gzip'),
  'decompress-zstd': () => decompress('zstd'),
  'same-order': () => compare(plain),
  'same-order-sha256': () => compare({ ...plain, hashed: true }),
  'same-order-streams': () => compare({ ...plain, streams: true }),
  'same-order-gzip': () => compare({ ...plain, streams: true, compression: 'gzip' }),
  'same-order-zstd': () => compare({ ...plain, streams: true, compression: 'zstd' }),
  'any-order': () => compare({ ...plain, ems: ROLL_FILES.shuffled }),
  'any-order-lambda': () => compare({ ems: ROLL_FILES.shuffled, compression: 'zstd', streams: true, hashed: true }),
};

const work = MODES[mode];
if (work === undefined) throw new Error(`Unknown mode ${mode}.`);
const answer = await work();
const { user, system } = process.cpuUsage();
const measured: Measured = {
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: peakMegabytes(),
  answer,
};
console.log(JSON.stringify(measured));

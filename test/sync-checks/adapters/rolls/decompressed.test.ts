import { Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompressed } from '../../../../lib/sync-checks/adapters/rolls/decompressed.ts';
import { recogniseRoll } from '../../../../lib/sync-checks/adapters/rolls/recognise-roll.ts';
import { openRoll } from '../../../../lib/sync-checks/adapters/rolls/roll-input.ts';
import { emptyWindow } from '../../../../lib/sync-checks/domain/compare/bytes.ts';
import { GUARDS } from '../../../../lib/sync-checks/domain/compare/guards-data.ts';
import { refusalText } from '../../../../lib/sync-checks/domain/compare/refusal-text.ts';

const SKIPPABLE = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
const EMPTY = zstdCompressSync(Buffer.alloc(0));
const ROW = Buffer.from('a row\n');
const { emptyFrames, emptyBytes, smallFrames, frameBytes } = GUARDS.limits;

const TOGETHER = 10;
/** Ten frames at a time. */
const chunked = (list: readonly Uint8Array[]): Uint8Array[] =>
  Array.from({ length: Math.ceil(list.length / TOGETHER) }, (_, n) =>
    Buffer.concat(list.slice(n * TOGETHER, (n + 1) * TOGETHER)),
  );

/** Chunks of a stored file, and how many of them were taken. */
const frames = (list: readonly Uint8Array[]) => {
  let taken = 0;
  const stored = async function* (): AsyncGenerator<Uint8Array> {
    for (const frame of list) {
      taken += 1;
      yield frame;
    }
  };
  return { stored: stored(), taken: () => taken };
};

const textOf = async (stored: AsyncIterable<Uint8Array>, compression: 'gzip' | 'zstd'): Promise<number> => {
  let length = 0;
  for await (const piece of decompressed(stored, compression)) length += piece.length;
  return length;
};

describe('a compressed file', () => {
  it.each([
    ['skippable frames', Array.from({ length: 20_000 }, () => SKIPPABLE)],
    ['empty frames', Array.from({ length: 20_000 }, () => EMPTY)],
    [
      'empty frames among a few rows',
      Array.from({ length: 20_000 }, (_, n) => (n % 50 === 0 ? zstdCompressSync(ROW) : EMPTY)),
    ],
  ])('of %s is left as soon as they are too many', async (_, list) => {
    const { stored, taken } = frames(chunked(list));
    await expect(textOf(stored, 'zstd')).rejects.toThrow(/hollow/);
    expect(taken() * TOGETHER).toBeLessThan(emptyFrames * 1.5);
  });

  it('of frames of a row each is left after the first thousand, and read when they hold more', async () => {
    const { stored, taken } = frames(chunked(Array.from({ length: 20_000 }, () => zstdCompressSync(ROW))));
    await expect(textOf(stored, 'zstd')).rejects.toThrow(/hollow/);
    expect(taken() * TOGETHER).toBeLessThan(smallFrames * 1.5);
    const large = zstdCompressSync(Buffer.alloc(frameBytes, ROW));
    const list = Array.from({ length: smallFrames + 100 }, () => large);
    expect(await textOf(frames(chunked(list)).stored, 'zstd')).toBe(list.length * frameBytes);
  });

  it('of empty gzip members is left after a mebibyte of them', async () => {
    const member = gzipSync('');
    const chunk = Buffer.concat(Array.from({ length: 3_200 }, () => member));
    const { stored, taken } = frames(Array.from({ length: 100 }, () => chunk));
    await expect(textOf(stored, 'gzip')).rejects.toThrow(/hollow/);
    expect(taken() * chunk.length).toBeLessThan(emptyBytes + 2 * chunk.length);
  });

  it('of as many empty frames as frames with text is read, as pzstd writes it', async () => {
    const list = Array.from({ length: 300 }, () => [SKIPPABLE, zstdCompressSync(ROW)]).flat();
    expect(await textOf(frames(list).stored, 'zstd')).toBe(300 * ROW.length);
    const joined = [Buffer.concat(list)];
    expect(await textOf(frames(joined).stored, 'zstd')).toBe(300 * ROW.length);
  });

  it('that is hollow is refused by name, with what to do, and is looked at no longer than it is read', async () => {
    const hollow = Buffer.concat([...Array.from({ length: 500 }, () => SKIPPABLE), zstdCompressSync(ROW)]);
    const open = () => Readable.from([hollow]);
    expect(await recogniseRoll(open)).toMatchObject({ compression: 'zstd' });
    const input = await openRoll({ open, expected: {}, format: 'csv', compression: 'zstd' }, 'ems');
    const refused = { code: 'hollow-compression', side: 'ems', found: 'zstd' } as const;
    await expect(input.fill(emptyWindow())).rejects.toMatchObject({ refused });
    input.close();
    expect(refusalText(refused)).toMatch(/zstd.*Compress the one file once/);
  });
});

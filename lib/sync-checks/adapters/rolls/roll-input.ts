import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { NEWLINE, type Window } from '../../domain/compare/bytes.ts';
import { isBomb, mostBytes } from '../../domain/compare/guards-data.ts';
import type { Side } from '../../domain/compare/row-problem.ts';
import { UnreadableRoll } from '../../domain/compare/unreadable-roll.ts';
import type { RollInput } from '../../ports/comparison.ts';
import { ahead, decompressed, HollowFile, isCompressionError } from './decompressed.ts';
import type { RollSource } from './roll-source.ts';
import { BLOCK, borrowBlock } from './row-kernel.ts';

/** Opens a roll. `onChunk` sees the uncompressed bytes in order, before a window has them. */
export const openRoll = async (
  source: RollSource,
  side: Side,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<RollInput> =>
  source.path === undefined
    ? streamInput(source, side, await source.open(), onChunk)
    : fileInput(source, side, source.path);

const meter = (source: RollSource) => {
  const hash: Hash | undefined = source.expected.sha256 === undefined ? undefined : createHash('sha256');
  let total = 0;
  return {
    add: (chunk: Uint8Array): void => {
      total += chunk.length;
      hash?.update(chunk);
    },
    bytes: () => total,
    sha256: () => hash?.digest('hex') ?? null,
  };
};

/** Reads in blocks, in turn with the comparison: no stream, no copy. */
const fileInput = (source: RollSource, side: Side, path: string): RollInput => {
  const file = openSync(path, 'r');
  const { bytes: block, giveBack } = borrowBlock();
  const { add, bytes, sha256 } = meter(source);
  const most = mostBytes(source.expected.rows);
  const read = (at: number): number => {
    const length = readSync(file, block, at, BLOCK - at, null);
    if (bytes() > most) throw new UnreadableRoll('too-large', side);
    add(block.subarray(at, at + length));
    return length;
  };
  return {
    fill: (window) => {
      const kept = window.end - window.pos;
      if (kept > 0) block.set(window.bytes.subarray(window.pos, window.end));
      const length = read(kept);
      window.base += window.pos;
      window.bytes = block;
      window.pos = 0;
      window.end = kept + length;
      window.ended = length === 0;
      return undefined;
    },
    drain: async () => {
      while (read(0) > 0);
    },
    bytes,
    sha256,
    close: () => {
      giveBack();
      closeSync(file);
    },
  };
};

/** Gives out a stream's chunks without copying them: only the row that two chunks share is put together. */
const streamInput = (
  source: RollSource,
  side: Side,
  stored: Readable,
  onChunk?: (chunk: Uint8Array) => void,
): RollInput => {
  const { add, bytes, sha256 } = meter(source);
  // An error before the first read would be thrown past everyone; the next read meets it.
  stored.on('error', () => undefined);
  const { compression } = source;
  if (compression !== 'none') stored.on('data', add).pause();
  const chunks: AsyncIterator<Buffer, undefined> =
    compression === 'none' ? stored[Symbol.asyncIterator]() : ahead(decompressed(stored, compression));
  const most = mostBytes(source.expected.rows);
  const isPacked = compression !== 'none';
  let total = 0;
  let rest: Buffer | undefined;
  const next = async (): Promise<Buffer | undefined> => {
    try {
      const { value, done } = await chunks.next();
      if (done === true) return undefined;
      if (!isPacked) add(value);
      total += value.length;
      if (total > most || (isPacked && isBomb(total, bytes()))) throw new UnreadableRoll('too-large', side);
      onChunk?.(value);
      return value;
    } catch (cause) {
      if (!isCompressionError(cause)) throw cause;
      const code = cause instanceof HollowFile ? 'hollow-compression' : 'broken-compression';
      throw new UnreadableRoll(code, side, compression, cause);
    }
  };
  const append = (window: Window, chunk: Buffer | undefined): void => {
    if (chunk === undefined) {
      window.ended = true;
      return;
    }
    const kept = window.end - window.pos;
    window.base += window.pos;
    window.pos = 0;
    if (kept === 0) {
      window.bytes = chunk;
      rest = undefined;
    } else {
      // As much as is kept already: a record of many lines would be put together anew for each of them.
      const newline = chunk.indexOf(NEWLINE, Math.min(kept, chunk.length));
      const cut = newline < 0 ? chunk.length : newline + 1;
      window.bytes = Buffer.concat([window.bytes.subarray(window.end - kept, window.end), chunk.subarray(0, cut)]);
      rest = cut < chunk.length ? chunk.subarray(cut) : undefined;
    }
    window.end = window.bytes.length;
  };
  return {
    fill: (window) => {
      if (rest === undefined) return next().then((chunk) => append(window, chunk));
      append(window, rest);
      return undefined;
    },
    drain: async () => {
      while ((await next()) !== undefined);
    },
    bytes,
    sha256,
    close: () => {
      stored.destroy();
    },
  };
};

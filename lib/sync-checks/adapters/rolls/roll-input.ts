import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { BrokenCompression } from '../../domain/compare/broken-compression.ts';
import { NEWLINE, type Window } from '../../domain/compare/bytes.ts';
import type { Side } from '../../domain/compare/row-problem.ts';
import type { RollInput } from '../../ports/comparison.ts';
import type { RollSource } from './roll-source.ts';

const BLOCK = 1 << 20;
const DECOMPRESSED_CHUNK = 1 << 18;

/** Opens a roll. `onChunk` sees the uncompressed bytes in order, before a window has them. */
export const openRoll = async (
  source: RollSource,
  side: Side,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<RollInput> =>
  source.path === undefined ? streamInput(source, side, await source.open(), onChunk) : fileInput(source, source.path);

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
const fileInput = (source: RollSource, path: string): RollInput => {
  const file = openSync(path, 'r');
  const block = Buffer.allocUnsafeSlow(BLOCK);
  const { add, bytes, sha256 } = meter(source);
  const read = (at: number): number => {
    const length = readSync(file, block, at, BLOCK - at, null);
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
    close: () => closeSync(file),
  };
};

const COMPRESSION_ERROR = /^(Z_|ZSTD_|ERR_BUFFER_TOO_LARGE|ERR_ZLIB)/;

interface Uncompressed {
  readonly stream: Readable;
  /** Stored bytes that the uncompressed ones came from; undefined where nothing is compressed. */
  readonly used: () => number | undefined;
}

const uncompressed = (source: RollSource, stored: Readable, add: (chunk: Uint8Array) => void): Uncompressed => {
  if (source.compression === 'none') return { stream: stored, used: () => undefined };
  const options = { chunkSize: DECOMPRESSED_CHUNK };
  const out = source.compression === 'gzip' ? createGunzip(options) : createZstdDecompress(options);
  stored.on('data', add);
  // The reader of `out` meets the error; the callback only keeps it from being thrown twice.
  return { stream: pipeline(stored, out, () => undefined), used: () => out.bytesWritten };
};

const isCompressionError = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && COMPRESSION_ERROR.test(String(cause.code));

/** Gives out a stream's chunks without copying them: only the row that two chunks share is put together. */
const streamInput = (
  source: RollSource,
  side: Side,
  stored: Readable,
  onChunk?: (chunk: Uint8Array) => void,
): RollInput => {
  const { add, bytes, sha256 } = meter(source);
  const { stream, used } = uncompressed(source, stored, add);
  // An error before the first read would be thrown past everyone; the next read meets it.
  stream.on('error', () => undefined);
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let rest: Buffer | undefined;
  const next = async (): Promise<Buffer | undefined> => {
    try {
      const { value, done } = await chunks.next();
      if (done === true) {
        // Node's zstd ends without a word after the first of several frames.
        if ((used() ?? bytes()) !== bytes()) throw new BrokenCompression(side, 'Bytes follow the compressed roll.');
        return undefined;
      }
      if (source.compression === 'none') add(value);
      onChunk?.(value);
      return value;
    } catch (cause) {
      throw isCompressionError(cause) ? new BrokenCompression(side, cause) : cause;
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
      const newline = chunk.indexOf(NEWLINE);
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
      stream.destroy();
      stored.destroy();
    },
  };
};

import { pipeline, type Readable } from 'node:stream';
import { createGunzip, createZstdDecompress, type ZstdDecompress } from 'node:zlib';
import type { RollCompression } from '../../domain/roll-format.ts';

const CHUNK = 1 << 18;

const COMPRESSION_ERROR = /^(Z_|ZSTD_|ERR_BUFFER_TOO_LARGE|ERR_ZLIB)/;

/** Whether an error says that the compressed bytes are damaged; any other is the stream's own. */
export const isCompressionError = (cause: unknown): boolean =>
  (cause instanceof Error && 'code' in cause && COMPRESSION_ERROR.test(String(cause.code))) ||
  cause instanceof BytesBehind;

/** Bytes follow the compressed file that belong to nothing. */
class BytesBehind extends Error {
  constructor() {
    super('Bytes follow the compressed roll.');
  }
}

/** gzip of any number of members, which Node reads as one file; `onStored` sees the compressed bytes. */
async function* gunzipped(stored: Readable, onStored: (chunk: Uint8Array) => void): AsyncGenerator<Buffer> {
  let read = 0;
  const out = createGunzip({ chunkSize: CHUNK });
  stored.on('data', (chunk: Buffer) => {
    read += chunk.length;
    onStored(chunk);
  });
  // The reader of `out` meets the error; the callback only keeps it from being thrown twice.
  yield* pipeline(stored, out, () => undefined) as AsyncIterable<Buffer>;
  if (out.bytesWritten !== read) throw new BytesBehind();
}

/**
 * Feeds one zstd frame to its reader, piece by piece. Node's reader ends behind a frame when bytes are left in the piece:
 * gives these, the beginning of the next frame; undefined at the end of the file.
 */
const feedFrame = async (
  out: ZstdDecompress,
  first: Buffer,
  next: () => Promise<Buffer | undefined>,
): Promise<Buffer | undefined> => {
  let fed = 0;
  for (let piece: Buffer | undefined = first; piece !== undefined; piece = await next()) {
    const before = fed;
    fed += piece.length;
    await new Promise<void>((resolve) => {
      out.once('end', resolve);
      out.write(piece, () => {
        out.off('end', resolve);
        resolve();
      });
    });
    if (out.bytesWritten < fed) return piece.subarray(out.bytesWritten - before);
  }
  out.end();
  return undefined;
};

/** zstd of any number of frames, skippable ones among them: one file (RFC 8878, 3). */
async function* unzstd(stored: Readable, onStored: (chunk: Uint8Array) => void): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<Buffer> = stored[Symbol.asyncIterator]();
  const next = async (): Promise<Buffer | undefined> => {
    const { value, done } = await pieces.next();
    if (done === true) return undefined;
    onStored(value);
    return value;
  };
  for (let piece = await next(); piece !== undefined; ) {
    const out = createZstdDecompress({ chunkSize: CHUNK });
    const rest = feedFrame(out, piece, next);
    // Whoever reads `out` meets an error of `stored` too.
    rest.catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error('The stream broke.')));
    yield* out as AsyncIterable<Buffer>;
    piece = await rest;
  }
}

/** A roll's uncompressed bytes. `onStored` sees the stored ones. */
export const unpacked = (
  compression: RollCompression,
  stored: Readable,
  onStored: (chunk: Uint8Array) => void,
): AsyncIterable<Buffer> => {
  if (compression === 'gzip') return gunzipped(stored, onStored);
  return compression === 'zstd' ? unzstd(stored, onStored) : stored;
};

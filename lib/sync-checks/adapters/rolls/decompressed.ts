import { once } from 'node:events';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { isHollow } from '../../domain/compare/guards-data.ts';
import type { RollCompression } from '../../domain/roll-format.ts';

const CHUNK = 1 << 18;

type Decompression = ReturnType<typeof createGunzip | typeof createZstdDecompress>;

const begin = (compression: Exclude<RollCompression, 'none'>): Decompression =>
  compression === 'gzip' ? createGunzip({ chunkSize: CHUNK }) : createZstdDecompress({ chunkSize: CHUNK });

/** What a decompressor gives until it has taken what it was given, or its frame ends. */
async function* given(out: Decompression, isTaken: () => boolean): AsyncGenerator<Buffer, void> {
  for (;;) {
    const piece: Buffer | null = out.read();
    if (piece !== null) yield piece;
    else if (out.errored !== null) throw out.errored;
    else if (out.readableEnded || isTaken()) return;
    else await once(out, 'step');
  }
}

/** The compressed file consists of empty parts, so far as it was read. */
export class HollowFile extends Error {}

/** Counts what is read for nothing; throws `HollowFile` when that is more than any program writes. */
const emptiness = () => {
  let [emptyFrames, filledFrames, emptyBytes, inFrame, all] = [0, 0, 0, 0, 0];
  const judge = (): void => {
    if (isHollow({ emptyFrames, filledFrames, text: all, emptyBytes }))
      throw new HollowFile('The compressed file is hollow.');
  };
  return {
    /** Stored bytes were taken, and so many bytes of text came out of them. */
    took: (stored: number, text: number): void => {
      inFrame += text;
      all += text;
      emptyBytes = text === 0 ? emptyBytes + stored : 0;
      judge();
    },
    frameEnded: (): void => {
      if (inFrame === 0) emptyFrames += 1;
      else filledFrames += 1;
      inFrame = 0;
      judge();
    },
  };
};

const isPadding = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/**
 * The uncompressed bytes of all frames (zstd) or members (gzip) that stand end to end, and zeros behind them. Node's own
 * streams stop at the first frame; here each next one gets a stream of its own. Nothing is decompressed ahead of the
 * reader, so what is not asked for takes no memory. Rejects with zlib's errors for what is damaged or ends too early, and
 * with `HollowFile`.
 */
export async function* decompressed(
  stored: AsyncIterable<Uint8Array>,
  compression: Exclude<RollCompression, 'none'>,
): AsyncGenerator<Buffer, void> {
  let out: Decompression | undefined;
  let hasBegun = false;
  const counted = emptiness();
  const started = (): Decompression => {
    const stream = begin(compression);
    for (const event of ['readable', 'end', 'error']) stream.on(event, () => stream.emit('step'));
    hasBegun = true;
    return stream;
  };
  try {
    for await (const chunk of stored) {
      for (let rest = chunk; rest.length > 0; ) {
        if (out === undefined && hasBegun && isPadding(rest)) break;
        out ??= started();
        const stream = out;
        const before = stream.bytesWritten;
        let isTaken = false;
        stream.write(rest, () => {
          isTaken = true;
          stream.emit('step');
        });
        let text = 0;
        for await (const piece of given(stream, () => isTaken)) {
          text += piece.length;
          yield piece;
        }
        const taken = stream.bytesWritten - before;
        counted.took(taken, text);
        // What a stream leaves over stands behind the end of its frame.
        rest = rest.subarray(taken);
        if (rest.length === 0) break;
        counted.frameEnded();
        stream.destroy();
        out = undefined;
      }
    }
    out ??= hasBegun ? undefined : started();
    if (out !== undefined) {
      out.end();
      yield* given(out, () => false);
    }
  } finally {
    out?.destroy();
  }
}

/** Asks for each chunk while the one before is compared, so that decompression goes on in its own thread. */
export async function* ahead(chunks: AsyncGenerator<Buffer, void>): AsyncGenerator<Buffer, undefined> {
  let asked = chunks.next();
  try {
    for (;;) {
      const { value, done } = await asked;
      if (done === true || value === undefined) return undefined;
      asked = chunks.next();
      // Whoever asks next meets the error.
      asked.catch(() => undefined);
      yield value;
    }
  } finally {
    await chunks.return();
  }
}

const COMPRESSION_ERROR = /^(Z_|ZSTD_|ERR_BUFFER_TOO_LARGE|ERR_ZLIB)/;

/** Whether an error says that the compressed bytes are damaged or hollow; any other is the stream's own. */
export const isCompressionError = (cause: unknown): boolean =>
  cause instanceof HollowFile ||
  (cause instanceof Error && 'code' in cause && COMPRESSION_ERROR.test(String(cause.code)));

import { closeSync, mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file without a name: it is unlinked as soon as it is open, so that what it holds (voters' data) is gone when the
 * process ends, however it ends.
 */
export interface TemporaryFile {
  /** Appends, and returns the offset at which the bytes start. */
  readonly append: (bytes: Uint8Array) => number;
  /** The bytes from `offset` on, at most `length`, fewer at the end. */
  readonly read: (offset: number, length: number) => Uint8Array;
  readonly close: () => void;
}

export const openTemporaryFile = (): TemporaryFile => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-'));
  const path = join(folder, 'rows');
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  rmdirSync(folder);
  let size = 0;
  return {
    append: (bytes) => {
      const offset = size;
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(file, bytes, written, bytes.length - written, offset + written);
      }
      size += bytes.length;
      return offset;
    },
    read: (offset, length) => readAt(file, offset, length),
    close: () => closeSync(file),
  };
};

/** Reads from an open file at an offset until `length` bytes are there or the file ends. */
export const readAt = (file: number, offset: number, length: number): Uint8Array => {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const read = readSync(file, bytes, filled, length - filled, offset + filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
};

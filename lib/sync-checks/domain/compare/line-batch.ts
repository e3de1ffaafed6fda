import { type ByteOperations, COMMA, NEWLINE, type Window } from './bytes.ts';
import type { Digest } from './digest.ts';

const LINES = 48;
const STRIDE = 5;

/**
 * The digests of a few lines of a canonical roll. Digesting lines and looking them up takes turns in batches: the
 * look-ups of one batch do not depend on each other, so that the processor waits for memory once instead of each time.
 */
export class LineBatch {
  size = 0;
  readonly #numbers = new Int32Array(LINES * STRIDE);
  readonly #bytes: ByteOperations;
  readonly #digest: Digest;

  constructor(bytes: ByteOperations, digest: Digest) {
    this.#bytes = bytes;
    this.#digest = digest;
  }

  /** Takes the whole lines of the window from `from` on, as many as the batch holds. `view` shows the window's bytes. */
  read(window: Window, view: DataView, from: number): void {
    const { bytes, end } = window;
    let row = from;
    let size = 0;
    for (; size < LINES; size += 1) {
      const newline = this.#bytes.indexOf(bytes, NEWLINE, row, end);
      if (newline < 0) break;
      this.#put(size, bytes, view, row, newline);
      row = newline + 1;
    }
    this.size = size;
  }

  keyLow(line: number): number {
    return this.#numbers[line * STRIDE] ?? 0;
  }

  keyHigh(line: number): number {
    return this.#numbers[line * STRIDE + 1] ?? 0;
  }

  rowLow(line: number): number {
    return this.#numbers[line * STRIDE + 2] ?? 0;
  }

  rowHigh(line: number): number {
    return this.#numbers[line * STRIDE + 3] ?? 0;
  }

  /** Position of the next line in the window. */
  next(line: number): number {
    return this.#numbers[line * STRIDE + 4] ?? 0;
  }

  #put(line: number, bytes: Uint8Array, view: DataView, row: number, newline: number): void {
    const digest = this.#digest;
    const numbers = this.#numbers;
    const at = line * STRIDE;
    let comma = row;
    while (comma < newline && bytes[comma] !== COMMA) comma += 1;
    digest.bytes(view, row, comma);
    numbers[at] = digest.low;
    numbers[at + 1] = digest.high;
    digest.bytes(view, comma, newline > row && bytes[newline - 1] === 0x0d ? newline - 1 : newline);
    numbers[at + 2] = digest.low;
    numbers[at + 3] = digest.high;
    numbers[at + 4] = newline + 1;
  }
}

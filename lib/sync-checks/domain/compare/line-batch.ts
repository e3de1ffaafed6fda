import { type ByteOperations, NEWLINE, type Window } from './bytes.ts';
import type { Digest } from './digest.ts';
import { RowStart } from './row-start.ts';

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

  readonly #rowStart: RowStart;

  constructor(bytes: ByteOperations, digest: Digest, county: string) {
    this.#bytes = bytes;
    this.#rowStart = new RowStart(county);
    this.#digest = digest;
  }

  /** Takes the whole rows of the window from `from` on, as many as the batch holds. `view` shows the window's bytes. */
  read(window: Window, view: DataView, from: number): void {
    const { bytes, end } = window;
    let row = from;
    let size = 0;
    for (; size < LINES; size += 1) {
      const newline = this.#bytes.indexOf(bytes, NEWLINE, row, end);
      if (newline < 0 || !this.#put(size, bytes, view, row, newline)) break;
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

  /** False when the line does not begin as a row of the county. */
  #put(line: number, bytes: Uint8Array, view: DataView, row: number, newline: number): boolean {
    const comma = this.#rowStart.idEnd(bytes, row, newline);
    if (comma < 0) return false;
    const digest = this.#digest;
    const numbers = this.#numbers;
    const at = line * STRIDE;
    digest.bytes(view, row, comma);
    numbers[at] = digest.low;
    numbers[at + 1] = digest.high;
    digest.bytes(view, comma, newline > row && bytes[newline - 1] === 0x0d ? newline - 1 : newline);
    numbers[at + 2] = digest.low;
    numbers[at + 3] = digest.high;
    numbers[at + 4] = newline + 1;
    return true;
  }
}

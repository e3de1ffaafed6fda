import type { ByteOperations, Window } from './bytes.ts';

const LINES = 48;
const STRIDE = 5;

/**
 * The digests of a few lines of a canonical roll. Digesting lines and looking them up takes turns in batches: the
 * look-ups of one batch do not depend on each other, so that the processor waits for memory once instead of each time.
 */
export class LineBatch {
  size = 0;
  #from = 0;
  readonly #numbers = new Int32Array(LINES * STRIDE);
  readonly #bytes: ByteOperations;
  readonly #county: string;
  readonly #seeds: readonly [number, number];

  constructor(bytes: ByteOperations, county: string, seeds: readonly [number, number]) {
    this.#bytes = bytes;
    this.#county = county;
    this.#seeds = seeds;
  }

  /** Takes the whole rows from the window's position on, as many as the batch holds. */
  read({ bytes, pos, end }: Window): void {
    this.#from = pos;
    this.size = this.#bytes.digestRows(bytes, pos, end, this.#county, this.#seeds, this.#numbers);
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
    return this.#from + (this.#numbers[line * STRIDE + 4] ?? 0);
  }
}

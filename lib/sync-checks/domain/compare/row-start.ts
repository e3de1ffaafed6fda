import { COMMA } from './bytes.ts';

const LONGEST_ID = 64;

/** By byte: whether it may stand in a voter ID. */
const IN_ID = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
  IN_ID[character.charCodeAt(0)] = 1;

/**
 * How a row of a canonical roll begins: a voter ID, the county. A row torn in two, a row of another county and a damaged
 * ID show here, for a few byte compares a row.
 */
export class RowStart {
  readonly #first: number;
  readonly #second: number;

  constructor(county: string) {
    this.#first = county.charCodeAt(0);
    this.#second = county.charCodeAt(1);
  }

  /** Position of the comma behind the voter ID of the line `[row, end)`; -1 when it does not begin as a row. */
  idEnd(bytes: Uint8Array, row: number, end: number): number {
    // Behind an ID stands more than the county: one that ends later is too long, or its line too short.
    const last = Math.min(row + LONGEST_ID, end - 4);
    let comma = row;
    while (comma < last && IN_ID[bytes[comma] ?? 0] === 1) comma += 1;
    const isRow =
      comma > row &&
      comma <= last &&
      bytes[comma] === COMMA &&
      bytes[comma + 1] === this.#first &&
      bytes[comma + 2] === this.#second &&
      bytes[comma + 3] === COMMA;
    return isRow ? comma : -1;
  }
}

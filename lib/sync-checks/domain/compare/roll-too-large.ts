import type { Side } from './row-problem.ts';

const MIB = 2 ** 20;

/** No county's roll is larger; the largest has six million voters. */
const LARGEST = 16 * 1024 * MIB;
/** Less is never called too large, whatever was announced. */
const ALWAYS_READ = 64 * MIB;
/** Far more than a voter's row takes on average. */
const BYTES_A_ROW = 4096;
/** Rolls compress to a tenth; what becomes so many times larger is no roll. */
const LARGEST_RATIO = 200;

/** Uncompressed bytes that are read of a roll of so many announced rows. */
export const mostBytes = (rows: number | undefined): number =>
  rows === undefined ? LARGEST : Math.min(LARGEST, Math.max(ALWAYS_READ, rows * BYTES_A_ROW));

/** Whether compressed bytes became more than a roll's do. */
export const isBomb = (stored: number, uncompressed: number): boolean =>
  uncompressed > ALWAYS_READ && uncompressed > stored * LARGEST_RATIO;

/** A roll was read up to its limit and goes on: a fault of the file, which is refused for it. */
export class RollTooLarge extends Error {
  readonly side: Side;

  constructor(side: Side) {
    super('The roll is larger than a roll can be.');
    this.side = side;
  }
}

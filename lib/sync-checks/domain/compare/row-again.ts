import type { ReadRecord } from './record.ts';

/** Reads VoteCal's uncompressed roll again: the bytes from `offset` on, at most `length`, fewer at its end. */
export type ReadAgain = (offset: number, length: number) => Uint8Array;

/** VoteCal's roll is not what its exporter promised: it has to be read without trust. */
export class BrokenPromise extends Error {
  constructor() {
    super('VoteCal’s roll is not canonical, as promised.');
  }
}

const FIRST_READ = 2048;

/** The values of the row that starts at an offset, in the order of `ROLL_COLUMNS`. `BrokenPromise` when none does. */
export const rowAgain = (read: ReadAgain, parse: ReadRecord, offset: number): readonly string[] => {
  for (let length = FIRST_READ; ; length *= 8) {
    const bytes = read(offset, length);
    const ended = bytes.length < length;
    const record = parse({ bytes, pos: 0, end: bytes.length, base: offset, ended });
    if (record?.kind === 'row') return record.values;
    if (record !== undefined || ended) throw new BrokenPromise();
  }
};

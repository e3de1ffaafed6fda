import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { RollCompression, RollFormat } from '../../domain/roll-format.ts';

/** What the sender announced about a file. What is given is asserted before anything is published. */
export interface ExpectedRoll {
  /** Rows without the header. */
  readonly rows?: number | undefined;
  /** Lower-case hexadecimal SHA-256 of the stored object. */
  readonly sha256?: string | undefined;
  /** Size of the stored object. */
  readonly bytes?: number | undefined;
}

/** A roll as a stored object: a byte stream that can be opened more than once. */
export interface RollSource {
  /** Opens the stored object at its first byte. Called again when the rows prove to be in another order. */
  readonly open: () => Readable | Promise<Readable>;
  readonly expected: ExpectedRoll;
  readonly format: RollFormat;
  readonly compression: RollCompression;
  /**
   * Promise of our own exporter (`formatRollRow`): canonical CSV, strictly ascending by voter ID, every row valid and of
   * the county, no line break inside a value. Where the other roll has the same bytes, those are not checked again.
   */
  readonly canonical?: boolean | undefined;
  /** Set for an uncompressed file on this machine: it is then read in blocks and by offset, without a stream. */
  readonly path?: string | undefined;
}

/** A roll in a file of this machine; its size is asserted. */
export const rollFile = (
  path: string,
  roll: { format: RollFormat; compression: RollCompression; expected?: ExpectedRoll; canonical?: boolean },
): RollSource => ({
  open: () => createReadStream(path, { highWaterMark: 1 << 20 }),
  expected: { bytes: statSync(path).size, ...roll.expected },
  format: roll.format,
  compression: roll.compression,
  canonical: roll.canonical ?? false,
  ...(roll.compression === 'none' ? { path } : {}),
});

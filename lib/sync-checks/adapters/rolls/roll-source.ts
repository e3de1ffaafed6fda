import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { ExpectedRoll } from '../../domain/compare/verify-rolls.ts';
import type { RollCompression, RollFormat } from '../../domain/roll-format.ts';
import type { RollToCompare } from '../../ports/comparison.ts';

/** A roll as a stored object: a byte stream that can be opened more than once. */
export interface RollSource {
  /** Opens the stored object at its first byte. Called again when the rows prove to be in another order. */
  readonly open: () => Readable | Promise<Readable>;
  readonly expected: ExpectedRoll;
  readonly format: RollFormat;
  readonly compression: RollCompression;
  /** Set when the file's beginning already says that it is no roll. */
  readonly refused?: RollToCompare['refused'];
  /** The exporter's promise (`RollToCompare`); none when it is not given. */
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

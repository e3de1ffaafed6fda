import { closeSync, openSync } from 'node:fs';
import type { ReadAgain } from '../../domain/compare/row-again.ts';
import type { Side } from '../../domain/compare/row-problem.ts';
import type { RereadableRollInput, RollToCompare } from '../../ports/comparison.ts';
import { openRoll } from './roll-input.ts';
import type { RollSource } from './roll-source.ts';
import { openTemporaryFile, readAt } from './temporary-file.ts';

/** The place from which rows are read again: the file itself, or a copy made on the way. */
const secondLook = (source: RollSource): { onChunk?: (chunk: Uint8Array) => void; read: ReadAgain; close(): void } => {
  if (source.path !== undefined) {
    const file = openSync(source.path, 'r');
    return { read: (offset, length) => readAt(file, offset, length), close: () => closeSync(file) };
  }
  const copy = openTemporaryFile();
  return { onChunk: copy.append, read: copy.read, close: copy.close };
};

const openRereadable = async (source: RollSource, side: Side): Promise<RereadableRollInput> => {
  const again = secondLook(source);
  try {
    const input = await openRoll(source, side, again.onChunk);
    const close = (): void => {
      input.close();
      again.close();
    };
    return { ...input, readAgain: again.read, close };
  } catch (error) {
    again.close();
    throw error;
  }
};

/** A stored object as a comparison reads it. */
export const readableRoll = (source: RollSource): RollToCompare => ({
  expected: source.expected,
  format: source.format,
  canonical: source.canonical ?? false,
  refused: source.refused ?? null,
  open: (side) => openRoll(source, side),
  openRereadable: (side) => openRereadable(source, side),
});

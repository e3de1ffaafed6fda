import type { ByteOperations } from './bytes.ts';

/** Small enough for the processor's cache, large enough that the call costs nothing. */
const PIECE = 32_768;

/** So many bytes are compared and looked at again while the processor's cache still holds them. */
export const STRETCH = 131_072;

/** How many leading bytes two windows share, of at most `length`: native compares, then a binary search. */
export const equalLength = (
  operations: ByteOperations,
  a: Uint8Array,
  aStart: number,
  b: Uint8Array,
  bStart: number,
  length: number,
): number => {
  // Rows of which nothing is the same would each cost the whole search.
  if (length > 0 && a[aStart] !== b[bStart]) return 0;
  let same = 0;
  while (same < length) {
    let piece = Math.min(PIECE, length - same);
    if (!operations.equal(a, aStart + same, b, bStart + same, piece)) {
      while (piece > 1) {
        const half = piece >> 1;
        if (operations.equal(a, aStart + same, b, bStart + same, half)) {
          same += half;
          piece -= half;
        } else piece = half;
      }
      return same;
    }
    same += piece;
  }
  return same;
};

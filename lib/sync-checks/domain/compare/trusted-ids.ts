import { type ByteOperations, COMMA, type EqualRows } from './bytes.ts';
import { BrokenPromise } from './row-again.ts';

/**
 * The voter IDs of the first and the last of the rows from `start` on that need no look inside: each begins as a row of
 * the county and ascends, and all are UTF-8. `BrokenPromise` when that is not so.
 */
export const trustedIds = (
  operations: ByteOperations,
  bytes: Uint8Array,
  start: number,
  { count, last, end }: EqualRows,
): { readonly first: string; readonly last: string } => {
  if (count < 0 || !operations.isUtf8(bytes, start, end)) throw new BrokenPromise();
  const idAt = (row: number): string => operations.text(bytes, row, operations.indexOf(bytes, COMMA, row, end));
  return { first: idAt(start), last: idAt(last) };
};

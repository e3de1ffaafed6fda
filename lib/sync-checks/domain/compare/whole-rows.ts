import { type ByteOperations, COMMA, NEWLINE } from './bytes.ts';
import { BrokenPromise } from './row-again.ts';
import type { RowStart } from './row-start.ts';

/**
 * The whole rows of a canonical roll in `[start, limit)`: how many, the voter IDs of the first and the last one, and where
 * the one after it would start. Each is seen to begin as a row of the county, and all to be UTF-8; `BrokenPromise` when that is not so.
 */
export const wholeRows = (
  operations: ByteOperations,
  rowStart: RowStart,
  bytes: Uint8Array,
  start: number,
  limit: number,
): { readonly count: number; readonly first: string; readonly last: string; readonly end: number } => {
  let count = 0;
  let last = start;
  let end = start;
  for (;;) {
    const newline = operations.indexOf(bytes, NEWLINE, end, limit);
    if (newline < 0) {
      if (!operations.isUtf8(bytes, start, end)) throw new BrokenPromise();
      const idAt = (row: number): string => operations.text(bytes, row, operations.indexOf(bytes, COMMA, row, end));
      return count === 0 ? { count, first: '', last: '', end } : { count, first: idAt(start), last: idAt(last), end };
    }
    if (rowStart.idEnd(bytes, end, newline) < 0) throw new BrokenPromise();
    count += 1;
    last = end;
    end = newline + 1;
  }
};

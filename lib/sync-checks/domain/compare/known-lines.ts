import type { ByteOperations } from './bytes.ts';
import type { LineBatch } from './line-batch.ts';
import type { RollCursor } from './roll-cursor.ts';
import { BrokenPromise } from './row-again.ts';
import type { VoterTable } from './voter-table.ts';

/**
 * Enters the lines of VoteCal's canonical roll into the table: its exporter vouches for them. Stops before a voter ID
 * that is there already and before a line that does not begin as a row, which is no promise kept: single rows know.
 * `BrokenPromise` when they are not UTF-8.
 */
export const enterLines = (cursor: RollCursor, batch: LineBatch, table: VoterTable, bytes: ByteOperations): void => {
  const { window } = cursor;
  const start = window.pos;
  for (;;) {
    batch.read(window);
    table.touch(batch);
    let row = window.pos;
    let line = 0;
    for (; line < batch.size; line += 1) {
      const low = batch.keyLow(line);
      const high = batch.keyHigh(line);
      const found = table.find(low, high);
      if (found >= 0) break;
      table.addVotecal(found, low, high, batch.rowLow(line), batch.rowHigh(line), window.base + row);
      row = batch.next(line);
    }
    cursor.takeMany(line, row);
    if (line === 0 || line < batch.size) break;
  }
  if (!bytes.isUtf8(window.bytes, start, window.pos)) throw new BrokenPromise();
};

/**
 * Passes lines of the EMS that equal the row that VoteCal's canonical roll has of the same voter. Such a line is a whole
 * good row, because VoteCal's is, and the next record starts after it. Stops before the first other line.
 */
export const passKnownLines = (cursor: RollCursor, batch: LineBatch, table: VoterTable): void => {
  const { window } = cursor;
  for (;;) {
    batch.read(window);
    table.touch(batch);
    let row = window.pos;
    let line = 0;
    for (; line < batch.size; line += 1) {
      const slot = table.find(batch.keyLow(line), batch.keyHigh(line));
      if (slot < 0 || !table.seesFirst(slot, batch.rowLow(line), batch.rowHigh(line))) break;
      row = batch.next(line);
    }
    cursor.takeMany(line, row);
    if (line === 0 || line < batch.size) return;
  }
};

import { ROLL_COLUMNS } from '../roll-format.ts';
import { type ByteOperations, LONGEST_ROW } from './bytes.ts';
import { readJsonRow } from './json-row.ts';
import { blankLines, lineEnd, mayBeEnd, textEnd } from './line-ends.ts';
import { badIdIn, END_OF_ROLL, isVoterId, LONE_RETURN, problemRow, REPLACEMENT, type ReadRecord } from './record.ts';

const ID = /"voterId"\s*:\s*"?([A-Za-z0-9_-]+)/;

/** Two objects with the line end of old Macs between them. */
const TWO_ROWS = /\}[ \t]*\r[ \t]*\{/;

/** Which keys the rows of an NDJSON roll have, in the order of `ROLL_COLUMNS`. */
export interface SeenKeys {
  /** Rows that are objects. */
  objects: number;
  readonly columns: boolean[];
}

export const noKeysSeen = (): SeenKeys => ({ objects: 0, columns: ROLL_COLUMNS.map(() => false) });

/** Reads NDJSON records: one object per line, keys in any order; an absent key and null are the empty value. */
export const ndjsonRecords =
  (bytes: ByteOperations, county: string, seen: SeenKeys): ReadRecord =>
  (window) => {
    const { pos } = window;
    const available = textEnd(window);
    if (pos >= available) return window.ended ? END_OF_ROLL : undefined;
    const stop = lineEnd(bytes, window, pos, available);
    const guess = (to: number) => {
      const text = bytes.text(window.bytes, pos, to);
      return { voterId: ID.exec(text)?.[1], sure: true, how: TWO_ROWS.test(text) ? LONE_RETURN : undefined };
    };
    if (stop < 0) {
      if (available - pos <= LONGEST_ROW) return undefined;
      return problemRow('row-too-long', available, 0, guess(pos + LONGEST_ROW));
    }
    if (mayBeEnd(window)) return undefined;
    const blank = blankLines(window, available);
    if (blank !== undefined) return blank;
    const end = Math.min(stop + 1, available);
    if (stop - pos > LONGEST_ROW) return problemRow('row-too-long', end, 1, guess(stop));
    const text = bytes.text(window.bytes, pos, stop);
    if (text.includes(REPLACEMENT) && !bytes.isUtf8(window.bytes, pos, stop)) {
      return problemRow('not-utf8', end, 1, guess(stop));
    }
    const row = readJsonRow(text);
    if (row === undefined) return problemRow('not-json', end, 1, { ...guess(stop), sure: false });
    const { values, present, repeated, repeatedId, badValue } = row;
    seen.objects += 1;
    for (let column = 0; column < present.length; column += 1)
      if (present[column] === true) seen.columns[column] = true;
    // Two IDs in one row are nobody's.
    if (repeated) return problemRow('duplicate-key', end, 1, repeatedId ? {} : guess(stop));
    const [voterId = '', ownCounty = ''] = values;
    if (badValue) return problemRow('bad-value', end, 1, { voterId, sure: true });
    if (!isVoterId(voterId)) return problemRow('bad-voter-id', end, 1, { how: badIdIn(voterId) });
    if (ownCounty !== county) return problemRow('other-county', end, 1, { voterId, sure: true, county: ownCounty });
    return { kind: 'row', end, lines: 1, values };
  };

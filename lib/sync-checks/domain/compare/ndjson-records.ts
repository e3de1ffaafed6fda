import { type ByteOperations, LONGEST_ROW } from './bytes.ts';
import { readJsonRow } from './json-row.ts';
import { blankLines, lineEnd, mayBeEnd, textEnd } from './line-ends.ts';
import { badIdIn, END_OF_ROLL, isVoterId, LONE_RETURN, problemRow, REPLACEMENT, type ReadRecord } from './record.ts';

const ID = /"voterId"\s*:\s*"?([A-Za-z0-9_-]+)/;

/** Two objects with the line end of old Macs between them. */
const TWO_ROWS = /\}[ \t]*\r[ \t]*\{/;

/** Whose row a line is, as far as its text tells. */
const guessIn = (text: string) => ({
  voterId: ID.exec(text)?.[1],
  how: TWO_ROWS.test(text) ? LONE_RETURN : undefined,
});

/** Reads NDJSON records: one object per line, keys in any order; an absent key and null are the empty value. */
export const ndjsonRecords =
  (bytes: ByteOperations, county: string): ReadRecord =>
  (window) => {
    const { pos } = window;
    const available = textEnd(window);
    if (pos >= available) return window.ended ? END_OF_ROLL : undefined;
    const stop = lineEnd(bytes, window, pos, available);
    // Judged by its first bytes alone, so that it does not matter how much of it is at hand.
    if ((stop < 0 ? available : stop) - pos > LONGEST_ROW) {
      // Its last value may be cut off, and is no ID then.
      const guess = guessIn(bytes.text(window.bytes, pos, pos + LONGEST_ROW).replace(/[\w-]*$/, ''));
      return problemRow('row-too-long', stop < 0 ? available : Math.min(stop + 1, available), stop < 0 ? 0 : 1, guess);
    }
    if (stop < 0 || mayBeEnd(window)) return undefined;
    const blank = blankLines(window, available);
    if (blank !== undefined) return blank;
    const end = Math.min(stop + 1, available);
    const text = bytes.text(window.bytes, pos, stop);
    if (text.includes(REPLACEMENT) && !bytes.isUtf8(window.bytes, pos, stop)) {
      return problemRow('not-utf8', end, 1, { ...guessIn(text), sure: true });
    }
    const row = readJsonRow(text);
    if (row === undefined) return problemRow('not-json', end, 1, guessIn(text));
    const { values, keys, repeated, repeatedId, badValue, faulty } = row;
    const how = `the key ${faulty}`;
    // Two IDs in one row are nobody's.
    if (repeated)
      return problemRow(
        'duplicate-key',
        end,
        1,
        repeatedId ? { how, keys } : { ...guessIn(text), sure: true, how, keys },
      );
    const [voterId = '', ownCounty = ''] = values;
    if (badValue) return problemRow('bad-value', end, 1, { voterId, sure: true, how, keys });
    if (!isVoterId(voterId)) return problemRow('bad-voter-id', end, 1, { how: badIdIn(voterId), keys });
    if (ownCounty !== county)
      return problemRow('other-county', end, 1, { voterId, sure: true, county: ownCounty, keys });
    return { kind: 'row', end, lines: 1, values, keys };
  };

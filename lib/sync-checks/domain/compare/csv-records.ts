import { type ByteOperations, LONGEST_ROW, NEWLINE, type Window } from './bytes.ts';
import { type Scanned, scanRecord } from './csv-scan.ts';
import { badQuotesIn, guessedFields } from './csv-text.ts';
import { blankLines, lineEnd, mayBeEnd, textEnd } from './line-ends.ts';
import {
  badIdIn,
  END_OF_ROLL,
  isVoterId,
  LONE_RETURN,
  problemRow,
  REPLACEMENT,
  type ReadRecord,
  type RollRecord,
} from './record.ts';
import { type CsvLayout, headerAgain } from './roll-layout.ts';

const COUNTY = /^\d\d$/;
const DIGITS = /^\d+$/;

/**
 * Reads CSV records. A quoted field may hold line breaks. A damaged record ends before the next line that begins a row,
 * at the latest where the damage was seen: a lost quote costs one row, a damaged record of several lines its own lines.
 */
export const csvRecords = (bytes: ByteOperations, layout: CsvLayout, county: string): ReadRecord => {
  const [idAt = 0, countyAt = 1] = layout.positions;

  const beginsRow = (line: string): boolean => {
    const fields = guessedFields(line);
    return isVoterId(fields[idAt] ?? '') && COUNTY.test(fields[countyAt] ?? '');
  };

  /** Behind the damaged record whose first line ends at `first`. */
  const damagedEnd = (window: Window, first: number, limit: number): number => {
    let end = first;
    while (end < limit) {
      const newline = bytes.indexOf(window.bytes, NEWLINE, end, limit);
      const next = newline < 0 ? limit : newline;
      if (beginsRow(bytes.text(window.bytes, end, next))) return end;
      end = Math.min(next + 1, limit);
    }
    return end;
  };

  /** Whether a line has commas for a whole row. No value holds so many that both lines of one record have. */
  const isWide = (line: string): boolean => line.split(',').length >= layout.width;

  /** Whether a line is a whole row of the county, whatever quotes are around or in its values. */
  const isRow = (line: string): boolean =>
    isWide(line) &&
    [guessedFields(line), line.replaceAll('"', '').split(',')].some(
      (fields) => isVoterId(fields[idAt] ?? '') && fields[countyAt] === county,
    );

  /**
   * A record of the right width that holds other voters' rows: two quotes, lines apart, that are values by themselves. It
   * ends before the first of these rows, like any other whose quotes do not match.
   */
  const withoutRowsInside = (window: Window, firstNext: number, firstLine: string, scanned: Scanned): Scanned => {
    if (scanned.fields?.length !== layout.width || !isWide(firstLine)) return scanned;
    for (let at = firstNext; at < scanned.limit; ) {
      const end = bytes.indexOf(window.bytes, NEWLINE, at, scanned.limit);
      const next = end < 0 ? scanned.limit : end;
      if (isRow(bytes.text(window.bytes, at, next))) return { ...scanned, fields: undefined, limit: at };
      at = next + 1;
    }
    return scanned;
  };

  const linesIn = (window: Window, from: number, to: number): number => {
    let lines = 0;
    for (let at = from; at < to; lines += 1) {
      const newline = bytes.indexOf(window.bytes, NEWLINE, at, to);
      at = newline < 0 ? to : newline + 1;
    }
    return lines;
  };

  /** A record that is no good row: where it ends, why it takes no part, and whose it is as far as that can be read. */
  const damaged = (window: Window, firstNext: number, firstLine: string, { fields, limit }: Scanned): RollRecord => {
    const { pos } = window;
    const isWhole = fields?.length === layout.width;
    const end = damagedEnd(window, firstNext, limit);
    const to = (stop: number) => [stop, stop === firstNext ? 1 : linesIn(window, pos, stop)] as const;
    const voterId = fields === undefined ? guessedFields(firstLine)[idAt] : fields[idAt];
    const stop = isWhole ? limit : end;
    const text = stop === firstNext ? firstLine : bytes.text(window.bytes, pos, stop);
    if (text.includes(REPLACEMENT) && !bytes.isUtf8(window.bytes, pos, stop)) {
      return problemRow('not-utf8', ...to(end), { voterId, sure: isWhole });
    }
    if (fields === undefined) return problemRow('bad-quotes', ...to(end), { voterId, how: badQuotesIn(firstLine) });
    const header = headerAgain(layout, fields);
    if (header !== undefined) return problemRow('repeated-header', ...to(limit), { otherHeader: header === 'other' });
    if (!isWhole) {
      const isOneValue = fields.length === 1 && !firstLine.includes(',') && limit === firstNext;
      const value = fields[0] ?? '';
      // A file that ends without a line end may have lost the rest of its last row.
      const mayBegin = idAt === 0 ? isVoterId(value) : !value.includes('\0');
      const cutOff = isOneValue && window.bytes[limit - 1] !== NEWLINE && mayBegin;
      const maybeFooter = isOneValue && !cutOff && !DIGITS.test(value);
      const how = fields.length > layout.width && /\r./.test(firstLine) ? LONE_RETURN : undefined;
      return problemRow('wrong-column-count', ...to(end), {
        voterId,
        maybeFooter,
        cutOff,
        columns: fields.length,
        how,
      });
    }
    if (!isVoterId(fields[idAt] ?? ''))
      return problemRow('bad-voter-id', ...to(limit), { how: badIdIn(fields[idAt] ?? '') });
    return problemRow('other-county', ...to(limit), { voterId, sure: true, county: fields[countyAt] });
  };

  /** A line too long to hold: judged by its first bytes alone, so that it does not matter how much of it is at hand. */
  const tooLong = (window: Window, end: number, lines: number): RollRecord => {
    const fields = guessedFields(bytes.text(window.bytes, window.pos, window.pos + LONGEST_ROW));
    // The last of these fields may be cut off.
    return problemRow('row-too-long', end, lines, { voterId: fields.slice(0, -1)[idAt] });
  };

  return (window) => {
    const { pos } = window;
    const available = textEnd(window);
    if (pos >= available) return window.ended ? END_OF_ROLL : undefined;
    const firstEnd = lineEnd(bytes, window, pos, available);
    const firstNext = firstEnd < 0 ? available : Math.min(firstEnd + 1, available);
    if (firstNext - pos > LONGEST_ROW) return tooLong(window, firstNext, firstEnd < 0 ? 0 : 1);
    if (firstEnd < 0 || mayBeEnd(window)) return undefined;
    const blank = blankLines(window, available);
    if (blank !== undefined) return blank;
    const firstLine = bytes.text(window.bytes, pos, firstEnd);
    const found = scanRecord(bytes, window, firstLine, firstEnd, available);
    if (found === undefined) return undefined;
    const scanned = found.limit > firstNext ? withoutRowsInside(window, firstNext, firstLine, found) : found;
    const { fields, limit, text } = scanned;
    if (fields?.length !== layout.width) return damaged(window, firstNext, firstLine, scanned);
    const values = layout.canonical ? fields : layout.positions.map((position) => fields[position] ?? '');
    const isText = !text.includes(REPLACEMENT) || bytes.isUtf8(window.bytes, pos, limit);
    if (!isText || !isVoterId(values[0] ?? '') || values[1] !== county)
      return damaged(window, firstNext, firstLine, scanned);
    return { kind: 'row', end: limit, lines: limit === firstNext ? 1 : linesIn(window, pos, limit), values };
  };
};

import { type ByteOperations, LONGEST_ROW, NEWLINE, QUOTE, type Window } from './bytes.ts';
import { guessedFields, splitCsv } from './csv-text.ts';
import { blankLines, lineEnd, mayBeEnd, textEnd } from './line-ends.ts';
import {
  badIdIn,
  END_OF_ROLL,
  isVoterId,
  problemRow,
  REPLACEMENT,
  type ReadRecord,
  type RollRecord,
} from './record.ts';
import { type CsvLayout, isHeaderAgain } from './roll-layout.ts';

const COUNTY = /^\d\d$/;
const DIGITS = /^\d+$/;

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** A record as far as its quotes tell. `limit`: where it ends, or where its quotes were seen to be damaged. */
interface Scanned {
  readonly fields: readonly string[] | undefined;
  readonly limit: number;
  readonly text: string;
}

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

  /** The record that begins with this line; undefined when more of the file is needed. */
  const scan = (window: Window, firstEnd: number, available: number, firstLine: string): Scanned | undefined => {
    const { pos } = window;
    let end = firstEnd;
    let text = firstLine;
    let fields = splitCsv(withoutReturn(text));
    while (fields === 'open') {
      const quote = bytes.indexOf(window.bytes, QUOTE, end, available);
      const next = quote < 0 ? -1 : lineEnd(bytes, window, quote, available);
      if ((next < 0 ? available : next) - pos > LONGEST_ROW) {
        return { fields: undefined, limit: Math.min(available, pos + LONGEST_ROW), text };
      }
      if (next < 0) return window.ended ? { fields: undefined, limit: available, text } : undefined;
      end = next;
      text = bytes.text(window.bytes, pos, end);
      fields = splitCsv(withoutReturn(text));
    }
    return { fields: fields === 'bad' ? undefined : fields, limit: Math.min(end + 1, available), text };
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
    const to = (stop: number) => [stop, linesIn(window, pos, stop)] as const;
    const voterId = fields === undefined ? guessedFields(firstLine)[idAt] : fields[idAt];
    if (end - pos > LONGEST_ROW) return problemRow('row-too-long', ...to(end), { voterId, sure: isWhole });
    const stop = isWhole ? limit : end;
    if (bytes.text(window.bytes, pos, stop).includes(REPLACEMENT) && !bytes.isUtf8(window.bytes, pos, stop)) {
      return problemRow('not-utf8', ...to(end), { voterId, sure: isWhole });
    }
    if (fields === undefined) return problemRow('bad-quotes', ...to(end), { voterId });
    if (isHeaderAgain(layout, fields)) return problemRow('repeated-header', ...to(limit));
    if (!isWhole) {
      const isOneValue = fields.length === 1 && !firstLine.includes(',') && limit === firstNext;
      const maybeFooter = isOneValue && !DIGITS.test(fields[0] ?? '');
      return problemRow('wrong-column-count', ...to(end), { voterId, maybeFooter, columns: fields.length });
    }
    if (!isVoterId(fields[idAt] ?? ''))
      return problemRow('bad-voter-id', ...to(limit), { badId: badIdIn(fields[idAt] ?? '') });
    return problemRow('other-county', ...to(limit), { voterId, sure: true, county: fields[countyAt] });
  };

  return (window) => {
    const { pos } = window;
    const available = textEnd(window);
    if (pos >= available) return window.ended ? END_OF_ROLL : undefined;
    const firstEnd = lineEnd(bytes, window, pos, available);
    if (firstEnd < 0) {
      if (available - pos <= LONGEST_ROW) return undefined;
      const voterId = guessedFields(bytes.text(window.bytes, pos, pos + LONGEST_ROW))[idAt];
      return problemRow('row-too-long', available, 0, { voterId });
    }
    if (mayBeEnd(window)) return undefined;
    const blank = blankLines(window, available);
    if (blank !== undefined) return blank;
    const firstNext = Math.min(firstEnd + 1, available);
    const firstLine = bytes.text(window.bytes, pos, firstEnd);
    const scanned = scan(window, firstEnd, available, firstLine);
    if (scanned === undefined) return undefined;
    const { fields, limit, text } = scanned;
    if (fields?.length !== layout.width || limit - pos > LONGEST_ROW) {
      return damaged(window, firstNext, firstLine, scanned);
    }
    const values = layout.canonical ? fields : layout.positions.map((position) => fields[position] ?? '');
    const isText = !text.includes(REPLACEMENT) || bytes.isUtf8(window.bytes, pos, limit);
    if (!isText || !isVoterId(values[0] ?? '') || values[1] !== county)
      return damaged(window, firstNext, firstLine, scanned);
    return { kind: 'row', end: limit, lines: limit === firstNext ? 1 : linesIn(window, pos, limit), values };
  };
};

import { type ByteOperations, COMMA, LONGEST_ROW, NEWLINE, QUOTE, type Window } from './bytes.ts';
import { splitCsv } from './csv-text.ts';
import { lineEnd } from './line-ends.ts';

const RETURN = 0x0d;

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** A record as far as its quotes tell. `limit`: where it ends, or where its quotes were seen to be damaged. */
export interface Scanned {
  readonly fields: readonly string[] | undefined;
  readonly limit: number;
  readonly text: string;
}

/** Position behind the quote that ends the quoted field whose text begins at `from`; -1 when none is at hand. */
const behindQuoted = (operations: ByteOperations, bytes: Uint8Array, from: number, end: number): number => {
  let quote = operations.indexOf(bytes, QUOTE, from, end);
  while (quote >= 0 && quote + 1 < end && bytes[quote + 1] === QUOTE) {
    quote = operations.indexOf(bytes, QUOTE, quote + 2, end);
  }
  return quote < 0 ? -1 : quote + 1;
};

/**
 * A position in the line in which the record at the window's position ends, or in which its quotes prove to be damaged;
 * -1 when that line is not at hand. Each byte is looked at once, however many lines a quoted field goes on for.
 */
const decisiveAt = (operations: ByteOperations, { bytes, pos }: Window, end: number): number => {
  let at = pos;
  for (;;) {
    if (bytes[at] === QUOTE) {
      at = behindQuoted(operations, bytes, at + 1, end);
      if (at < 0) return -1;
      if (at >= end || bytes[at] !== COMMA) return at;
    } else {
      while (at < end && bytes[at] !== COMMA && bytes[at] !== NEWLINE && bytes[at] !== QUOTE) at += 1;
      if (at >= end || bytes[at] !== COMMA) return at;
    }
    at += 1;
  }
};

/** The record that begins with this line; undefined when more of the file is needed. */
export const scanRecord = (
  operations: ByteOperations,
  window: Window,
  firstLine: string,
  firstEnd: number,
  available: number,
): Scanned | undefined => {
  const { pos, ended } = window;
  const first = splitCsv(withoutReturn(firstLine));
  if (first !== 'open') {
    const limit = Math.min(firstEnd + 1, available);
    return { fields: first === 'bad' ? undefined : first, limit, text: firstLine };
  }
  const at = decisiveAt(operations, window, available);
  // A quote at the very end may be the first of two, and a return there the first half of a line end.
  const isSure = at >= 0 && (ended || at + (window.bytes[at] === RETURN ? 1 : 0) < available);
  const end = isSure ? lineEnd(operations, window, Math.min(at, available), available) : -1;
  const limit = end < 0 ? available : Math.min(end + 1, available);
  if (limit - pos > LONGEST_ROW) {
    return { fields: undefined, limit: Math.min(available, pos + LONGEST_ROW), text: firstLine };
  }
  if (end < 0) return ended ? { fields: undefined, limit: available, text: firstLine } : undefined;
  const text = operations.text(window.bytes, pos, end);
  const fields = splitCsv(withoutReturn(text));
  return { fields: typeof fields === 'string' ? undefined : fields, limit, text };
};

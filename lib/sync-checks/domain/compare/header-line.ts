import { type ByteOperations, holdsAt, LONGEST_ROW, NEWLINE, type Window } from './bytes.ts';
import { isHeader, wrongLineEnds } from './header-fault.ts';
import { laterHeader } from './preamble.ts';
import type { RollRefused } from './refusal.ts';
import { type CsvLayout, readCsvHeader } from './roll-layout.ts';
import type { Side } from './row-problem.ts';

/** `{"`: a JSON line where a CSV row should be. */
const JSON_LINE = [0x7b, 0x22];

/** The layout that the header line at `start` gives, and where the first row begins. `more`: the window must be filled first. */
export const readHeaderLine = (
  bytes: ByteOperations,
  window: Window,
  { start, line, side }: { readonly start: number; readonly line: number; readonly side: Side },
): { readonly layout: CsvLayout; readonly end: number } | 'more' | RollRefused => {
  const newline = bytes.indexOf(window.bytes, NEWLINE, start, window.end);
  if (newline < 0 && !window.ended && window.end - start <= LONGEST_ROW) return 'more';
  // Two bytes behind the header tell line ends the wrong way round, and JSON.
  if (newline >= 0 && newline + 2 >= window.end && !window.ended) return 'more';
  const end = newline < 0 ? window.end : newline;
  const text = bytes.text(window.bytes, start, Math.min(end, start + LONGEST_ROW));
  const lineEnds = wrongLineEnds(text, bytes.text(window.bytes, end + 1, Math.min(end + 3, window.end)));
  if (lineEnds !== undefined) return { code: 'wrong-line-ends', side, found: lineEnds };
  if (end - start > LONGEST_ROW) return { code: 'too-many-columns', side };
  const layout = readCsvHeader(text.endsWith('\r') ? text.slice(0, -1) : text, side);
  if ('code' in layout) {
    // A header that stands below other lines is named by its line.
    const later = layout.code === 'no-header' ? laterHeader(bytes, window, line, isHeader) : undefined;
    return { ...layout, ...(later === undefined ? {} : { lines: [later] }) };
  }
  if (holdsAt(window, end + 1, JSON_LINE)) return { code: 'not-ndjson', side, found: 'CSV and JSON' };
  return { layout, end: Math.min(end + 1, window.end) };
};

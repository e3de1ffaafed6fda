import { type ByteOperations, NEWLINE, type Window } from './bytes.ts';
import { blankLines } from './line-ends.ts';

/** What Excel writes above a header, to tell itself the delimiter. */
const SEPARATOR_LINE = /^sep=.\r?$/i;
const LONGEST_SEPARATOR_LINE = 16;

/**
 * What stands above a header and is no fault: blank lines, and Excel's `sep=,`. Where the text goes on behind it, and how
 * many lines it takes; undefined when there is none.
 */
export const preamble = (
  bytes: ByteOperations,
  window: Window,
  start: number,
): { readonly end: number; readonly lines: number } | undefined => {
  const blank = blankLines({ ...window, pos: start }, window.end);
  if (blank !== undefined) return blank;
  const newline = bytes.indexOf(window.bytes, NEWLINE, start, Math.min(window.end, start + LONGEST_SEPARATOR_LINE));
  if (newline < 0 || !SEPARATOR_LINE.test(bytes.text(window.bytes, start, newline))) return undefined;
  return { end: newline + 1, lines: 1 };
};

/** So many lines are looked through for a header that does not stand where it must. */
const LOOKED_THROUGH = 50;

/** The line on which something stands that `isHeader` knows, as far as the window reaches; `line`: that of the window's position. */
export const laterHeader = (
  bytes: ByteOperations,
  window: Window,
  line: number,
  isHeader: (text: string) => boolean,
): number | undefined => {
  let at = window.pos;
  for (let passed = 0; passed < LOOKED_THROUGH && at < window.end; passed += 1) {
    const newline = bytes.indexOf(window.bytes, NEWLINE, at, window.end);
    const end = newline < 0 ? window.end : newline;
    if (passed > 0 && isHeader(bytes.text(window.bytes, at, end))) return line + passed;
    at = end + 1;
  }
  return undefined;
};

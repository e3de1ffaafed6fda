import { type ByteOperations, NEWLINE, type Window } from './bytes.ts';

/** End of the physical line at `from` (the newline's position, or the file's end); -1 if not at hand. */
export const lineEnd = (bytes: ByteOperations, window: Window, from: number, end: number): number => {
  const newline = bytes.indexOf(window.bytes, NEWLINE, from, end);
  return newline < 0 && window.ended ? end : newline;
};

const RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const END_MARK = 0x1a;

/**
 * The blank lines at a position, all at once: lines of spaces and tabs only. Undefined when none begins there, or when
 * the line's end is not at hand.
 */
export const blankLines = (
  window: Window,
  end: number,
): { readonly kind: 'blank'; end: number; lines: number } | undefined => {
  const { bytes } = window;
  let lines = 0;
  let next = window.pos;
  for (let at = window.pos; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === NEWLINE) {
      lines += 1;
      next = at + 1;
    } else if (byte !== RETURN && byte !== SPACE && byte !== TAB) break;
    else if (at === end - 1 && window.ended) return { kind: 'blank', end, lines: lines + 1 };
    else if (byte === RETURN && bytes[at + 1] !== NEWLINE) break;
  }
  return lines === 0 ? undefined : { kind: 'blank', end: next, lines };
};

/**
 * Where the text of a file that has ended ends: before the end marks (0x1A) of DOS, on a line of their own or behind
 * the last row. Elsewhere such a character is data.
 */
export const textEnd = ({ bytes, pos, end, ended }: Window): number => {
  if (!ended) return end;
  let body = end;
  while (body > pos && (bytes[body - 1] === NEWLINE || bytes[body - 1] === RETURN)) body -= 1;
  let text = body;
  while (text > pos && bytes[text - 1] === END_MARK) text -= 1;
  const isOwnLine = text === pos || bytes[text - 1] === NEWLINE;
  return text < body && (isOwnLine || body === end) ? text : end;
};

/** So many bytes may follow an end mark; more is no end. */
const LONGEST_END = 65_536;

/** The window's position may be that of the file's end marks: nothing else is at hand, and the file goes on. */
export const mayBeEnd = ({ bytes, pos, end, ended }: Window): boolean => {
  if (ended || bytes[pos] !== END_MARK || end - pos > LONGEST_END) return false;
  let at = pos;
  while (at < end && bytes[at] === END_MARK) at += 1;
  while (at < end && (bytes[at] === NEWLINE || bytes[at] === RETURN)) at += 1;
  return at === end;
};

import { ROLL_COLUMNS } from '../roll-format.ts';
import { type ByteOperations, LONGEST_ROW, NEWLINE, QUOTE, type Window } from './bytes.ts';
import { splitCsv } from './csv-text.ts';
import type { CsvLayout } from './roll-layout.ts';
import type { RowProblemCode } from './row-problem.ts';

/**
 * What stands at a window's position. `end` is where the next record starts, `lines` how many lines this one took.
 * `values` are in the order of `ROLL_COLUMNS`.
 */
export type RollRecord =
  | { readonly kind: 'row'; readonly end: number; readonly lines: number; readonly values: readonly string[] }
  | { readonly kind: 'problem'; readonly end: number; readonly lines: number; readonly code: RowProblemCode }
  | { readonly kind: 'blank'; readonly end: number; readonly lines: number }
  | { readonly kind: 'end' };

/** Reads the record at the window's position; undefined when the window must be filled first. */
export type ReadRecord = (window: Window) => RollRecord | undefined;

const DAMAGED_TEXT = '\uFFFD';
const END: RollRecord = { kind: 'end' };

/** The row's own rules, after its values were found: is it a voter of this county? */
const checked = (values: readonly string[], county: string, end: number, lines: number): RollRecord => {
  if (!isVoterId(values[0] ?? '')) return { kind: 'problem', end, lines, code: 'bad-voter-id' };
  if (values[1] !== county) return { kind: 'problem', end, lines, code: 'other-county' };
  return { kind: 'row', end, lines, values };
};

const voterIdPattern = /^[A-Za-z0-9_-]{1,64}$/;
const isVoterId = (text: string): boolean => voterIdPattern.test(text);

/** End of the physical line at the window's position (the newline's position, or the file's end); -1 if not at hand. */
const lineEnd = (bytes: ByteOperations, window: Window, from: number): number => {
  const newline = bytes.indexOf(window.bytes, NEWLINE, from, window.end);
  return newline < 0 && window.ended ? window.end : newline;
};

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/**
 * Reads CSV records. A quoted field may hold line breaks; when such a record proves damaged, only its first line is
 * left out and reading goes on with the second, so that a lost quote costs one row.
 */
export const csvRecords =
  (bytes: ByteOperations, layout: CsvLayout, county: string): ReadRecord =>
  (window) => {
    const { pos, end: available } = window;
    if (pos === available) return window.ended ? END : undefined;
    const firstEnd = lineEnd(bytes, window, pos);
    if (firstEnd < 0) return available - pos > LONGEST_ROW ? tooLong(available, 0) : undefined;
    const firstNext = Math.min(firstEnd + 1, available);
    if (firstEnd - pos > LONGEST_ROW) return tooLong(firstNext, 1);
    const damaged = (code: RowProblemCode): RollRecord => ({ kind: 'problem', end: firstNext, lines: 1, code });
    let end = firstEnd;
    let text = bytes.text(window.bytes, pos, end);
    let values = splitCsv(withoutReturn(text));
    while (values === 'open') {
      const quote = bytes.indexOf(window.bytes, QUOTE, end, available);
      const next = quote < 0 ? -1 : lineEnd(bytes, window, quote);
      const length = (next < 0 ? available : next) - pos;
      if (length > LONGEST_ROW) return damaged('bad-quotes');
      if (next < 0) {
        if (window.ended) return damaged('bad-quotes');
        return undefined;
      }
      end = next;
      text = bytes.text(window.bytes, pos, end);
      values = splitCsv(withoutReturn(text));
    }
    if (text.includes(DAMAGED_TEXT)) return damaged('not-utf8');
    if (values === 'bad') return damaged('bad-quotes');
    if (text === '' || text === '\r') return { kind: 'blank', end: firstNext, lines: 1 };
    if (values.length !== layout.width) return damaged('wrong-column-count');
    const lines = end === firstEnd ? 1 : text.split('\n').length;
    const inOrder = values;
    const row = layout.canonical ? inOrder : layout.positions.map((position) => inOrder[position] ?? '');
    return checked(row, county, Math.min(end + 1, available), lines);
  };

const tooLong = (end: number, lines: number): RollRecord => ({ kind: 'problem', end, lines, code: 'row-too-long' });

const jsonValue = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

const jsonObject = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** Reads NDJSON records: one object per line, keys in any order; an absent key and null are the empty value. */
export const ndjsonRecords =
  (bytes: ByteOperations, county: string): ReadRecord =>
  (window) => {
    const { pos, end: available } = window;
    if (pos === available) return window.ended ? END : undefined;
    const lineStop = lineEnd(bytes, window, pos);
    if (lineStop < 0) return available - pos > LONGEST_ROW ? tooLong(available, 0) : undefined;
    const end = Math.min(lineStop + 1, available);
    if (lineStop - pos > LONGEST_ROW) return tooLong(end, 1);
    const problem = (code: RowProblemCode): RollRecord => ({ kind: 'problem', end, lines: 1, code });
    const text = bytes.text(window.bytes, pos, lineStop);
    if (text.trim() === '') return { kind: 'blank', end, lines: 1 };
    if (text.includes(DAMAGED_TEXT)) return problem('not-utf8');
    const object = jsonObject(text);
    if (object === undefined) return problem('not-json');
    const values: string[] = [];
    for (const column of ROLL_COLUMNS) {
      const value = jsonValue(object[column]);
      if (value === undefined) return problem('bad-value');
      values.push(value);
    }
    return checked(values, county, end, 1);
  };

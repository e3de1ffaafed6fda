import { ROLL_COLUMNS } from '../roll-format.ts';
import type { RowProblemCode } from './row-problem.ts';

/**
 * One NDJSON row as it was written: its values in the order of `ROLL_COLUMNS`, or why it is none. A number counts as it
 * was spelt, whatever its length; null and an absent key are empty; a column's key twice, and a value that is no
 * character text (a lone surrogate) or no single value, cost the row.
 */
export const jsonRow = (text: string): readonly string[] | RowProblemCode => {
  const object = jsonObject(text);
  if (object === undefined) return 'not-json';
  const isPlain =
    keysWritten(text) === Object.keys(object).length && !ROLL_COLUMNS.some((column) => isNumber(object[column]));
  const spelt = isPlain ? undefined : membersOf(text);
  if (spelt === 'duplicate-key') return spelt;
  const values: string[] = [];
  for (const column of ROLL_COLUMNS) {
    const value = object[column];
    if (value === undefined || value === null) values.push('');
    else if (typeof value === 'string' && value.isWellFormed()) values.push(value);
    else if (typeof value === 'boolean') values.push(String(value));
    else if (isNumber(value)) values.push(spelt?.get(column) ?? '');
    else return 'bad-value';
  }
  return values;
};

const isNumber = (value: unknown): value is number => typeof value === 'number';

const jsonObject = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x09 || unit === 0x0d || unit === 0x0a;
const QUOTE = 0x22;
const COLON = 0x3a;

/** At least as many as the object's keys: each is a quote before a colon. A text may hold such a pair too. */
const keysWritten = (text: string): number => {
  let count = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (isSpace(text.charCodeAt(before))) before -= 1;
    if (text.charCodeAt(before) === QUOTE) count += 1;
  }
  return count;
};

/** Position behind the string that starts at `at`. */
const stringEnd = (text: string, at: number): number => {
  let quote = text.indexOf('"', at + 1);
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote + 1;
};

const isEscaped = (text: string, quote: number): boolean => {
  let backslash = quote;
  while (text[backslash - 1] === '\\') backslash -= 1;
  return (quote - backslash) % 2 === 1;
};

/** The columns of an object that was parsed without error, each with its value as it was spelt. */
const membersOf = (text: string): ReadonlyMap<string, string> | 'duplicate-key' => {
  const members = new Map<string, string>();
  let depth = 0;
  let key: string | undefined;
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const end = stringEnd(text, at);
      if (depth === 1 && key === undefined) key = JSON.parse(text.slice(at, end));
      at = end;
      continue;
    }
    const isOpening = unit === 0x7b || unit === 0x5b;
    const isClosing = unit === 0x7d || unit === 0x5d;
    if (isOpening) depth += 1;
    else if (depth === 1 && unit === COLON) from = at + 1;
    else if (depth === 1 && key !== undefined && (isClosing || unit === 0x2c)) {
      if (members.has(key) && isColumn(key)) return 'duplicate-key';
      members.set(key, text.slice(from, at).trim());
      key = undefined;
    }
    if (isClosing) depth -= 1;
    at += 1;
  }
  return members;
};

const isColumn = (key: string): boolean => ROLL_COLUMNS.some((column) => column === key);

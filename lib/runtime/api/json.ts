import { err, ok, type Result } from '../../shared/result.ts';
import { type JsonFault, jsonFault } from './json-fault.ts';

/** Deeper input is refused before anything recursive (zod, the logger) walks it: it would exhaust the stack. */
export const MAX_JSON_DEPTH = 64;

const BYTE_ORDER_MARK = '\uFEFF';

/** The text without the byte order mark that Windows programs write first (RFC 8259, 8.1: it may be passed over). */
export const withoutMark = (text: string): string => (text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);

const looksLikeName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(name);

/** A name that somebody outside gave to a member, where it looks like one; anything else is not repeated. */
export const memberName = (name: string): string => (looksLikeName(name) ? `the member "${name}"` : 'a member');

/** The same as a part of a pointer: what does not look like a name is a sign that no name has. */
export const pointerPart = (part: PropertyKey): string =>
  typeof part === 'number' || looksLikeName(String(part)) || /^\d{1,9}$/.test(String(part)) ? String(part) : '…';

/** `line 3, column 14`, both from 1; columns count UTF-16 code units, as editors do. */
const placeOf = (text: string, at: number, firstLine: number): string => {
  const before = text.slice(0, at);
  const line = firstLine + (before.match(/\n/g)?.length ?? 0);
  return `line ${line}, column ${at - (before.lastIndexOf('\n') + 1) + 1}`;
};

const inWords = (fault: JsonFault, text: string, firstLine: number): string => {
  const place = placeOf(text, fault.at, firstLine);
  if (fault.kind === 'too-deep') return `The JSON is nested deeper than ${MAX_JSON_DEPTH} levels: ${place}.`;
  if (fault.kind === 'member-twice') {
    return `The JSON has ${memberName(fault.name)} twice in one object: ${place}. Which of the two counts is not ours to choose.`;
  }
  if (fault.at >= text.length) return `The text is not valid JSON: it ends too early, at ${place}.`;
  return `The text is not valid JSON: ${place}, expected ${fault.expected}.`;
};

/** Parses JSON from outside. Fails with a sentence that says where; it never quotes the text. `firstLine` is that of the text. */
export const parseJson = (marked: string, firstLine = 1): Result<unknown, string> => {
  const text = withoutMark(marked);
  const fault = jsonFault(text, MAX_JSON_DEPTH);
  return fault ? err(inWords(fault, text, firstLine)) : ok(JSON.parse(text));
};

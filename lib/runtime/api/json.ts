import { err, ok, type Result } from '../../shared/result.ts';

/** Deeper input is refused before anything recursive (zod, the logger) walks it: it would exhaust the stack. */
export const MAX_JSON_DEPTH = 64;

const deeperThan = (text: string, limit: number): boolean => {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > limit) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
};

const BYTE_ORDER_MARK = '\uFEFF';

/** The text without the byte order mark that Windows programs write first (RFC 8259, 8.1: it may be passed over). */
export const withoutMark = (text: string): string => (text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);

/** Parses JSON from outside. Fails with a sentence, never quotes the text. */
export const parseJson = (marked: string): Result<unknown, string> => {
  const text = withoutMark(marked);
  if (deeperThan(text, MAX_JSON_DEPTH)) return err(`The JSON is nested deeper than ${MAX_JSON_DEPTH} levels.`);
  try {
    return ok(JSON.parse(text));
  } catch {
    return err('The text is not valid JSON.');
  }
};

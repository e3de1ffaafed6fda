import { ROLL_COLUMNS } from '../roll-format.ts';
import type { RollRefused } from './refusal.ts';

/** Delimiters that counties send instead of the comma, by name. */
const DELIMITERS: Readonly<Record<string, string>> = {
  '\t': 'tab',
  '|': 'pipe (|)',
  ';': 'semicolon (;)',
  '^': 'caret (^)',
  '~': 'tilde (~)',
  '\u0001': 'control character U+0001',
  '\u001f': 'unit separator (U+001F)',
};
/** These stand between words as well: only between the names of many columns are they delimiters. */
const IN_PROSE: Readonly<Record<string, string>> = { ':': 'colon (:)', ' ': 'space' };

const NAMES = new Set(ROLL_COLUMNS.map((column) => column.toLowerCase()));
const isName = (word: string): boolean => NAMES.has(word.toLowerCase());
const isColumn = (written: string): boolean => isName(written.replaceAll('"', '').trim());

/** So many names of columns make a header, whatever stands between them. */
const ENOUGH = 5;

const nameOf = (delimiter: string): string => DELIMITERS[delimiter] ?? IN_PROSE[delimiter] ?? `“${delimiter}”`;

/** What stands between the names of columns in a line of at least a few of them; undefined when it is a comma. */
const between = (line: string): string | undefined => {
  const words = [...line.replaceAll('"', '').matchAll(/[A-Za-z]+|[^A-Za-z]+/g)].map(([word]) => word);
  if (words.filter(isName).length < ENOUGH) return undefined;
  const found = new Set(words.filter((_, index) => isName(words[index - 1] ?? '') && isName(words[index + 1] ?? '')));
  const [first = ''] = found;
  if (found.size === 0 || [...found].some((separator) => separator.includes(','))) return undefined;
  if ([...found].every((separator) => separator.trim() === '')) {
    return found.size === 1 ? nameOf(first) : 'spaces, by the width of the columns';
  }
  return nameOf(first.trim());
};

/** Whether a first line names columns of the format, separated by commas or something else. */
export const namesColumns = (line: string): boolean => {
  if (line.split(',').some(isColumn)) return true;
  return (
    Object.keys(DELIMITERS).some((delimiter) => line.split(delimiter).some(isColumn)) || between(line) !== undefined
  );
};

/** Whether a line is a header, whatever stands between its names. */
export const isHeader = (line: string): boolean =>
  line.split(',').filter(isColumn).length >= ENOUGH || between(line) !== undefined;

/** A JSON object, an array, and the record separator of RFC 7464. */
const JSON_BEGINS = new Set(['{', '[', '\u001e']);

/** What stands where a header should, by how it begins; it is named and never quoted. */
const NO_HEADERS: readonly (readonly [RegExp, string])[] = [
  [/^\s*</, 'XML or HTML'],
  [/^-----BEGIN /, 'that of an encrypted or signed message (PGP, PEM)'],
  [/^begin [0-7]{3} /, 'that of a uuencoded file'],
  [/^(Content-Type|MIME-Version|From|Subject):/i, 'that of an email'],
  [/^\s*(INSERT INTO|CREATE TABLE|COPY |SELECT |SQL>)/i, 'SQL'],
  [/^[A-Za-z0-9+/]{60,}={0,2}\r?$/, 'Base64'],
];

/** What is wrong with a first line that has no column of the format between its commas. */
export const headerFault = (line: string): Omit<RollRefused, 'side'> => {
  for (const [delimiter, name] of Object.entries(DELIMITERS)) {
    if (line.split(delimiter).filter(isColumn).length > 1) return { code: 'wrong-delimiter', found: name };
  }
  const other = between(line);
  if (other !== undefined) return { code: 'wrong-delimiter', found: other };
  if (JSON_BEGINS.has(line.trimStart().charAt(0))) return { code: 'not-ndjson', found: 'JSON' };
  if (/^".*"\r?$/.test(line) && line.replaceAll('"', '').split(',').filter(isColumn).length >= ENOUGH) {
    return { code: 'no-header', found: 'one quoted value: the whole line stands in quotes' };
  }
  const known = NO_HEADERS.find(([pattern]) => pattern.test(line))?.[1];
  if (known !== undefined) return { code: 'no-header', found: known };
  const fields = line.split(',');
  const isVoter = fields.length >= ROLL_COLUMNS.length - 2 && fields.some((field) => /^"?\d\d"?$/.test(field));
  return isVoter ? { code: 'no-header', found: 'a voter' } : { code: 'no-header' };
};

/** Line ends that are not LF or CRLF, told from the text before the first LF and the character behind it. */
export const wrongLineEnds = (line: string, next: string): string | undefined => {
  if (line.endsWith('\r\r')) return 'CR CR LF';
  if (/^\r[^\n]/.test(next)) return 'LF CR';
  if (namesColumns(line.split('\r')[0] ?? '') && /\r./.test(line)) return 'CR';
  return line.includes('\u0085') ? 'U+0085' : undefined;
};

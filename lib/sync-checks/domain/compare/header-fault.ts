import { ROLL_COLUMNS } from '../roll-format.ts';
import type { RollRefused } from './refusal.ts';

/** Delimiters that counties send instead of the comma, by name. */
const DELIMITERS = { '\t': 'tab', '|': 'pipe (|)', ';': 'semicolon (;)', '^': 'caret (^)', '\u001f': 'unit separator' };

const isColumn = (written: string): boolean => {
  const name = written.replaceAll('"', '').trim().toLowerCase();
  return ROLL_COLUMNS.some((column) => column.toLowerCase() === name);
};

/** Whether a first line names columns of the format, separated by commas or something else. */
export const namesColumns = (line: string): boolean => {
  if (line.split(',').some(isColumn)) return true;
  return Object.keys(DELIMITERS).some((delimiter) => line.split(delimiter).some(isColumn));
};

/** A JSON object, an array, and the record separator of RFC 7464. */
const JSON_BEGINS = new Set(['{', '[', '\u001e']);

/** What is wrong with a first line that has no column of the format between its commas. */
export const headerFault = (line: string): Omit<RollRefused, 'side'> => {
  for (const [delimiter, name] of Object.entries(DELIMITERS)) {
    if (line.split(delimiter).filter(isColumn).length > 1) return { code: 'wrong-delimiter', found: name };
  }
  if (JSON_BEGINS.has(line.trimStart().charAt(0))) return { code: 'not-ndjson', found: 'JSON' };
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

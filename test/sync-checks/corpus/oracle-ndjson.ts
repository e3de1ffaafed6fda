import { ROLL_COLUMNS, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import { isIdentifier, LONGEST_ROW, type OracleLeftOut, type OracleRoll, rollText, utf8 } from './oracle-roll.ts';
import type { RowReason } from './subject.ts';

/**
 * Reads an NDJSON roll the slow and plain way, with a small reader of JSON (RFC 8259) that keeps numbers as they were
 * spelt and keys as often as they were written. It shares nothing with the engines and does not use JSON.parse.
 */

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;
const WORDS = ['true', 'false', 'null'] as const;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class NotJson extends Error {}

const unescaped = (written: string): string =>
  written
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex: string | undefined, letter: string) =>
      hex === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
    );

/** A value of a roll: its text, or undefined when it is an array or an object. */
type Value = string | undefined;

/** The members of an object in the order in which they are written, repeated keys included. */
const members = (line: string): (readonly [string, Value])[] => {
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(line)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const space = (): void => void take(SPACE);
  const must = (character: string): void => {
    if (line[at] !== character) throw new NotJson();
    at += 1;
  };
  const string = (): string => {
    const written = take(STRING);
    if (written === undefined || [...written].some((character) => character < ' ')) throw new NotJson();
    return unescaped(written);
  };
  const list = (close: string, item: () => void): void => {
    at += 1;
    space();
    if (line[at] !== close) {
      for (;;) {
        item();
        space();
        if (line[at] !== ',') break;
        at += 1;
        space();
      }
    }
    must(close);
  };
  const member = (): readonly [string, Value] => {
    const key = string();
    space();
    must(':');
    space();
    return [key, value()];
  };
  const value = (): Value => {
    if (line[at] === '"') return string();
    if (line[at] === '[') return void list(']', value);
    if (line[at] === '{') return void list('}', member);
    for (const word of WORDS) {
      if (line.startsWith(word, at)) {
        at += word.length;
        return word === 'null' ? '' : word;
      }
    }
    const number = take(NUMBER);
    if (number === undefined) throw new NotJson();
    return number;
  };
  const found: (readonly [string, Value])[] = [];
  space();
  if (line[at] !== '{') throw new NotJson();
  list('}', () => found.push(member()));
  space();
  if (at !== line.length) throw new NotJson();
  return found;
};

const isRollColumn = (key: string): boolean => (ROLL_COLUMNS as readonly string[]).includes(key);
const isWellFormed = (text: string): boolean => text.isWellFormed();

/** What one line is: a row, or why it is none. The order of the reasons is that of `ROW_REASONS`. */
const readLine = (
  bytes: string,
  county: string,
): RollRow | { readonly reason: RowReason; readonly id: string | undefined; readonly sure: boolean } => {
  const guess = /"voterId"\s*:\s*"?([A-Za-z0-9_-]+)/.exec(bytes)?.[1];
  if (bytes.length > LONGEST_ROW) {
    const id = /"voterId"\s*:\s*"?([A-Za-z0-9_-]+)[^\w-]/.exec(bytes.slice(0, LONGEST_ROW))?.[1];
    return { reason: 'row-too-long', id, sure: false };
  }
  const line = utf8(bytes);
  if (line === undefined) return { reason: 'not-utf8', id: guess, sure: true };
  let found: (readonly [string, Value])[];
  try {
    found = members(line);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    return { reason: 'not-json', id: guess, sure: false };
  }
  const keys = found.map(([key]) => key).filter(isRollColumn);
  const own = found.filter(([key]) => isRollColumn(key));
  if (new Set(keys).size !== keys.length) {
    // Two IDs in one row are nobody's.
    return {
      reason: 'duplicate-key',
      id: keys.filter((key) => key === 'voterId').length > 1 ? undefined : guess,
      sure: true,
    };
  }
  const values = new Map(own);
  const id = values.get('voterId');
  if (own.some(([, value]) => value === undefined || !isWellFormed(value)))
    return { reason: 'bad-value', id, sure: true };
  const row = Object.fromEntries(ROLL_COLUMNS.map((column) => [column, values.get(column) ?? ''])) as RollRow;
  if (!isIdentifier(row.voterId)) return { reason: 'bad-voter-id', id: undefined, sure: false };
  if (row.county !== county) return { reason: 'other-county', id, sure: true };
  return row;
};

/** An NDJSON roll of this county. */
export const readNdjson = (bytes: Uint8Array, county: string): OracleRoll => {
  const text = rollText(bytes);
  const read: { line: number; row: RollRow }[] = [];
  const leftOut: OracleLeftOut[] = [];
  const seen = new Set<string>();
  for (const [index, written] of text.split('\n').entries()) {
    const line = index + 1;
    if (/^[ \t\r]*$/.test(written)) continue;
    const row = readLine(written, county);
    if ('reason' in row) {
      leftOut.push({
        line,
        reason: row.reason,
        voterId: row.id !== undefined && isIdentifier(row.id) ? row.id : null,
        sure: row.sure,
      });
    } else if (seen.has(row.voterId)) {
      leftOut.push({ line, reason: 'duplicate-voter-id', voterId: row.voterId, sure: true });
    } else {
      seen.add(row.voterId);
      read.push({ line, row });
    }
  }
  return { read, leftOut };
};

import { ROLL_COLUMNS, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import { isIdentifier, LONGEST_ROW, type OracleLeftOut, type OracleRoll, rollText, utf8 } from './oracle-roll.ts';
import type { RowReason } from './subject.ts';

/**
 * Reads a CSV roll the slow and plain way: all bytes as Latin-1 in one string, character by character by RFC 4180. It
 * shares nothing with the engines.
 */

type Scanned =
  | { readonly fields: readonly string[]; readonly end: number }
  /** `at`: where the quotes break; the end of the text when a quote is never closed. */
  | { readonly fields: null; readonly at: number };

/** One record from `start`; `end` is behind its line end. */
const scan = (text: string, start: number): Scanned => {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= text.length) return { fields: null, at };
        if (text[at] === '"' && text[at + 1] === '"') {
          field += '"';
          at += 2;
        } else if (text[at] === '"') {
          at += 1;
          break;
        } else {
          field += text[at];
          at += 1;
        }
      }
      const next = text.slice(at, at + 2);
      if (!(next === '' || next[0] === ',' || next[0] === '\n' || next === '\r\n' || next === '\r')) {
        return { fields: null, at };
      }
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text.slice(at, at + 2) !== '\r\n') {
        if (text[at] === '"') return { fields: null, at };
        field += text[at];
        at += 1;
      }
      if (at >= text.length && field.endsWith('\r')) field = field.slice(0, -1);
    }
    fields.push(field);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    return { fields, end: at };
  }
};

/** The fields of one damaged line, as well as they can be guessed: commas between quotes do not separate. */
const guessed = (line: string): string[] => {
  const fields = [''];
  let quoted = false;
  for (const character of line.replace(/\r?\n?$/, '')) {
    if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) fields.push('');
    else fields[fields.length - 1] += character;
  }
  return fields;
};

const lineEnd = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
};

const newlines = (text: string): number => text.split('\n').length - 1;

/** A column's name as it counts: case and spaces around it do not, nor does a byte order mark. */
const nameOf = (written: string): string =>
  written
    .replace(/^\xef\xbb\xbf/, '')
    .trim()
    .toLowerCase();

/** A CSV roll of this county. Throws when the header lacks a column or has one twice: then there is nothing to say. */
export const readCsv = (bytes: Uint8Array, county: string): OracleRoll => {
  const text = rollText(bytes);
  const head = scan(text, 0);
  if (head.fields === null) throw new Error('The oracle cannot read the header.');
  const names = head.fields.map(nameOf);
  const isHeader = (fields: readonly string[]): boolean =>
    fields.map(nameOf).join('\n') === names.join('\n') ||
    (fields.length > ROLL_COLUMNS.length / 2 && fields.every((field) => /^[-=]+$/.test(field.trim())));
  const indexOf = (column: string): number => {
    const index = names.indexOf(column.toLowerCase());
    if (index < 0 || names.lastIndexOf(column.toLowerCase()) !== index) throw new Error(`Column ${column}.`);
    return index;
  };
  const columns = ROLL_COLUMNS.map((column) => [column, indexOf(column)] as const);
  const idAt = indexOf('voterId');
  const countyAt = indexOf('county');
  const beginsRow = (line: string): boolean => {
    const fields = guessed(line);
    return isIdentifier(fields[idAt] ?? '') && /^\d\d$/.test(fields[countyAt] ?? '');
  };

  const read: { line: number; row: RollRow }[] = [];
  const leftOut: OracleLeftOut[] = [];
  const seen = new Set<string>();
  let at = head.end;
  let line = 1 + newlines(text.slice(0, at));

  /** Where the damaged record from `at` ends: before the first line that begins another row, `limit` at the latest. */
  const damagedEnd = (limit: number): number => {
    let end = lineEnd(text, at);
    while (end < limit && !beginsRow(text.slice(end, lineEnd(text, end)))) end = lineEnd(text, end);
    return end;
  };

  /**
   * Where, in a record of several lines, another line is a whole row of the county. When the first line has as many commas
   * as a row too, no value holds it: two quotes that are values by themselves have made one record of several rows.
   */
  const rowInside = (start: number, to: number): number | undefined => {
    const [first = '', ...others] = text.slice(start, to).split('\n');
    const commas = (line: string): number => [...line].filter((character) => character === ',').length;
    if (commas(first) < names.length - 1) return undefined;
    let from = start + first.length + 1;
    for (const inner of others) {
      const cells = [guessed(inner), inner.split('"').join('').split(',')];
      const isOwn = cells.some((row) => isIdentifier(row[idAt] ?? '') && row[countyAt] === county);
      if (isOwn && commas(inner) >= names.length - 1) return from;
      from += inner.length + 1;
    }
    return undefined;
  };

  while (at < text.length) {
    const first = text.slice(at, lineEnd(text, at));
    // Nobody's row is made of spaces only: such a line is blank.
    if (/^[ \t]*\r?\n?$/.test(first)) {
      at += first.length;
      line += 1;
      continue;
    }
    const scanned = scan(text, at);
    const inside =
      scanned.fields !== null && scanned.fields.length === names.length ? rowInside(at, scanned.end) : undefined;
    const fields = inside === undefined ? scanned.fields : null;
    const isWhole = fields?.length === names.length;
    const limit = inside ?? (scanned.fields === null ? lineEnd(text, scanned.at) : scanned.end);
    const end = damagedEnd(limit);
    const refuse = (reason: RowReason, to: number, id: string | undefined, sure: boolean): void => {
      leftOut.push({ line, reason, voterId: id !== undefined && isIdentifier(id) ? id : null, sure });
      line += newlines(text.slice(at, to));
      at = to;
    };
    const id = fields === null ? guessed(first)[idAt] : fields[idAt];
    if (end - at > LONGEST_ROW) {
      // Its first bytes tell whose it may be; the last value among them may be cut off.
      refuse('row-too-long', end, guessed(text.slice(at, at + LONGEST_ROW)).slice(0, -1)[idAt], false);
      continue;
    }
    if (utf8(text.slice(at, isWhole ? limit : end)) === undefined) {
      refuse('not-utf8', end, id, isWhole);
      continue;
    }
    if (fields === null) {
      refuse('bad-quotes', end, id, false);
      continue;
    }
    if (isHeader(fields)) {
      refuse('repeated-header', limit, undefined, false);
      continue;
    }
    if (!isWhole) {
      const [value = ''] = fields;
      const isCutOff = !text.slice(at).includes('\n') && (idAt === 0 ? isIdentifier(value) : !value.includes('\0'));
      const isFooter = fields.length === 1 && !text.slice(at).includes(',') && !isCutOff && !/^\d+$/.test(value);
      refuse(isFooter ? 'footer' : 'wrong-column-count', end, isFooter ? undefined : id, false);
      continue;
    }
    const row = Object.fromEntries(columns.map(([column, index]) => [column, utf8(fields[index] ?? '')])) as RollRow;
    if (!isIdentifier(row.voterId)) refuse('bad-voter-id', limit, undefined, false);
    else if (row.county !== county) refuse('other-county', limit, row.voterId, true);
    else if (seen.has(row.voterId)) refuse('duplicate-voter-id', limit, row.voterId, true);
    else {
      seen.add(row.voterId);
      read.push({ line, row });
      line += newlines(text.slice(at, limit));
      at = limit;
    }
  }
  return { read, leftOut };
};

import { ROLL_COLUMNS, type RollFormat, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import { isIdentifier, type OracleLeftOut, type OracleRoll } from './oracle-roll.ts';
import type { RandomLine } from './random-damage.ts';

/** How a random roll is written. What is only of the other format is ignored. */
export type RandomStyle = {
  readonly format: RollFormat;
  /** Keys by which the columns are sorted; null: canonical order. */
  readonly columnOrder: readonly number[] | null;
  /** Columns of the county's own, in the canonical order behind the roll's. */
  readonly extraColumns: readonly string[];
  readonly quoting: 'needed' | 'all' | 'some';
  readonly newline: '\n' | '\r\n';
  readonly bom: boolean;
  readonly finalNewline: boolean;
  /** Whether JSON strings are written with an escape for each character. */
  readonly escapes: 'none' | 'all';
  /** Whether JSON numbers, true, false and null are written for values that look like them. */
  readonly native: boolean;
};

/** Stands for a byte that is not UTF-8; no value is a private character of the last plane but one in a row of its own. */
const BAD_BYTE = '\u{f00ff}BAD';

const columnsOf = ({ columnOrder, extraColumns }: RandomStyle): string[] => {
  const all = [...ROLL_COLUMNS, ...extraColumns];
  if (columnOrder === null) return all;
  return all
    .map((name, index) => ({ name, key: columnOrder[index % columnOrder.length] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ name }) => name);
};

const valueIn = (row: RollRow, column: string): string =>
  (ROLL_COLUMNS as readonly string[]).includes(column) ? row[column as keyof RollRow] : 'ours';

const csvCell = (value: string, quoting: RandomStyle['quoting'], index: number): string =>
  quoting === 'all' || (quoting === 'some' && index % 3 === 0) || /[",\r\n]/.test(value)
    ? `"${value.replaceAll('"', '""')}"`
    : value;

const csvRow = (
  line: Extract<RandomLine, { row: RollRow }>,
  style: RandomStyle,
  columns: readonly string[],
): string => {
  const damage = line.kind === 'damaged' ? line.damage : undefined;
  const field = line.kind === 'damaged' ? line.field : undefined;
  const cells = columns.map((column, index) => {
    const value = valueIn(line.row, column);
    if (damage === 'stray-quote' && column === field) return `${value}x"y`;
    if (damage === 'lost-quote' && column === 'lastName') return `"${value}`;
    if (damage === 'extra-column-two-lines' && column === 'residenceAddress') return '"two\nlines"';
    const hurt = damage === 'not-utf8' && column === field ? value + BAD_BYTE : value;
    // A damage of quotes or columns is made without other quotes, a bad ID as it comes.
    return csvCell(hurt, damage === 'stray-quote' || damage === 'lost-quote' ? 'needed' : style.quoting, index);
  });
  if (damage === 'extra-column' || damage === 'extra-column-two-lines') cells.push('');
  if (damage === 'missing-column') cells.pop();
  return cells.join(',');
};

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

const jsonText = (value: string, escapes: RandomStyle['escapes']): string =>
  escapes === 'none'
    ? JSON.stringify(value)
    : `"${Array.from({ length: value.length }, (_, at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;

const jsonRow = (
  line: Extract<RandomLine, { row: RollRow }>,
  style: RandomStyle,
  columns: readonly string[],
): string => {
  const damage = line.kind === 'damaged' ? line.damage : undefined;
  const members = columns.flatMap((column, index) => {
    const value = valueIn(line.row, column);
    const key = jsonText(column, style.escapes);
    const text = jsonText(value, style.escapes);
    if (line.kind === 'damaged' && column === line.field) {
      if (damage === 'not-utf8') return [`${key}:"${BAD_BYTE}"`];
      if (damage === 'nested-value') return [`${key}:[${text}]`];
      if (damage === 'duplicate-key') return [`${key}:${text}`, `"${column}":""`];
      if (damage === 'lone-surrogate') return [`${key}:"a\\ud83d"`];
    }
    if (!style.native) return [`${key}:${text}`];
    if (value === '') return index % 2 ? [] : [`${key}:null`];
    return [`${key}:${NUMBER.test(value) || value === 'true' || value === 'false' ? value : text}`];
  });
  return `{${members.join(style.native ? ' , ' : ',')}}`;
};

const withBadBytes = (text: string): Buffer => {
  const parts = text.split(BAD_BYTE).map((part) => Buffer.from(part));
  return Buffer.concat(parts.flatMap((part, index) => (index ? [Buffer.from([0xff]), part] : [part])));
};

/** Whose a damaged row is, as far as a reader can tell. */
const voterOf = (
  line: Extract<RandomLine, { kind: 'damaged' }>,
  style: RandomStyle,
  columns: readonly string[],
): string | null => {
  const { row, damage, field } = line;
  if (!isIdentifier(row.voterId)) return null;
  const idAt = columns.indexOf('voterId');
  if (damage === 'stray-quote' && columns.indexOf(field) < idAt) return null;
  if (damage === 'missing-column' && idAt === columns.length - 1) return null;
  // A raw row whose bytes are bad is searched for its ID as it is written.
  if (damage === 'not-utf8' && style.format === 'ndjson' && style.escapes === 'all') return null;
  if (damage === 'duplicate-key' && style.format === 'ndjson' && style.escapes === 'all') return null;
  return row.voterId;
};

/** Whether what was written leaves no doubt about where rows begin and whose they are. */
const isCertain = (line: RandomLine): boolean => !(line.kind === 'damaged' && line.damage === 'lost-quote');

/** Writes a roll, and what a reader has to find in it. */
export const written = (
  style: RandomStyle,
  lines: readonly RandomLine[],
): { readonly bytes: Uint8Array; readonly model: OracleRoll | null } => {
  const columns = columnsOf(style);
  const read: { line: number; row: RollRow }[] = [];
  const leftOut: OracleLeftOut[] = [];
  const seen = new Set<string>();
  const texts: string[] = [];
  let number = 1;
  if (style.format === 'csv') {
    texts.push(columns.map((name, index) => csvCell(name, style.quoting, index)).join(','));
    number += 1;
  }
  for (const line of lines) {
    const text =
      line.kind === 'blank'
        ? ''
        : line.kind === 'text'
          ? line.text
          : (style.format === 'csv' ? csvRow : jsonRow)(line, style, columns);
    if (line.kind === 'row') {
      if (seen.has(line.row.voterId)) {
        leftOut.push({ line: number, reason: 'duplicate-voter-id', voterId: line.row.voterId, sure: true });
      } else {
        seen.add(line.row.voterId);
        read.push({ line: number, row: line.row });
      }
    } else if (line.kind === 'text') leftOut.push({ line: number, reason: line.reason, voterId: null, sure: false });
    else if (line.kind === 'damaged') {
      const sure = !['wrong-column-count', 'bad-quotes', 'bad-voter-id'].includes(line.reason);
      leftOut.push({ line: number, reason: line.reason, voterId: voterOf(line, style, columns), sure });
    }
    texts.push(text);
    number += text.split('\n').length;
  }
  const body = texts.join(style.newline);
  // At the very end an end mark would be one, and a carriage return half a line end.
  const end = style.finalNewline || body.endsWith('\u001a') || body.endsWith('\r') ? style.newline : '';
  const bytes = withBadBytes((style.bom ? '\ufeff' : '') + (texts.length > 0 ? body + end : ''));
  return { bytes, model: lines.every(isCertain) ? { read, leftOut } : null };
};

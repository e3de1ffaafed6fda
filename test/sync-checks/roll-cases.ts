import type { RowProblemCode, Side } from '../../lib/sync-checks/domain/compare/row-problem.ts';
import { FIELD_PRIORITY, type VoterDifference } from '../../lib/sync-checks/domain/difference.ts';
import {
  FIELD_CATEGORY,
  formatRollRow,
  ROLL_COLUMNS,
  ROLL_FIELDS,
  ROLL_HEADER,
  type RollColumn,
  type RollFormat,
  type RollRow,
} from '../../lib/sync-checks/domain/roll-format.ts';
import { invisibleIn } from './corpus/oracle.ts';
import { COUNTY } from './run-engines.ts';

/** Random rolls for the properties: small, full of what breaks readers, made from one number so that a failure repeats. */

export type Below = (limit: number) => number;

export const numbersFrom = (seed: number): Below => {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
};

const pick = <T>(below: Below, list: readonly T[]): T => {
  const item = list[below(list.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
};

const shuffled = <T>(below: Below, list: readonly T[]): T[] => {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
};

const PLAIN = [
  '',
  'a',
  'b',
  'A B',
  ' a',
  'a,b',
  'say "hi"',
  '"',
  'é',
  '日本',
  '🗳',
  '0',
  'null',
  ',',
  '""',
  'a;b',
  '19',
];
const WITH_BREAKS = [...PLAIN, 'two\nlines', 'two\r\nlines', 'a\n', 'V1,19,x\nV2'];

const BLANK = Object.fromEntries(ROLL_COLUMNS.map((column) => [column, ''])) as Record<RollColumn, string>;

const row = (below: Below, voterId: string, values: readonly string[]): RollRow => {
  const out = { ...BLANK };
  for (let i = below(5); i > 0; i -= 1) out[pick(below, ROLL_FIELDS)] = pick(below, values);
  out.voterId = voterId;
  out.county = COUNTY;
  return out;
};

const IDS = ['V1', 'V10', 'V2', 'V3', 'V33', 'a-b', 'Z_9', '0', '00', '7777777777777'];

/** Two rolls of one county: what the EMS has came from VoteCal's by a few changes. */
export const twoRolls = (below: Below, breaks: boolean): { ems: RollRow[]; votecal: RollRow[] } => {
  const values = breaks ? WITH_BREAKS : PLAIN;
  const ids = shuffled(below, IDS).slice(0, below(10));
  const votecal = ids.map((id) => row(below, id, values));
  const ems = votecal.flatMap((other): RollRow[] => {
    const lot = below(6);
    if (lot === 0) return [];
    if (lot === 1) return [{ ...other, [pick(below, ROLL_FIELDS)]: pick(below, values) }];
    // Several fields at once, so that a value moves from one column to another now and then.
    return lot === 2 ? [{ ...row(below, other.voterId, values), lastName: other.firstName }] : [other];
  });
  if (below(3) === 0) ems.push(row(below, pick(below, ['N1', 'N2', '000']), values));
  return { ems, votecal };
};

/** How a file is written. */
export interface Style {
  readonly format: RollFormat;
  readonly columns: readonly string[];
  readonly quoteAll: boolean;
  readonly newline: '\n' | '\r\n';
  readonly bom: boolean;
  readonly lastNewline: boolean;
}

export const CANONICAL: Style = {
  format: 'csv',
  columns: ROLL_COLUMNS,
  quoteAll: false,
  newline: '\n',
  bom: false,
  lastNewline: true,
};

export const anyStyle = (below: Below): Style => ({
  format: pick(below, ['csv', 'csv', 'ndjson']),
  columns: below(2) === 0 ? ROLL_COLUMNS : shuffled(below, [...ROLL_COLUMNS, 'ours', 'x']),
  quoteAll: below(4) === 0,
  newline: below(4) === 0 ? '\r\n' : '\n',
  bom: below(4) === 0,
  lastNewline: below(3) !== 0,
});

/** A line of a file: a voter's row, or something that has to be left out with a code. */
export type Line =
  | { readonly row: RollRow }
  | { readonly text: string | Uint8Array; readonly code: RowProblemCode }
  | 'blank';

const csvValue = (value: string, quoteAll: boolean): string =>
  value === '' && !quoteAll ? '' : quoteAll || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

const rowText = (style: Style, voter: RollRow): string => {
  const value = (column: string): string => (voter as Record<string, string>)[column] ?? 'ignored';
  if (style.format === 'ndjson') return JSON.stringify(Object.fromEntries(style.columns.map((c) => [c, value(c)])));
  if (style === CANONICAL) return formatRollRow(voter).slice(0, -1);
  return style.columns.map((column) => csvValue(value(column), style.quoteAll)).join(',');
};

/** Damaged lines. Each is one physical line, whatever follows. */
const damagedLines = (below: Below, style: Style, known: readonly RollRow[]): Line => {
  const base = known.length > 0 ? pick(below, known) : row(below, 'V3', ['a']);
  const single = {
    ...base,
    ...Object.fromEntries(ROLL_FIELDS.map((field) => [field, base[field].replaceAll(/[\r\n]/g, '')])),
  };
  const lot = below(6);
  if (lot === 0) return { text: rowText(style, { ...single, county: '03' }), code: 'other-county' };
  if (lot === 1)
    return { text: rowText(style, { ...single, voterId: pick(below, ['', 'a b', 'é', 'x.y']) }), code: 'bad-voter-id' };
  if (lot === 2)
    return { text: Buffer.concat([Buffer.from(rowText(style, single)), Buffer.from([0xff])]), code: 'not-utf8' };
  if (style.format === 'ndjson') {
    if (lot === 3) return { text: pick(below, ['{', '[]', '3', 'null', '{"voterId":}']), code: 'not-json' };
    return { text: JSON.stringify({ ...single, party: pick(below, [[], {}, ['a']]) }), code: 'bad-value' };
  }
  if (lot === 3) return { text: `${rowText(style, single)},`, code: 'wrong-column-count' };
  if (lot === 4) return { text: 'V1,', code: 'wrong-column-count' };
  return { text: `V1,19,a"b${','.repeat(style.columns.length - 3)}`, code: 'bad-quotes' };
};

export interface Written {
  readonly bytes: Uint8Array;
  readonly format: RollFormat;
  /** What the file's rows are, by an independent reading: the first row of a voter counts. */
  readonly voters: ReadonlyMap<string, RollRow>;
  readonly problems: readonly { line: number; code: RowProblemCode }[];
  readonly rows: number;
}

/** Writes a file, and notes what has to be found in it. */
export const write = (style: Style, lines: readonly Line[]): Written => {
  const parts: Uint8Array[] = [];
  const voters = new Map<string, RollRow>();
  const problems: { line: number; code: RowProblemCode }[] = [];
  let lineNumber = 1;
  let rows = 0;
  if (style.bom) parts.push(Buffer.from([0xef, 0xbb, 0xbf]));
  if (style.format === 'csv') {
    parts.push(Buffer.from(style === CANONICAL ? ROLL_HEADER : `${style.columns.join(',')}${style.newline}`));
    lineNumber = 2;
  }
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1 && !style.lastNewline;
    const end = isLast ? '' : style.newline;
    if (line === 'blank') {
      parts.push(Buffer.from(end));
      lineNumber += isLast ? 0 : 1;
      continue;
    }
    rows += 1;
    if ('row' in line) {
      const text = rowText(style, line.row);
      if (voters.has(line.row.voterId)) problems.push({ line: lineNumber, code: 'duplicate-voter-id' });
      else voters.set(line.row.voterId, line.row);
      parts.push(Buffer.from(text + end));
      lineNumber += text.split('\n').length;
    } else {
      problems.push({ line: lineNumber, code: line.code });
      parts.push(Buffer.from(line.text), Buffer.from(end));
      lineNumber += 1;
    }
  }
  return { bytes: Buffer.concat(parts), format: style.format, voters, problems, rows };
};

/** Rows with damaged lines, repeated voters and blank lines between them. */
export const withDamage = (below: Below, style: Style, rows: readonly RollRow[]): Line[] => {
  const lines: Line[] = rows.map((voter) => ({ row: voter }));
  for (let i = below(5); i > 0; i -= 1) {
    const at = below(lines.length + 1);
    const lot = below(4);
    if (lot === 0 && rows.length > 0) lines.splice(at, 0, { row: { ...pick(below, rows), party: 'again' } });
    else if (lot === 1) lines.splice(at, 0, 'blank');
    else lines.splice(at, 0, damagedLines(below, style, rows));
  }
  return lines;
};

export const inOrder = (rows: readonly RollRow[]): RollRow[] =>
  [...rows].sort((a, b) => (a.voterId < b.voterId ? -1 : a.voterId > b.voterId ? 1 : 0));

export const inAnyOrder = (below: Below, rows: readonly RollRow[]): RollRow[] => shuffled(below, rows);

const fieldOrder = new Map<string, number>(ROLL_FIELDS.map((field, index) => [field, index]));

/** The answer by the definition: every voter of either side, every field, sorted by the regulation's order. */
export const differencesByDefinition = (
  ems: ReadonlyMap<string, RollRow>,
  votecal: ReadonlyMap<string, RollRow>,
): VoterDifference[] => {
  const out: VoterDifference[] = [];
  const whole = { category: 'registration', field: null, ems: null, votecal: null } as const;
  for (const voterId of new Set([...ems.keys(), ...votecal.keys()])) {
    const a = ems.get(voterId);
    const b = votecal.get(voterId);
    if (a === undefined) out.push({ voterId, class: 'in-votecal-not-ems', ...whole, priority: 2 });
    else if (b === undefined) out.push({ voterId, class: 'in-ems-not-votecal', ...whole, priority: 1 });
    else {
      for (const field of ROLL_FIELDS) {
        if (a[field] === b[field]) continue;
        const category = FIELD_CATEGORY[field];
        const invisible = invisibleIn(a[field], b[field]);
        out.push({
          voterId,
          class: 'field',
          category,
          field,
          ems: a[field],
          votecal: b[field],
          priority: FIELD_PRIORITY[category],
          ...(invisible.length > 0 ? { invisible } : {}),
        });
      }
    }
  }
  const key = (d: VoterDifference): string =>
    `${d.priority}|${d.voterId}\u0000|${String(d.field === null ? 0 : fieldOrder.get(d.field)).padStart(2, '0')}`;
  return out.sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

export const problemsOf = (side: Side, written: Written) => written.problems.map((problem) => ({ side, ...problem }));

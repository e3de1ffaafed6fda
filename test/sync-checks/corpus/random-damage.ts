import fc from 'fast-check';
import { ROLL_FIELDS, type RollField, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import type { RandomStyle } from './random-writing.ts';
import type { RowReason } from './subject.ts';

/** How random rolls are damaged: each kind costs one row (or adds one), for a reason that is known beforehand. */
const KINDS = [
  'other-county',
  'bad-voter-id',
  'not-utf8',
  'twice',
  'twice-otherwise',
  'blank-line',
  'garbage',
  'extra-column',
  'extra-column-two-lines',
  'missing-column',
  'stray-quote',
  'lost-quote',
  'not-json',
  'nested-value',
  'duplicate-key',
  'lone-surrogate',
] as const;

export type Damage = {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly field: RollField;
  readonly pick: number;
};

export const anyDamage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat({ max: 9 }),
  field: fc.constantFrom(...ROLL_FIELDS),
  pick: fc.nat({ max: 9 }),
});

/** A line to be written: a row as it is, a row with a damage, or a text of its own. */
export type RandomLine =
  | { readonly kind: 'row'; readonly row: RollRow }
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string; readonly reason: RowReason }
  | {
      readonly kind: 'damaged';
      readonly row: RollRow;
      readonly damage: Damage['kind'];
      readonly field: RollField;
      readonly reason: RowReason;
    };

const BAD_IDS = ['', ' ', 'a b', 'é', 'x.y', '1.00E+08', '100000000 ', '\ufffd', 'V\0'];
const NOT_JSON = ['{', '[]', '3', 'null', '{"voterId":}', 'x', '{"a":1}}', '{"a":01}', '{a:1}'];
const GARBAGE = ['?,?', ',', '?"?,', '\ufffd,\0'];

const DAMAGED_CSV: Partial<Record<Damage['kind'], RowReason>> = {
  'extra-column': 'wrong-column-count',
  'extra-column-two-lines': 'wrong-column-count',
  'missing-column': 'wrong-column-count',
  'stray-quote': 'bad-quotes',
  'lost-quote': 'bad-quotes',
};
const DAMAGED_JSON: Partial<Record<Damage['kind'], RowReason>> = {
  'nested-value': 'bad-value',
  'duplicate-key': 'duplicate-key',
  'lone-surrogate': 'bad-value',
};

/** A row of one line whose values need no quotes, so that its damage alone decides what it is. */
const simple = (row: RollRow): RollRow => ({
  ...row,
  ...Object.fromEntries(ROLL_FIELDS.map((field) => [field, row[field].replaceAll(/[",\r\n]/g, '')])),
});

const damaged = (
  row: RollRow,
  { kind, field, pick }: Damage,
  { format, columnOrder }: RandomStyle,
): RandomLine | undefined => {
  if (kind === 'other-county')
    return {
      kind: 'damaged',
      row: { ...row, county: ['03', '', '91', '019'][pick % 4] ?? '' },
      damage: kind,
      field,
      reason: kind,
    };
  if (kind === 'bad-voter-id')
    return {
      kind: 'damaged',
      row: { ...row, voterId: BAD_IDS[pick % BAD_IDS.length] ?? '' },
      damage: kind,
      field,
      reason: kind,
    };
  if (kind === 'not-utf8') return { kind: 'damaged', row: simple(row), damage: kind, field, reason: kind };
  const reason = (format === 'csv' ? DAMAGED_CSV : DAMAGED_JSON)[kind];
  // What follows a quote that is never closed can be told only where a row begins with its ID.
  const needsOrder = kind === 'lost-quote' || kind === 'extra-column-two-lines';
  if (reason === undefined || (needsOrder && columnOrder !== null)) return undefined;
  return { kind: 'damaged', row: simple(row), damage: kind, field, reason };
};

/** The rows with the damages, as far as they fit the format; each takes the place of a row or stands between two. */
export const withDamage = (rows: readonly RollRow[], damages: readonly Damage[], style: RandomStyle): RandomLine[] => {
  const lines: RandomLine[] = rows.map((row) => ({ kind: 'row', row }));
  for (const damage of damages) {
    const at = damage.at % (lines.length + 1);
    const text = (list: readonly string[]): string => list[damage.pick % list.length] ?? '';
    const line = lines[at];
    if (damage.kind === 'blank-line') lines.splice(at, 0, { kind: 'blank' });
    else if (damage.kind === 'garbage' && style.format === 'csv') {
      const garbage = text(GARBAGE);
      lines.splice(at, 0, {
        kind: 'text',
        text: garbage,
        reason: garbage.includes('"') ? 'bad-quotes' : 'wrong-column-count',
      });
    } else if (damage.kind === 'not-json' && style.format === 'ndjson') {
      lines.splice(at, 0, { kind: 'text', text: text(NOT_JSON), reason: 'not-json' });
    } else if (line?.kind === 'row' && damage.kind === 'twice') lines.push(line);
    else if (line?.kind === 'row' && damage.kind === 'twice-otherwise') {
      lines.push({ kind: 'row', row: { ...line.row, [damage.field]: 'again' } });
    } else if (line?.kind === 'row') {
      const hurt = damaged(line.row, damage, style);
      if (hurt) lines[at] = hurt;
    }
  }
  return lines;
};

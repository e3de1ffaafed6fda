import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import {
  isCanonicalRow,
  ROLL_COLUMNS,
  ROLL_COMPRESSIONS,
  ROLL_FIELDS,
  ROLL_FORMATS,
  type RollCompression,
  type RollField,
  type RollRow,
} from '../../../lib/sync-checks/domain/roll-format.ts';
import type { PlainRoll } from './oracle.ts';
import type { OracleRoll } from './oracle-roll.ts';
import { anyDamage, type Damage, withDamage } from './random-damage.ts';
import { type RandomStyle, written } from './random-writing.ts';
import { COUNTY } from './rolls.ts';

/** One side of a random pair. */
export type RandomRoll = {
  /** As uploaded. */
  readonly bytes: Uint8Array;
  readonly compression: RollCompression;
  /** Before compression, for the oracle. */
  readonly plain: PlainRoll;
  /** What was written, for the oracle's own test; null where the damage leaves it to the reader what a row is. */
  readonly model: OracleRoll | null;
};

export type RandomPair = {
  readonly county: string;
  readonly ems: RandomRoll;
  readonly votecal: RandomRoll;
  /** Whether VoteCal's roll is canonical, so that its manifest may say so. */
  readonly canonical: boolean;
};

/** What has broken readers before: separators, quotes, marks, forms, directions, the words of other languages. */
const AWKWARD = [
  ...['', ' ', '  ', 'a', 'A', 'a ', ' a', '0', '00', '1', '1.0', '-0', '1e2', '12345678901234567890', '0.10'],
  ...[
    'null',
    'NULL',
    'true',
    'false',
    '\\N',
    '19',
    '"',
    '""',
    ',',
    '","',
    "'",
    '\\',
    '\\"',
    'say "hi"',
    'a,b',
    'a;b\t|',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    'two\nlines',
    'two\r\nlines',
    '\n\n',
    'V1,19,x\nV2',
    '\0',
    '\u0001',
    '\u001a',
    '\u001e',
    '\u001f',
  ],
  ...['\ufffd', '\ufeff', '\ufffe', '\uffff', '\u0085', '\u2028', '\u2029', '\u00a0', '\u200b', '\u200d', '\u202e'],
  ...[
    'é',
    'e\u0301',
    'Ñ',
    'N\u0303',
    '\u1ec5',
    'e\u0302\u0303',
    '\u212b',
    '\u00c5',
    'ﬃ',
    '日本',
    '𠮷',
    '🗳',
    '\u{10ffff}',
    '김',
    '김',
  ],
];

/** Text of all of Unicode but half surrogates, which UTF-8 cannot hold. */
const HALVES = { from: 0xd800, count: 0x800 };
const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - HALVES.count })
  .map((place) => String.fromCodePoint(place < HALVES.from ? place : place + HALVES.count));
// Half of them ASCII, where what separates and quotes lives.
const anyText = fc
  .array(
    fc.oneof(
      anyCharacter,
      fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCodePoint(code)),
    ),
    {
      maxLength: 6,
    },
  )
  .map((characters) => characters.join(''));
const anyValue = fc.oneof(
  fc.constantFrom(...AWKWARD),
  anyText,
  fc.tuple(fc.constantFrom(...AWKWARD), anyText, fc.constantFrom(...AWKWARD)).map((parts) => parts.join('')),
);

const anyId = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/),
  fc.stringMatching(/^1[0-9]{17}$/),
  fc.constantFrom('__proto__', 'constructor', 'toString', '0', '00', '-', '_', '1e5', '-0', 'V1', 'V10', 'v1'),
);

type Values = Partial<Record<RollField, string>>;
const anyValues: fc.Arbitrary<Values> = fc
  .array(fc.tuple(fc.constantFrom(...ROLL_FIELDS), anyValue), { maxLength: 5 })
  .map((entries): Values => Object.fromEntries(entries));

/** What became of a voter of VoteCal's in the county's system. */
type Fate =
  | { readonly kind: 'same' | 'gone' | 'new' | 'decomposed' | 'padded' | 'shifted' }
  | { readonly kind: 'changed'; readonly values: Values };
const anyFate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>({ kind: 'same' }) },
  { weight: 3, arbitrary: anyValues.map((values): Fate => ({ kind: 'changed', values })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<Fate['kind']>('gone', 'new', 'decomposed', 'padded', 'shifted')
      .map((kind): Fate => (kind === 'changed' ? { kind: 'same' } : { kind })),
  },
);

/** The county's row of a voter. `shifted`: a character goes from the end of one column to the beginning of the next. */
const countyRow = (row: RollRow, fate: Fate): RollRow => {
  if (fate.kind === 'changed') return { ...row, ...fate.values };
  if (fate.kind === 'padded') return { ...row, lastName: `${row.lastName} ` };
  if (fate.kind === 'decomposed')
    return { ...row, ...Object.fromEntries(ROLL_FIELDS.map((field) => [field, row[field].normalize('NFD')])) };
  if (fate.kind !== 'shifted') return row;
  const [head = '', ...rest] = [...row.firstName];
  return { ...row, lastName: row.lastName + head, firstName: rest.join('') };
};

const anyOrder = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
const anyStyle: fc.Arbitrary<RandomStyle> = fc.record({
  format: fc.constantFrom(...ROLL_FORMATS),
  columnOrder: fc.option(anyOrder, { nil: null }),
  extraColumns: fc.subarray(['ours', 'x', '__proto__', '']),
  quoting: fc.constantFrom('needed', 'all', 'some'),
  newline: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
  finalNewline: fc.boolean(),
  escapes: fc.constantFrom('none', 'all'),
  native: fc.boolean(),
});

const CANONICAL_STYLE: RandomStyle = {
  format: 'csv',
  columnOrder: null,
  extraColumns: [],
  quoting: 'needed',
  newline: '\n',
  bom: false,
  finalNewline: true,
  escapes: 'none',
  native: false,
};

/** The list in an order that the keys give; every order can come about. */
const ordered = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);

const byId = (rows: readonly RollRow[]): RollRow[] => rows.toSorted((a, b) => (a.voterId < b.voterId ? -1 : 1));

const anySide = fc.record({
  style: anyStyle,
  /** Null: ascending by voter ID. */
  order: fc.option(anyOrder, { nil: null }),
  damage: fc.oneof(
    { weight: 1, arbitrary: fc.constant<Damage[]>([]) },
    { weight: 2, arbitrary: fc.array(anyDamage, { maxLength: 3 }) },
  ),
  compression: fc.constantFrom(...ROLL_COMPRESSIONS),
  /** Where the compressed file is cut into two members or frames; null: one. */
  parts: fc.option(fc.nat(), { nil: null }),
});
type Side = typeof anySide extends fc.Arbitrary<infer T> ? T : never;

const compressed = (bytes: Uint8Array, { compression, parts }: Side): Uint8Array => {
  if (compression === 'none') return bytes;
  const pack = compression === 'gzip' ? gzipSync : zstdCompressSync;
  if (parts === null) return pack(bytes);
  const cut = parts % (bytes.length + 1);
  return Buffer.concat([pack(bytes.subarray(0, cut)), pack(bytes.subarray(cut))]);
};

const rollOf = (rows: readonly RollRow[], side: Side): RandomRoll => {
  const inOrder = side.order === null ? byId(rows) : ordered(rows, side.order);
  const { bytes, model } = written(side.style, withDamage(inOrder, side.damage, side.style));
  return {
    bytes: compressed(bytes, side),
    compression: side.compression,
    plain: { bytes, format: side.style.format },
    model,
  };
};

const BLANK: Values = Object.fromEntries(ROLL_FIELDS.map((field) => [field, '']));
const rowOf = (voterId: string, values: Values): RollRow =>
  Object.fromEntries(
    ROLL_COLUMNS.map((column) => [column, { ...BLANK, ...values, county: COUNTY, voterId }[column] ?? '']),
  ) as RollRow;

/** Two rolls of one county: all of Unicode, both sides damaged, every order, both formats, every compression. */
export const randomPairs: fc.Arbitrary<RandomPair> = fc
  .record({
    voters: fc.uniqueArray(fc.record({ id: anyId, values: anyValues, fate: anyFate }), {
      selector: ({ id }) => id,
      maxLength: 8,
    }),
    ems: anySide,
    votecal: anySide,
    /** VoteCal's side as its exporter writes it. */
    exporter: fc.boolean(),
  })
  .map(({ voters, ems, votecal, exporter }): RandomPair => {
    const known = voters.filter(({ fate }) => fate.kind !== 'new').map(({ id, values }) => rowOf(id, values));
    const county = voters
      .filter(({ fate }) => fate.kind !== 'gone')
      .map(({ id, values, fate }) => countyRow(rowOf(id, values), fate));
    const canonical = exporter && known.every(isCanonicalRow);
    const votecalSide = canonical ? { ...votecal, style: CANONICAL_STYLE, order: null, damage: [] } : votecal;
    return { county: COUNTY, ems: rollOf(county, ems), votecal: rollOf(known, votecalSide), canonical };
  });

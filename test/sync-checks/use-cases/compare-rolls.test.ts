import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { type RollSource, rollFile } from '../../../lib/sync-checks/adapters/rolls/roll-source.ts';
import { CompareReport } from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import type { ExpectedRoll } from '../../../lib/sync-checks/domain/compare/verify-rolls.ts';
import { Difference } from '../../../lib/sync-checks/domain/difference.ts';
import {
  formatRollRow,
  ROLL_COLUMNS,
  ROLL_COMPRESSIONS,
  ROLL_FORMATS,
  ROLL_HEADER,
  type RollCompression,
  type RollFormat,
  type RollRow,
} from '../../../lib/sync-checks/domain/roll-format.ts';
import { compareRolls } from '../../../lib/sync-checks/use-cases/compare-rolls.ts';

const COUNTY = '19';

const voter = (number: number, values: Partial<RollRow> = {}): RollRow => ({
  ...(Object.fromEntries(ROLL_COLUMNS.map((column) => [column, `${column} ${number}`])) as RollRow),
  voterId: `V${String(number).padStart(6, '0')}`,
  county: COUNTY,
  ...values,
});

const csv = (rows: readonly RollRow[]): Buffer => Buffer.from(ROLL_HEADER + rows.map(formatRollRow).join(''));
const ndjson = (rows: readonly RollRow[]): Buffer =>
  Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const written = (rows: readonly RollRow[], format: RollFormat): Buffer => (format === 'csv' ? csv(rows) : ndjson(rows));
const compressed = (bytes: Buffer, compression: RollCompression): Buffer => {
  if (compression === 'none') return bytes;
  return compression === 'gzip' ? gzipSync(bytes) : zstdCompressSync(bytes);
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An object in a store: its bytes arrive in pieces, and everything about it was announced. */
const stored = (
  bytes: Buffer,
  options: {
    format?: RollFormat;
    compression?: RollCompression;
    rows?: number;
    expected?: ExpectedRoll;
    canonical?: boolean;
  } = {},
): RollSource => ({
  open: () =>
    Readable.from(
      (function* () {
        for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
      })(),
    ),
  expected: options.expected ?? { bytes: bytes.length, sha256: sha256(bytes), rows: options.rows },
  format: options.format ?? 'csv',
  compression: options.compression ?? 'none',
  canonical: options.canonical,
});

const compare = async (ems: RollSource, votecal: RollSource) => {
  const differences: Difference[] = [];
  const result = await compareRolls(nodeTools, {
    ems: readableRoll(ems),
    votecal: readableRoll(votecal),
    county: COUNTY,
    onDifference: (d) => void differences.push(d),
  });
  return { result, differences };
};

const many = Array.from({ length: 2500 }, (_, index) => voter(index));
const changed = many
  .filter((_, index) => index % 500 !== 7)
  .map((row, index) => (index % 250 === 3 ? { ...row, precinct: 'elsewhere', party: 'a "new", one' } : row))
  .concat([voter(9_000_001)]);
const expectedCounts = {
  total: 26,
  byClass: { 'in-ems-not-votecal': 1, 'in-votecal-not-ems': 5, field: 20 },
  byCategory: {
    'precinct-district': 10,
    registration: 16,
    'participation-history': 0,
    'affidavit-signature': 0,
    correspondence: 0,
  },
};
const mixed = (rows: readonly RollRow[]): RollRow[] =>
  rows.map((_, index) => rows[(index * 617) % rows.length] as RollRow);

describe('compareRolls', () => {
  const votecal = stored(csv(many), { rows: many.length, canonical: true });

  it.each(
    ROLL_FORMATS.flatMap((format) =>
      ROLL_COMPRESSIONS.flatMap((compression) => [true, false].map((ordered) => ({ format, compression, ordered }))),
    ),
  )('reads $format, $compression, in VoteCal’s order: $ordered', async ({ format, compression, ordered }) => {
    const rows = ordered ? changed : mixed(changed);
    const ems = stored(compressed(written(rows, format), compression), { format, compression, rows: rows.length });
    const { result, differences } = await compare(ems, votecal);
    expect(result.ok && result.value.counts).toEqual(expectedCounts);
    expect(result.ok && result.value.engine).toBe(ordered ? 'same-order' : 'any-order');
    expect(CompareReport.safeParse(result.ok && result.value).success).toBe(true);
    expect(differences.every((difference) => Difference.safeParse(difference).success)).toBe(true);
    expect(differences.map(({ priority }) => priority)).toEqual([
      1,
      ...Array<number>(5).fill(2),
      ...Array<number>(10).fill(3),
      ...Array<number>(10).fill(4),
    ]);
    expect(differences[1]?.voterId).toBe('V000007');
    expect(differences[6]).toEqual({
      voterId: 'V000003',
      class: 'field',
      category: 'precinct-district',
      field: 'precinct',
      ems: 'elsewhere',
      votecal: 'precinct 3',
      priority: 3,
    });
  });

  it('reads compressed rolls of VoteCal again by offset when the county’s order is another', async () => {
    const bytes = compressed(csv(many), 'zstd');
    const { result } = await compare(
      stored(csv(mixed(changed)), { rows: changed.length }),
      stored(bytes, { compression: 'zstd', rows: many.length, canonical: true }),
    );
    expect(result.ok && result.value.counts).toEqual(expectedCounts);
  });

  const truncated = csv(changed).subarray(0, 100_000);
  const gzip = compressed(csv(changed), 'gzip');
  const zstd = compressed(csv(changed), 'zstd');
  const half = Buffer.from(ROLL_HEADER.replace(',party', ''));
  const damaged = Buffer.from(gzip);
  damaged.fill(0x55, 1000, 1010);
  it.each([
    ['a file cut short', stored(truncated, { expected: { bytes: csv(changed).length } }), 'wrong-size'],
    [
      'a file that grew',
      stored(Buffer.concat([csv(changed), Buffer.from('\n')]), { expected: { bytes: csv(changed).length } }),
      'wrong-size',
    ],
    [
      'another file of the same size',
      stored(csv(changed), { expected: { bytes: csv(changed).length, sha256: sha256(truncated) } }),
      'wrong-sha256',
    ],
    ['an empty file', stored(Buffer.alloc(0), { expected: { bytes: 5 } }), 'wrong-size'],
    ['a file announced as empty', stored(Buffer.alloc(0), { expected: { bytes: 0 } }), 'no-header'],
    ['a row too few', stored(csv(changed), { rows: changed.length + 1 }), 'wrong-row-count'],
    [
      'only the start of a file, of which no size is known',
      stored(truncated, { expected: { rows: changed.length } }),
      'wrong-row-count',
    ],
    ['gzip cut short', stored(gzip.subarray(0, -20), { compression: 'gzip', expected: {} }), 'broken-compression'],
    ['damaged gzip', stored(damaged, { compression: 'gzip', expected: {} }), 'broken-compression'],
    ['zstd cut short', stored(zstd.subarray(0, -20), { compression: 'zstd', expected: {} }), 'broken-compression'],
    [
      'zstd of two frames, the second cut short',
      stored(Buffer.concat([zstd, zstd.subarray(0, -20)]), { compression: 'zstd', expected: {} }),
      'broken-compression',
    ],
    [
      'text behind gzip',
      stored(Buffer.concat([gzip, Buffer.from('V1\n')]), { compression: 'gzip', expected: {} }),
      'broken-compression',
    ],
    [
      'a small file that becomes a large one',
      stored(compressed(Buffer.concat([csv(changed), Buffer.alloc(80 << 20, '\n')]), 'zstd'), { compression: 'zstd' }),
      'too-large',
    ],
    [
      'more than announced rows can be',
      stored(Buffer.concat([csv(changed), Buffer.alloc(80 << 20)]), { rows: 5 }),
      'too-large',
    ],
    [
      'a hundred thousand columns',
      stored(Buffer.from(`${ROLL_HEADER.trim()}${',c'.repeat(100_000)}\n`)),
      'too-many-columns',
    ],
    ['zstd named gzip', stored(zstd, { compression: 'gzip', expected: {} }), 'broken-compression'],
    ['a header without columns', stored(half), 'missing-columns'],
    ['a header with a column twice', stored(Buffer.from(ROLL_HEADER.replace('\n', ',party\n'))), 'repeated-columns'],
    ['text that is no roll', stored(Buffer.from('hello\nworld\n')), 'no-header'],
    ['a roll of nobody', stored(csv([]), { rows: 0 }), 'no-voters'],
    [
      'a roll with only damaged rows',
      stored(csv(many.map((row) => ({ ...row, voterId: '' }))), { rows: many.length }),
      'bad-voter-ids',
    ],
    [
      'a larger county’s roll',
      stored(csv(Array.from({ length: many.length * 2 }, (_, index) => voter(index, { county: '28' })))),
      'foreign-rows',
    ],
    ['a tiny county’s roll', stored(csv([voter(1, { county: '02' }), voter(2, { county: '02' })])), 'foreign-rows'],
    [
      'another form of a field on every row',
      stored(csv(many.map((row) => ({ ...row, phone: `(${row.phone})` })))),
      'field-differs',
    ],
  ])('refuses %s whole', async (_, ems, code) => {
    const { result, differences } = await compare(ems, votecal);
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
    expect(differences).toEqual([]);
    const other = await compare(votecal, { ...ems, canonical: false });
    expect(other.result.ok ? 'accepted' : other.result.error.code).toBe(code);
  });

  it('compares a roll with some rows of another county, which are left out and counted', async () => {
    const strangers = [voter(8_000_001, { county: '28' }), voter(8_000_002, { county: '28' })];
    const { result } = await compare(stored(csv([...changed, ...strangers])), votecal);
    expect(result.ok && result.value.ems.problems).toEqual({ 'other-county': 2 });
    expect(result.ok && result.value.counts).toEqual(expectedCounts);
  });

  it('names the damaged lines first when a field differs throughout too', async () => {
    const otherForm = csv(many.map((row) => ({ ...row, phone: `(${row.phone})` })));
    const damaged = Buffer.from('damaged\n'.repeat(many.length));
    const { result } = await compare(stored(Buffer.concat([otherForm, damaged])), votecal);
    expect(result.ok ? 'accepted' : result.error.code).toBe('wrong-column-count');
  });

  const skippable = Buffer.from('502a4d180400000063000000', 'hex');
  it.each([
    ['gzip', Buffer.alloc(0)],
    ['zstd', Buffer.alloc(0)],
    ['zstd', skippable],
  ] as const)(
    'reads %s of several parts, as counties get by joining files, wherever they are cut',
    async (compression, between) => {
      const text = csv(changed);
      const parts = [0, 99_999, 100_000, 100_000].map((from, index, cuts) => text.subarray(from, cuts[index + 1]));
      const bytes = Buffer.concat([
        ...parts.flatMap((part) => [between, compressed(part, compression)]),
        Buffer.alloc(512),
      ]);
      for (const piece of [1000, 999, 17, bytes.length]) {
        const { open: _, ...rest } = stored(bytes, { compression, rows: changed.length });
        const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, n) =>
          bytes.subarray(n * piece, (n + 1) * piece),
        );
        const { result } = await compare({ ...rest, open: () => Readable.from(pieces) }, votecal);
        expect(result.ok ? result.value.counts : result.error).toEqual(expectedCounts);
      }
    },
  );

  it('says which file it refuses and which columns are missing', async () => {
    const { result } = await compare(stored(half), votecal);
    expect(result).toEqual({ ok: false, error: { code: 'missing-columns', side: 'ems', columns: ['party'] } });
  });

  it('rejects when a stream breaks, so that the check is tried again and not refused', async () => {
    const broken: RollSource = {
      ...votecal,
      open: () =>
        Readable.from(
          (async function* () {
            yield csv(many).subarray(0, 5000);
            throw new Error('connection reset');
          })(),
        ),
    };
    await expect(compare(broken, votecal)).rejects.toThrow('connection reset');
    await expect(
      compare(
        {
          ...broken,
          compression: 'gzip',
          open: () =>
            new Readable({
              read() {
                this.destroy(new Error('reset'));
              },
            }),
        },
        votecal,
      ),
    ).rejects.toThrow('reset');
  });

  it('leaves out damaged rows, repeated voters and other counties’ rows, each by its line, and compares the rest', async () => {
    const lines = csv(many).toString().split('\n');
    lines[10] = 'garbage';
    lines[20] = `${lines[20]},`;
    lines[30] = (lines[30] ?? '').replace(',19,', ',03,');
    lines[40] = lines[39] ?? '';
    lines[50] = `V000049,19,"unclosed${','.repeat(26)}`;
    lines[60] = '';
    const { result, differences } = await compare(stored(Buffer.from(lines.join('\r\n'))), votecal);
    expect(result.ok && result.value.problems).toEqual([
      { side: 'ems', line: 11, code: 'wrong-column-count' },
      { side: 'ems', line: 21, code: 'wrong-column-count' },
      { side: 'ems', line: 31, code: 'other-county' },
      { side: 'ems', line: 41, code: 'duplicate-voter-id' },
      { side: 'ems', line: 51, code: 'bad-quotes' },
    ]);
    expect(result.ok && result.value.ems).toMatchObject({ rows: 2499, voters: 2494 });
    // One row is of nobody knows whom, and three voters are missing: it can stand for one of them only.
    expect(differences.map(({ voterId }) => voterId)).toEqual(['V000009', 'V000039', 'V000059']);
    expect(result.ok && result.value.notCompared).toEqual({
      voters: 3,
      voterIds: ['V000019', 'V000029', 'V000049'],
      lackedBy: { ems: 3, votecal: 0 },
      mayBeListed: { ems: 1, votecal: 0 },
    });
  });

  it.each([
    [
      'a column too many',
      `${
        csv([voter(7)])
          .toString()
          .split('\n')[1]
      },`,
      'wrong-column-count',
    ],
    [
      'a byte that is not UTF-8',
      `\xff${
        csv([voter(7)])
          .toString()
          .split('\n')[1]
      }`,
      'not-utf8',
    ],
    [
      'a lost quote',
      csv([voter(7)])
        .toString()
        .split('\n')[1]
        ?.replace(',lastName', ',"lastName'),
      'bad-quotes',
    ],
    ['another county', formatRollRow(voter(7, { county: '28' })).trim(), 'other-county'],
  ])('reports a row of VoteCal with %s in any order, though its exporter vouched for it', async (_, row = '', code) => {
    const lines = csv(many).toString().split('\n');
    lines[8] = row;
    const votecalToo = stored(Buffer.from(lines.join('\n'), code === 'not-utf8' ? 'latin1' : 'utf8'), {
      canonical: true,
    });
    for (const ems of [many, mixed(many)]) {
      const { result, differences } = await compare(stored(csv(ems)), votecalToo);
      expect(result.ok && result.value.problems).toEqual([{ side: 'votecal', line: 9, code }]);
      // The voter is in VoteCal's file, and not missing there.
      expect(differences).toEqual([]);
      expect(result.ok && result.value.notCompared).toEqual({
        voters: 1,
        voterIds: ['V000007'],
        lackedBy: { ems: 0, votecal: 1 },
        mayBeListed: { ems: 0, votecal: 0 },
      });
    }
  });

  it('reads a value with a line break in a roll of VoteCal that was called canonical', async () => {
    const broken = many.map((row, index) => (index === 7 ? { ...row, residenceAddress: '1 MAIN ST\nREAR' } : row));
    const { result, differences } = await compare(
      stored(csv(mixed(broken)), { rows: many.length }),
      stored(csv(broken), { rows: many.length, canonical: true }),
    );
    expect(result.ok && result.value.problems).toEqual([]);
    expect(differences).toEqual([]);
  });

  it('reports the same repeated row of both files on both sides', async () => {
    const twice = csv(many.flatMap((row) => (row.voterId === 'V000100' ? [row, row] : [row])));
    const { result } = await compare(stored(twice), stored(twice));
    expect(result.ok && result.value.problems).toEqual([
      { side: 'ems', line: 103, code: 'duplicate-voter-id' },
      { side: 'votecal', line: 103, code: 'duplicate-voter-id' },
    ]);
  });

  it('never quotes a row in what it reports', async () => {
    const { result } = await compare(stored(Buffer.from(`${csv(many)}Secret,Person,\n`)), votecal);
    expect(JSON.stringify(result)).not.toMatch(/Secret|Person/);
  });

  describe('with files of this machine', () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'compare-rolls-test-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each([
      ['a voter twice', many.flatMap((row) => (row.voterId === 'V000100' ? [row, row] : [row])), 103],
      ['a voter again further below', [...many.slice(0, 150), voter(100), ...many.slice(150)], 152],
    ])('reports %s on both sides, though VoteCal’s exporter vouched for its roll', async (_, rows, line) => {
      const path = join(folder, 'again.csv');
      writeFileSync(path, csv(rows));
      const roll = { format: 'csv', compression: 'none', canonical: true } as const;
      const { result } = await compare(rollFile(path, roll), rollFile(path, roll));
      expect(result.ok && result.value.problems).toEqual(
        ['ems', 'votecal'].map((side) => ({ side, line, code: 'duplicate-voter-id' })),
      );
      rmSync(path);
    });

    it.each([true, false])('reads them in blocks; in VoteCal’s order: %s', async (ordered) => {
      const names = { ems: join(folder, 'ems.csv'), votecal: join(folder, 'votecal.csv') };
      writeFileSync(names.ems, csv(ordered ? changed : mixed(changed)));
      writeFileSync(names.votecal, csv(many));
      const format = { format: 'csv', compression: 'none' } as const;
      const expected = { rows: many.length, sha256: sha256(csv(many)) };
      const { result } = await compare(
        rollFile(names.ems, format),
        rollFile(names.votecal, { ...format, canonical: true, expected }),
      );
      expect(result.ok && result.value.counts).toEqual(expectedCounts);
      expect(result.ok && result.value.ems).toEqual({
        rows: changed.length,
        voters: changed.length,
        bytes: csv(changed).length,
        sha256: null,
        problems: {},
      });
      expect(readdirSync(folder).sort()).toEqual(['ems.csv', 'votecal.csv']);
    });
  });
});

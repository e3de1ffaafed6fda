import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import type { VoterDifference } from '../../../lib/sync-checks/domain/difference.ts';
import type { RollFormat } from '../../../lib/sync-checks/domain/roll-format.ts';
import type { RollToCompare } from '../../../lib/sync-checks/ports/comparison.ts';
import { compareRolls } from '../../../lib/sync-checks/use-cases/compare-rolls.ts';
import { COUNTY, voter } from '../corpus/rolls.ts';
import { csvText, ndjsonText } from '../corpus/writing.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'one-answer-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Written = { readonly text: string; readonly format: RollFormat; readonly canonical?: boolean };

const pieces = (bytes: Buffer, chunk: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, n) => bytes.subarray(n * chunk, (n + 1) * chunk));

let files = 0;
const fromPath = ({ text, format, canonical = false }: Written): RollToCompare => {
  files += 1;
  const path = join(folder, String(files));
  writeFileSync(path, text);
  const open = (): never => {
    throw new Error('The file is read by its path.');
  };
  return readableRoll({ open, path, expected: {}, canonical, format, compression: 'none', refused: null });
};
const inChunks =
  (chunk: number) =>
  ({ text, format, canonical = false }: Written): RollToCompare => {
    const open = (): Readable => Readable.from(pieces(Buffer.from(text), chunk));
    return readableRoll({ open, expected: {}, canonical, format, compression: 'none', refused: null });
  };
const inGzip = ({ text, format, canonical = false }: Written): RollToCompare => {
  const open = (): Readable => Readable.from([gzipSync(text)]);
  return readableRoll({ open, expected: {}, canonical, format, compression: 'gzip', refused: null });
};

/** The ways in which a file's bytes come to hand. */
const WAYS = [fromPath, inChunks(1 << 20), inChunks(65_536), inChunks(16_384), inGzip];

/** What both engines find, however the bytes come: one answer. */
const answers = async (ems: Written, votecal: Written): Promise<unknown[]> => {
  const found = new Set<string>();
  for (const way of WAYS) {
    const differences: VoterDifference[] = [];
    const onDifference = (difference: VoterDifference) => void differences.push(difference);
    const result = await compareRolls(nodeTools, {
      county: COUNTY,
      ems: way(ems),
      votecal: way(votecal),
      onDifference,
    });
    const told = result.ok ? { ...result.value, engine: '', ems: { ...result.value.ems, bytes: 0 } } : result.error;
    const { votecal: other, ...rest } = { votecal: { bytes: 0 }, ...told };
    found.add(JSON.stringify({ ...rest, votecal: { ...(other as object), bytes: 0 }, differences }));
  }
  return [...found].map((text) => JSON.parse(text));
};

const voters = Array.from({ length: 300 }, (_, n) => voter(n));
const swapped = <T>([one, two, ...others]: readonly T[]): T[] => [two, one, ...others].filter((it) => it !== undefined);

describe('a row longer than 64 KiB', () => {
  it.each([
    ['csv', csvText],
    ['ndjson', ndjsonText],
  ] as const)('in %s, of a voter whom VoteCal has not: it may be the one who is missing', async (format, write) => {
    const long = { ...voter(998), voterId: 'Q1', residenceAddress: 'x'.repeat(70_000) };
    const found = await answers(
      { text: write([...voters, long]), format },
      { text: write([...voters, { ...voter(999), voterId: 'Z9' }]), format },
    );
    expect(found).toMatchObject([
      { ems: { problems: { 'row-too-long': 1 } }, differences: [], notCompared: { voters: 1, voterIds: ['Z9'] } },
    ]);
  });

  it.each([
    ['csv', csvText],
    ['ndjson', ndjsonText],
  ] as const)(
    'in %s, the same on both sides: takes no part, in any order, with a promise or without',
    async (format, write) => {
      const rows = voters.map((row, n) => (n === 150 ? { ...row, lastName: 'x'.repeat(66_000) } : row));
      const found = [];
      for (const canonical of [true, false]) {
        for (const order of [rows, swapped(rows)]) {
          const votecal = { text: write(rows), format, canonical: canonical && format === 'csv' };
          found.push(...(await answers({ text: write(order), format }, votecal)));
        }
      }
      expect(new Set(found.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(found[0]).toMatchObject({
        ems: { rows: 300, voters: 299, problems: { 'row-too-long': 1 } },
        votecal: { rows: 300, voters: 299, problems: { 'row-too-long': 1 } },
        differences: [],
      });
    },
  );
});

describe('keys of NDJSON rows', () => {
  const without = (row: object, key: string): object =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
  const text = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

  it('that VoteCal leaves out where they are empty are not missing, whatever the order', async () => {
    const ems = voters.map((row, n) => ({
      ...row,
      suffix: n % 50 === 7 ? '' : 'JR',
      lastName: n % 50 === 7 ? 'LEE' : 'KIM',
    }));
    const votecal = voters.map((row, n) =>
      n % 50 === 7 ? without({ ...row, lastName: 'KIM' }, 'suffix') : { ...row, suffix: 'JR', lastName: 'KIM' },
    );
    for (const order of [ems, ems.toReversed()]) {
      const found = await answers({ text: text(order), format: 'ndjson' }, { text: text(votecal), format: 'ndjson' });
      expect(found).toHaveLength(1);
      expect(found).toMatchObject([{ counts: { total: 6 } }]);
    }
  });

  it('are counted once a row, however often a row is looked at', async () => {
    const six = voters.slice(0, 6);
    const ems = text(six.map((row) => without({ ...row, suffix: '' }, 'suffix')));
    const votecal = six.map((row) => ({ ...row, suffix: '' }));
    const more = Array.from({ length: 6 }, (_, n) => voter(400 + n));
    const small = inChunks(10);
    for (const others of [votecal, [...votecal.slice(0, 1), ...more, ...votecal.slice(1)]]) {
      const result = await compareRolls(nodeTools, {
        county: COUNTY,
        ems: small({ text: ems, format: 'ndjson' }),
        votecal: small({ text: csvText(others), format: 'csv', canonical: true }),
        guards: { ems: true, votecal: true },
        onDifference: () => undefined,
      });
      expect(result.ok ? 'compared' : result.error.code).not.toBe('missing-keys');
    }
  });
});

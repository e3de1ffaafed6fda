import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip, createZstdDecompress, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Difference } from '../../lib/sync-checks/domain/difference.ts';
import { inputOf, streamOf, wrongFacts, wrongIn } from './corpus/check.ts';
import {
  CLEAN_EMS,
  CLEAN_VOTECAL,
  type CorpusFile,
  compared,
  KINDS,
  type RightCompared,
  refused,
} from './corpus/corpus-file.ts';
import { CORPUS } from './corpus/files.ts';
import { factsOf, oracle, readRoll, unmarked } from './corpus/oracle.ts';
import { COUNTY, EMS, VOTECAL, voter } from './corpus/rolls.ts';
import type { Answer } from './corpus/subject.ts';

const named = (name: string): CorpusFile => {
  const file = CORPUS.find((entry) => entry.name === name);
  if (file === undefined) throw new Error(`No file ${name}.`);
  return file;
};

const RIGHTS = new Map(CORPUS.map((file) => [file, file.right()]));
const rightsOf = (file: CorpusFile) => RIGHTS.get(file) ?? [];
const comparedRights = (file: CorpusFile): RightCompared[] =>
  rightsOf(file).filter((right): right is RightCompared => right.result === 'compared');

/** The first bytes of a stream, at most `limit`. */
const start = async (stream: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length >= limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit);
};

describe('the corpus', () => {
  it('has at least 110 files of every kind, each with a name of its own and a reason', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(110);
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, CORPUS.filter((file) => file.kind === kind).length]));
    for (const kind of KINDS) expect(counts[kind], kind).toBeGreaterThanOrEqual(6);
    for (const { name, why } of CORPUS) {
      expect(name).toMatch(/^[a-z0-9.-]+$/);
      expect(why, name).toMatch(/Point|The format|RFC|control/);
    }
  });

  it('the clean rolls differ in five places and pass', () => {
    const [right] = comparedRights(named('clean'));
    expect(right?.judgement).toBe('passed');
    expect(right?.differences.map(({ voterId, class: kind, field }) => [voterId, kind, field])).toEqual([
      [voter(900).voterId, 'in-ems-not-votecal', null],
      [voter(150).voterId, 'in-votecal-not-ems', null],
      [voter(151).voterId, 'field', 'lastName'],
      [voter(152).voterId, 'field', 'participation'],
      [voter(153).voterId, 'field', 'signatureHash'],
    ]);
    expect(right?.rows).toEqual({ ems: 200, votecal: 200 });
  });

  it.each(CORPUS)('builds $name, the same twice, with a right value that holds together', async (file) => {
    const one = file.build();
    const two = file.build();
    const bytes = await Promise.all(
      [one, two].flatMap(({ ems, votecal }) => [start(streamOf(ems)(), 300_000), start(streamOf(votecal)(), 300_000)]),
    );
    expect(bytes[0]?.equals(bytes[2] ?? Buffer.alloc(0))).toBe(true);
    expect(bytes[1]?.equals(bytes[3] ?? Buffer.alloc(0))).toBe(true);
    const rights = rightsOf(file);
    expect(rights.length).toBeGreaterThan(0);
    for (const right of rights) {
      if (right.result === 'no-result') {
        expect(right.diagnosis.length).toBeGreaterThan(0);
        expect(right.mustMention.length).toBeGreaterThan(0);
        continue;
      }
      for (const difference of right.differences)
        expect(Difference.parse(unmarked(difference))).toEqual(unmarked(difference));
      const apart = new Set(right.differences.map(({ voterId }) => voterId));
      expect(right.notCompared.filter((voterId) => apart.has(voterId))).toEqual([]);
    }
  });

  it.each(CORPUS.filter((file) => comparedRights(file).length > 0))(
    'the oracle, reading $name, finds a right value',
    (file) => {
      const { votecal, county } = file.build();
      const plain = file.plain();
      if (plain === undefined || typeof votecal === 'function') throw new Error('Nothing to read.');
      const isJson = Buffer.from(votecal).subarray(0, 4).includes('{');
      const facts = factsOf({
        ems: readRoll(plain, county),
        votecal: readRoll({ bytes: votecal, format: isJson ? 'ndjson' : 'csv' }, county),
      });
      const answer: Answer = {
        result: 'compared',
        judgement: comparedRights(file)[0]?.judgement ?? 'failed',
        ...facts,
      };
      expect(wrongIn(answer, comparedRights(file))).toEqual([]);
    },
  );

  it('what is harmless has the clean file’s answer', () => {
    const harmless =
      /^(utf8-bom|crlf|no-final|header-(capitals|small|spaces|padded|quoted|reordered)|rows-mixed|both-mixed|extra-columns|blank-lines-(at|between)|thousand|dos-|trailing-comma-everywhere|two-trailing|quotes-needless|ndjson-(clean|mixed|keys-in-any|spaces|crlf|bom|blank|dos|both|extra|null|absent|key-by)|gzip(-(ndjson|stored|with|two|many))?$|zstd(-(ndjson|two|skip))?)/;
    const files = CORPUS.filter(({ name }) => harmless.test(name)).filter(
      (file) => rightsOf(file)[0]?.result === 'compared',
    );
    expect(files.length).toBeGreaterThan(45);
    for (const file of files) expect(isDeepStrictEqual(rightsOf(file)[0], compared()), file.name).toBe(true);
  });

  it('a damaged row’s voter is told as missing only where more are missing than rows of nobody known', () => {
    const hurt = voter(30).voterId;
    const files = CORPUS.filter((file) => comparedRights(file).some(({ unreadable }) => unreadable.length > 0));
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      for (const right of comparedRights(file)) {
        const whole = right.differences.filter(
          (difference) => difference.field === null && difference.voterId === hurt,
        );
        const missing = right.differences.filter((difference) => difference.class === 'in-votecal-not-ems');
        const rows = right.unreadable.filter(({ side }) => side === 'ems');
        expect(whole.length === 0 || missing.length > rows.length, file.name).toBe(true);
      }
    }
  });

  it('compressed files hold what the oracle reads', async () => {
    for (const file of CORPUS.filter(({ kind }) => kind === 'compression')) {
      if (comparedRights(file).length === 0) continue;
      const { ems } = file.build();
      if (typeof ems === 'function') throw new Error('A stream.');
      if (ems[0] === 0x1f) expect(gunzipSync(ems).equals(Buffer.from(file.plain()?.bytes ?? [])), file.name).toBe(true);
    }
  });

  it('the bombs are small, valid, and far larger inside', async () => {
    for (const name of ['zstd-bomb-of-zeros', 'zstd-bomb-33-kb', 'zstd-bomb-of-blank-lines']) {
      const { ems } = named(name).build();
      if (typeof ems === 'function') throw new Error('A stream.');
      expect(ems.length).toBeLessThan(99_000);
      const inside = await start(Readable.from([ems]).pipe(createZstdDecompress({ chunkSize: 2 ** 20 })), 8 * 2 ** 20);
      expect(inside.length).toBe(8 * 2 ** 20);
      expect(inside.every((byte) => byte === inside[0])).toBe(true);
    }
    expect((named('zstd-bomb-33-kb').build().ems as Uint8Array).length).toBe(6 + 4 * 8192);
    const { ems } = named('gzip-bomb-of-zeros').build();
    const inside = await start(Readable.from(streamOf(ems)()).pipe(createGunzip({ chunkSize: 2 ** 20 })), 24 * 2 ** 20);
    expect(inside.every((byte) => byte === 0)).toBe(true);
    expect(inside.length).toBe(24 * 2 ** 20);
  });

  it('the giants are handed out piece by piece', async () => {
    for (const file of CORPUS.filter(({ kind }) => kind === 'giant')) {
      const { ems } = file.build();
      if (typeof ems !== 'function') continue;
      for await (const piece of ems()) {
        expect(piece.length).toBeLessThanOrEqual(2 ** 21);
        break;
      }
    }
  });
});

describe('the check of an answer', () => {
  const facts = oracle(
    COUNTY,
    { bytes: Buffer.from(CLEAN_EMS), format: 'csv' },
    { bytes: Buffer.from(CLEAN_VOTECAL), format: 'csv' },
  );
  const answer: Answer = { result: 'compared', judgement: 'passed', ...facts };
  const told: Answer = { result: 'no-result', diagnosis: 'wrong-delimiter', side: 'ems', text: 'Tabs: use commas.' };

  it('takes the right answer and no other', () => {
    expect(wrongIn(answer, [compared()])).toEqual([]);
    expect(wrongIn({ ...answer, judgement: 'failed' }, [compared()])).toEqual(['failed instead of passed']);
    expect(wrongIn({ ...answer, differences: [] }, [compared()])).toHaveLength(1);
    expect(wrongIn({ ...answer, notCompared: ['1'] }, [compared()])).toHaveLength(1);
    expect(wrongIn(told, [compared()])).toHaveLength(1);
    expect(wrongIn(answer, [refused('footer', [/x/])])).toEqual(['a comparison instead of footer']);
    expect(wrongIn(told, [refused('wrong-delimiter', [/tab/i, /comma/])])).toEqual([]);
    expect(wrongIn(told, [refused('wrong-delimiter', [/pipe/i])])).toHaveLength(1);
    expect(wrongIn(told, [refused('wrong-delimiter', [/tab/i], 'votecal')])).toHaveLength(1);
    expect(wrongIn(told, [refused('no-header', [/tab/i])])).toHaveLength(1);
    expect(wrongIn(told, [compared(), refused('wrong-delimiter', [/tab/i])])).toEqual([]);
    expect(wrongIn(told, [])).toEqual(['no right value']);
    expect(wrongFacts(facts, { ...facts, rows: { ems: 1, votecal: 1 } })).toHaveLength(1);
  });

  it('hands in what was built', async () => {
    const input = inputOf(named('clean').build());
    expect(input).toMatchObject({
      county: COUNTY,
      canonical: true,
      guards: true,
      lastRows: null,
      announced: { rows: EMS.length, sha256: null },
    });
    expect((await start(input.ems(), 1e6)).toString()).toBe(CLEAN_EMS);
    expect((await start(input.votecal(), 1e6)).toString()).toBe(CLEAN_VOTECAL);
    expect(VOTECAL).toHaveLength(200);
  });
});

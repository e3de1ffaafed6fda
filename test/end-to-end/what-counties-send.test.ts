import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClients } from '../../lib/local/aws/clients.ts';
import { localBucket } from '../../lib/local/aws/names.ts';
import { KIND_OF, type LeftOutKind, type RowProblemCode } from '../../lib/sync-checks/domain/compare/row-problem.ts';
import { wrongIn } from '../sync-checks/corpus/check.ts';
import type { CorpusFile } from '../sync-checks/corpus/corpus-file.ts';
import { CORPUS } from '../sync-checks/corpus/files.ts';
import { COUNTY } from '../sync-checks/corpus/rolls.ts';
import type { Answer, Diagnosis, LeftOutRow, MarkedDifference } from '../sync-checks/corpus/subject.ts';
import { call, eventually, innerAddresses, now, read, send, setEms } from './client.ts';
import { confirm, type Difference, deliver, ended, sha256, upload } from './sync-client.ts';

/**
 * What counties really send, through the deployed functions: ten files of the corpus that runs in process whole, one of
 * each trouble; and what a county says about a file that is refused although it is right. VoteCal's roll of the county is
 * the corpus's meanwhile.
 */
const SAMPLE = [
  'utf8-bom-crlf',
  'latin1-one-row',
  'pipe',
  'unmatched-opening-quote',
  'replacement-character-reordered-columns',
  'nfd-some',
  'phone-digits-only',
  'ndjson-ids-as-long-numbers',
  'zstd-bomb-33-kb',
  'votecal-foreign-row-canonical-other-order',
];

const Check = z.looseObject({
  status: z.string(),
  result: z.enum(['passed', 'failed']).nullable(),
  counts: z.object({ records: z.object({ ems: z.int(), votecal: z.int() }) }).nullable(),
  failure: z
    .object({
      code: z.string(),
      sentence: z.string(),
      examples: z.array(z.object({ field: z.string(), ems: z.string(), votecal: z.string() })).optional(),
    })
    .nullable(),
  notCompared: z.object({ voters: z.int(), voterIds: z.array(z.string()) }).nullable(),
  rowProblems: z.array(z.object({ side: z.enum(['ems', 'votecal']), line: z.int(), code: z.string() })),
  precincts: z
    .object({ ems: z.int().nullable(), votecal: z.int().nullable(), differences: z.int().nullable() })
    .nullable(),
});

const Page = z.object({ differences: z.array(z.unknown()), cursor: z.null() });

/** What the API tells of a check, in the corpus's terms. */
const answerOf = async (id: string): Promise<Answer> => {
  const check = read(await call(COUNTY, 'GET', `/v1/sync-checks/${id}`), 200, Check);
  const { failure, counts, notCompared } = check;
  if (check.status !== 'completed' || !check.result || !counts || !notCompared) {
    const [side, code] = /^(extract|votecal)-(.*)$/.exec(failure?.code ?? '')?.slice(1) ?? [];
    return {
      result: 'no-result',
      diagnosis: (side === 'votecal' ? 'votecal-unusable' : code) as Diagnosis,
      side: side === 'votecal' ? 'votecal' : 'ems',
      text: [failure?.sentence, ...(failure?.examples ?? []).flatMap(({ ems, votecal }) => [ems, votecal])].join('\n'),
    };
  }
  const page = read(await call(COUNTY, 'GET', `/v1/sync-checks/${id}/differences?limit=2000`), 200, Page);
  const of = (...kinds: readonly LeftOutKind[]): LeftOutRow[] =>
    check.rowProblems
      .filter(({ code }) => kinds.includes(KIND_OF[code as RowProblemCode]))
      .map(({ side, line, code }) => ({ side, line, reason: code as RowProblemCode }));
  return {
    result: 'compared',
    judgement: check.result,
    differences: (page.differences as MarkedDifference[]).map((one) => ({ ...one, invisible: one.invisible ?? [] })),
    unreadable: of('unreadable', 'no-row'),
    duplicates: of('duplicates'),
    foreign: of('foreign'),
    notCompared: notCompared.voterIds,
    rows: counts.records,
  };
};

const named = (name: string): CorpusFile => {
  const file = CORPUS.find((entry) => entry.name === name);
  if (file === undefined) throw new Error(`The corpus has no file ${name}.`);
  return file;
};

const bytesOf = (part: unknown): Uint8Array => {
  if (!(part instanceof Uint8Array)) throw new Error('Only files that fit into memory are uploaded here.');
  return part;
};

/** The place of VoteCal's roll of the county. */
const votecal = async () => {
  const { emulator } = innerAddresses();
  const { s3 } = createClients(emulator);
  const at = (name: string) => ({ Bucket: localBucket('rolls'), Key: `votecal/${COUNTY}/${name}` });
  const put = (name: string, Body: Uint8Array | string) => s3.send(new PutObjectCommand({ ...at(name), Body }));
  const get = async (name: string): Promise<Uint8Array> =>
    (await (await s3.send(new GetObjectCommand(at(name)))).Body?.transformToByteArray()) ?? new Uint8Array();
  const putRoll = async (roll: Uint8Array, canonical: boolean, precincts?: string): Promise<void> => {
    const rows = Buffer.from(roll).toString('latin1').trimEnd().split('\n').length - 1;
    await put('roll.csv', roll);
    if (precincts !== undefined) await put('precincts.csv', precincts);
    const beside =
      precincts === undefined
        ? {}
        : { precincts: { rows: precincts.trimEnd().split('\n').length - 1, sha256: sha256(precincts) } };
    const takenAt = (await now()).toString();
    // VoteCal's word: the seeded roll before it had thousands of voters.
    const promised = { canonical, whole: true };
    const facts = { county: COUNTY, rows, sha256: sha256(roll), format: 'csv', compression: 'none', ...promised };
    await put('manifest.json', JSON.stringify({ ...facts, ...beside, takenAt }));
  };
  return { put, get, putRoll };
};

/** Starts a check of the county; the one before may hold its lock a moment longer than its end shows. */
const start = (): Promise<string> =>
  eventually('a check to start', async () => {
    const answer = await call(COUNTY, 'POST', '/v1/sync-checks', { body: {} });
    return answer.status === 409 ? undefined : read(answer, 202, z.object({ id: z.string(), status: z.string() })).id;
  });

const NAMES = ['roll.csv', 'precincts.csv', 'manifest.json'];

describe('what counties really send', () => {
  let side: Awaited<ReturnType<typeof votecal>>;
  let before: Uint8Array[] = [];
  let first: string;

  beforeAll(async () => {
    side = await votecal();
    await setEms(COUNTY, 'manual');
    // The stage has VoteCal export anew before a check of another day starts: what is put there comes after that.
    first = await start();
    before = await Promise.all(NAMES.map(side.get));
  });
  afterAll(async () => {
    for (const [index, name] of NAMES.entries()) await side.put(name, before[index] ?? '');
    await setEms(COUNTY, 'simulated');
  });

  it('a file of which nobody believes that it is whole is compared once the county says so', async () => {
    const { ems, votecal: roll } = named('clean').build();
    await side.putRoll(bytesOf(roll), true);
    const file = { bytes: bytesOf(ems), rows: 200, sha256: sha256(bytesOf(ems)) };
    await deliver(first, file);
    const refused = await ended(first);
    // The seeded roll of the last check had thousands of voters.
    expect(refused).toMatchObject({ status: 'failed', failure: { code: 'extract-cut-short' } });
    expect(refused.failure?.sentence).toContain('"confirm": true');
    const second = await start();
    await upload(second, file.bytes);
    const answer = await call(COUNTY, 'POST', `/v1/sync-checks/${second}/extract/complete`, {
      body: { sha256: file.sha256, rows: file.rows, confirm: true },
    });
    expect(answer.status, answer.told).toBe(200);
    await ended(second);
    expect(wrongIn(await answerOf(second), named('clean').right())).toEqual([]);
  });

  it('the command of the format page is served, and says of a file what its check says', async () => {
    const page = await send('GET', '/v1/roll-format');
    expect(page.status).toBe(200);
    expect(page.text).toContain('href="check-roll.cjs"');
    const command = await send('GET', '/v1/check-roll.cjs');
    expect(command.status).toBe(200);
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-technician-'));
    try {
      writeFileSync(join(folder, 'check-roll.cjs'), command.text);
      writeFileSync(join(folder, 'extract.csv'), bytesOf(named('pipe').build().ems));
      const run = spawnSync(process.execPath, ['check-roll.cjs', 'extract.csv', '--county', COUNTY], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(run.status, run.stderr).toBe(1);
      expect(run.stderr).toContain('The columns are separated by pipe');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each(SAMPLE)('%s gives its right value', async (name) => {
    const file = named(name);
    const { ems, votecal: roll, announced, canonical } = file.build();
    const id = await start();
    await side.putRoll(bytesOf(roll), canonical);
    await deliver(id, { bytes: bytesOf(ems), rows: announced.rows ?? 0 });
    await ended(id);
    expect(wrongIn(await answerOf(id), file.right())).toEqual([]);
  });

  it('precincts and districts beside the roll, and a file of them that cannot be read', async () => {
    const { ems, votecal: roll } = named('clean').build();
    const deliverBoth = async (precincts: string) => {
      const id = await start();
      await side.putRoll(bytesOf(roll), true, 'precinct,district\n190101,CD34\n190101,SD24\n190102,CD34\n');
      const places = z.object({ uploadUrl: z.url(), precinctsUploadUrl: z.url() });
      const offered = await call(COUNTY, 'POST', `/v1/sync-checks/${id}/extract`, { body: {} });
      const { uploadUrl, precinctsUploadUrl } = read(offered, 200, places);
      expect((await send('PUT', uploadUrl, { raw: bytesOf(ems) })).status).toBe(200);
      const announced = { sha256: sha256(precincts), rows: precincts.trimEnd().split('\n').length - 1 };
      const body = { sha256: sha256(bytesOf(ems)), rows: 200, precincts: announced };
      const early = await call(COUNTY, 'POST', `/v1/sync-checks/${id}/extract/complete`, { body });
      expect(early.text, 'before the file is there').toContain('precincts-not-uploaded');
      expect((await send('PUT', precinctsUploadUrl, { raw: precincts })).status).toBe(200);
      const answer = await call(COUNTY, 'POST', `/v1/sync-checks/${id}/extract/complete`, { body });
      expect(answer.status, answer.told).toBe(200);
      await ended(id);
      return id;
    };
    const id = await deliverBoth('precinct,district\r\n190102,CD34\r\n190101,CD34\r\n190103,CD34\r\n');
    const check = read(await call(COUNTY, 'GET', `/v1/sync-checks/${id}`), 200, Check);
    expect(check).toMatchObject({ result: 'failed', precincts: { ems: 3, votecal: 2, differences: 2 } });
    const page = read(await call(COUNTY, 'GET', `/v1/sync-checks/${id}/differences`), 200, Page);
    const found = (page.differences as Difference[]).filter(({ voterId }) => voterId === null);
    expect(found.map(({ precinct, ems: theirs, votecal: ours }) => [precinct, theirs, ours])).toEqual([
      ['190101', 'CD34', 'CD34 SD24'],
      ['190103', 'CD34', null],
    ]);
    const faulty = await deliverBoth('precinct;district\n190101;CD34\n');
    const failed = read(await call(COUNTY, 'GET', `/v1/sync-checks/${faulty}`), 200, Check);
    expect(failed).toMatchObject({ status: 'failed', failure: { code: 'extract-precincts-wrong-delimiter' } });
    expect(await confirm(faulty, { sha256: sha256('x'), rows: 1 })).toMatchObject({ status: 409 });
  });
});

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { postImbScans } from '../../../lambdas/imb/post-imb-scans/handler.ts';
import { postImbTracking } from '../../../lambdas/imb/post-imb-tracking/handler.ts';
import { readImbCoverage } from '../../../lambdas/imb/read-imb-coverage/handler.ts';
import { MOST_FEED_BYTES } from '../../../lib/imb/data/limits.ts';
import { MemoryLog, MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryBarcodes } from '../memory-barcodes.ts';

const ELECTION = election({ imb: 'both' });
const CODE = '00700901234000000017';
const SCAN = {
  imb: `${CODE}95814`,
  scanDatetime: '2026-10-05T09:30:00',
  scanEventCode: '893',
  scanFacilityZip: '95799',
};

let memory: MemoryTracking;
let barcodes: MemoryBarcodes;
let seconds: number;
beforeEach(() => {
  memory = new MemoryTracking();
  barcodes = new MemoryBarcodes();
  seconds = 0;
  memory.electionsById.set(ELECTION.id, ELECTION);
  memory.voterById.set('V1', { voterId: 'V1', county: '03', status: 'A', confidential: false });
});
const ports = () => ({ ...memory, barcodes: barcodes.store, envelopes: memory.ballots.scanned, uptime: () => seconds });

const asked = (rawBody: string, contentType: string, county: string | null) =>
  ({
    rawBody,
    headers: { 'content-type': contentType },
    path: { id: ELECTION.id },
    caller: { kind: 'client', role: 'usps-feed', county, id: 'usps' },
    body: undefined,
    query: undefined,
  }) as never;
const push = (body: unknown, contentType = 'application/json', county: string | null = '03') =>
  postImbScans(ports())(asked(typeof body === 'string' ? body : JSON.stringify(body), contentType, county), {
    log: new MemoryLog(),
  });
const name = (imb: string = CODE, direction = 'outbound', mailDate?: string) =>
  postImbTracking(ports())(
    asked(JSON.stringify({ records: [{ imb, voterId: 'V1', direction, mailDate }] }), 'application/json', '03'),
    { log: new MemoryLog() },
  );
const envelope = () => [...memory.ballots.envelopes.values()];

describe('the Postal Service pushes scans', () => {
  it('of an envelope that a tracking file has named: they are recorded once, and a decision is woken', async () => {
    await name();
    expect((await push([SCAN, SCAN])).body).toEqual({
      recorded: 1,
      unchanged: 1,
      waiting: 0,
      rejected: 0,
      reasons: [],
    });
    expect((await push(SCAN)).body).toMatchObject({ recorded: 0, unchanged: 1 });
    expect(envelope()).toMatchObject([
      { voterId: 'V1', county: '03', direction: 'outbound', barcode: CODE, version: 1 },
    ]);
    expect(memory.ballots.stream).toHaveLength(1);
  });

  it('before the tracking file: they wait for it, and are found', async () => {
    expect((await push(SCAN)).body).toMatchObject({ recorded: 0, waiting: 1 });
    expect(envelope()).toEqual([]);
    await name();
    expect(envelope()).toMatchObject([{ scans: [{ code: '893' }] }]);
    expect((await push(SCAN)).body).toMatchObject({ recorded: 0, unchanged: 1, waiting: 0 });
  });

  it('in the very moment of the tracking file: none is lost', async () => {
    barcodes.meanwhile = async () => void (await name());
    await push(SCAN);
    expect(envelope()).toMatchObject([{ scans: [{ code: '893' }] }]);
    expect(barcodes.counts.map(({ kind }) => kind).toSorted()).toEqual(['named', 'scanned', 'seen']);
  });

  it('from another county’s feed: they are not its voters’', async () => {
    await name();
    expect((await push(SCAN, 'application/json', '19')).body).toMatchObject({ recorded: 0, waiting: 1 });
    await name('00700901234000000018');
    expect(envelope()).toEqual([]);
    expect((await push(SCAN, 'application/json', null)).body).toMatchObject({ recorded: 1 });
  });

  it('of another year, when the serial number was another voter’s: they wait in vain', async () => {
    await name();
    expect((await push({ ...SCAN, scanDatetime: '2024-10-05T09:30:00' })).body).toMatchObject({
      recorded: 0,
      waiting: 1,
    });
  });

  it('as a file', async () => {
    await name();
    const file = `IMb|Scan Datetime|Scan Event Code\n${CODE}|10/05/2026 09:30|893\n|10/05/2026 09:30|893\n`;
    expect((await push(file, 'text/csv')).body).toMatchObject({ recorded: 1, rejected: 1 });
  });

  it.each(['', ' \n', '{}', '[]'])('with nothing in it, to try whether we answer: %j', async (body) => {
    expect(await push(body)).toMatchObject({ status: 200, body: { recorded: 0, rejected: 0 } });
  });

  it('that is too large: it is asked to come in smaller parts, later', async () => {
    const answer = await push(`"${'x'.repeat(MOST_FEED_BYTES)}"`);
    expect([answer.status, answer.headers?.['retry-after']]).toEqual([413, '3600']);
  });

  it('that takes too long: it is asked to come again, and what was recorded stays', async () => {
    await name();
    const many = Array.from({ length: 1_200 }, (_, at) => ({
      ...SCAN,
      imb: `0070090123400${String(at).padStart(7, '0')}`,
    }));
    const slow = { ...ports(), uptime: () => (seconds += 11) };
    const answer = await postImbScans(slow)(asked(JSON.stringify(many), 'application/json', '03'), {
      log: new MemoryLog(),
    });
    expect([answer.status, answer.headers?.['retry-after']]).toEqual([503, '120']);
    expect(envelope()).toHaveLength(1);
  });

  it('two at once, on one envelope: both are recorded', async () => {
    await name();
    memory.ballots.conflicts = 1;
    await Promise.all([push(SCAN), push({ ...SCAN, scanEventCode: '919', scanDatetime: '2026-10-05T09:50:00' })]);
    expect(
      envelope()[0]
        ?.scans.map(({ code }) => code)
        .toSorted(),
    ).toEqual(['893', '919']);
  });

  it('malformed in 200 ways: never a fault of ours', async () => {
    await name();
    const wrong = fc.sample(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.json({ maxDepth: 8 }),
        fc.record({ imb: fc.anything(), scanDatetime: fc.anything() }).map((one) => JSON.stringify(one) ?? ''),
        fc.constantFrom(
          '{"imb":',
          '[[[[[[[[[[]]]]]]]]]]',
          `${'['.repeat(200)}${']'.repeat(200)}`,
          '{"data":{"data":{"data":{}}}}',
          'null',
          '{"imb":1e400}',
          '{"scans":[null,1,"x",{}]}',
          `{"__proto__":{"imb":"${CODE}"}}`,
        ),
        fc.string().map((text) => JSON.stringify({ ...SCAN, scanDatetime: text })),
        fc.string().map((text) => JSON.stringify({ ...SCAN, imb: text })),
      ),
      { numRuns: 200, seed: 15 },
    );
    const statuses = await Promise.all(
      wrong.map(async (body, at) => (await push(body, at % 3 ? 'application/json' : 'text/csv')).status),
    );
    expect(statuses.filter((status) => status !== 200 && status !== 400)).toEqual([]);
  });
});

it('how far the mail is: named, scanned and not yet seen, by day', async () => {
  await name(CODE, 'outbound', '2026-10-05');
  await name('00700901234000000018', 'outbound', '2026-10-05');
  await name('00700901234000000019', 'inbound');
  await push({ ...SCAN, scanDatetime: '2026-10-05T09:00:00' });
  const read = await readImbCoverage({ elections: memory.elections, coverage: barcodes.coverage })(asked('', '', '03'));
  expect(read.body).toEqual({
    electionId: ELECTION.id,
    counties: [
      {
        county: '03',
        totals: [
          { direction: 'outbound', mailed: 2, scanned: 1, notYetSeen: 1 },
          { direction: 'inbound', mailed: 1, scanned: 0, notYetSeen: 1 },
        ],
        days: [
          { direction: 'outbound', day: '2026-10-05', mailed: 2, scanned: 1, notYetSeen: 1, firstScanned: 1 },
          { direction: 'inbound', day: '2026-10-05', mailed: 1, scanned: 0, notYetSeen: 1, firstScanned: 0 },
        ],
      },
    ],
  });
  const other = await readImbCoverage({ elections: memory.elections, coverage: barcodes.coverage })(
    asked('', '', '19'),
  );
  expect(other.body).toMatchObject({ counties: [{ county: '19', totals: [] }] });
});

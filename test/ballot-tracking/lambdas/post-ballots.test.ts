import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { postBallots } from '../../../lambdas/ballot-tracking/post-ballots/handler.ts';
import type { UploadAnswer } from '../../../lib/ballot-tracking/api.ts';
import { MAX_BODY_BYTES, MAX_ROWS } from '../../../lib/runtime/api/row-limits.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryLog, MemoryTracking } from '../ballot-memory.ts';

const ELECTION = election();
const INR = { voterId: 'V1', ballotId: 'B1', status: 'INR', statusAt: '2026-10-05T09:30:00-07:00' };
const ISSUED = { ...INR, status: 'ISSUED', statusAt: '2026-10-05T09:00:00-07:00', sentDate: '2026-10-05' };

let memory: MemoryTracking;
let log: MemoryLog;
beforeEach(() => {
  memory = new MemoryTracking();
  log = new MemoryLog();
  memory.electionsById.set(ELECTION.id, ELECTION);
  for (const voterId of ['V1', 'V2', 'V3']) {
    memory.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
  }
  memory.voterById.set('V19', { voterId: 'V19', county: '19', status: 'A', confidential: false });
});

const send = (rawBody: string, contentType = 'application/json', county = '03', id = ELECTION.id) =>
  postBallots(memory)(
    {
      rawBody,
      headers: { 'content-type': contentType },
      path: { id },
      caller: { kind: 'client', role: 'county-ems', county, id: 'client-03' },
      body: undefined,
      query: undefined,
    },
    { log },
  );
const post = async (records: readonly unknown[]): Promise<UploadAnswer> => {
  const answer = await send(JSON.stringify({ records }));
  const body = answer.body as UploadAnswer;
  expect(answer.status).toBe(body.state ? 202 : 200);
  return body;
};

describe('a county uploads ballot statuses', () => {
  it('and is told what became of each row', async () => {
    const answer = await post([
      ISSUED,
      { ...ISSUED, voterId: 'V2', ballotId: 'B2', sentDate: '2026-10-07' },
      { ...INR, voterId: 'V3', ballotId: 'B3', status: 'SPOILED' },
      { ...ISSUED, voterId: 'V19' },
      { ...ISSUED, statusAt: 'yesterday' },
      { ...ISSUED, ballotId: 'B9', statusAt: '1969-12-31T00:00:00Z' },
    ]);
    expect(answer).toMatchObject({ accepted: 1, unchanged: 0, held: 2 });
    expect(answer.rejected.map(({ index, field, code }) => [index, field, code])).toEqual([
      [3, 'voterId', 'unknown-voter'],
      [4, 'statusAt', 'invalid-value'],
      [5, 'statusAt', 'before-mailing'],
    ]);
    expect(answer.heldRows.map(({ index, field, code }) => [index, field, code])).toEqual([
      [1, 'sentDate', 'future-date'],
      [2, 'status', 'unknown-code'],
    ]);
    expect(answer.uploadId).toMatch(/^03-20261005T170000-[0-9a-f]{8}$/);
    expect(memory.uploadsSaved[0]).toMatchObject({
      counts: { rows: 6, accepted: 1, unchanged: 0, held: 2, rejected: 3 },
      heldReasons: { 'future-date': 1, 'unknown-code': 1 },
    });
    expect(log.lines.some((line) => line.startsWith('BALLOT_STATUS_UNKNOWN'))).toBe(true);
  });

  it('and is told of everything that is wrong with a row, and what was probably meant', async () => {
    const { voterId, ...rest } = ISSUED;
    const answer = await post([
      { ...rest, voterID: voterId, statusAt: 'yesterday', 'Maria Lopez': 1 },
      { ...ISSUED, status: 'issued' },
      { ...INR, voterId: 'V2', ballotId: 'B2', status: 'POLL' },
    ]);
    const [row] = answer.rejected;
    expect([row, ...(row?.further ?? [])].map((one) => [one?.field, one?.code])).toEqual([
      ['voterId', 'missing-or-wrong-type'],
      ['statusAt', 'invalid-value'],
      ['record', 'unknown-field'],
      ['record', 'unknown-field'],
    ]);
    const said = JSON.stringify(answer.rejected);
    expect(said).toContain('the member \\"voterID\\", which this call does not take. Did you mean \\"voterId\\"?');
    expect(said).not.toContain('Maria');
    expect(answer.heldRows.map(({ message }) => message)).toEqual([
      expect.stringContaining('Did you mean "ISSUED"?'),
      expect.stringContaining('/participation-history'),
    ]);
  });

  it('is answered within what Lambda hands over, and with what was left out, however much is wrong', async () => {
    const own = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`COLUMN_OF_OUR_OWN_EXPORT_${at}`, '']));
    const rows = [ISSUED, ...Array.from({ length: 4999 }, () => ({ ...ISSUED, ...own }))];
    const answer = await post(rows);
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(answer)))).toBeLessThan(4_400_000);
    expect(answer.rejected[0]?.further).toHaveLength(3);
    expect(answer.rejected[0]?.more).toBe(16);
    // One readable row among thousands that are not: somebody shall look before it counts.
    expect(answer).toMatchObject({ accepted: 0, held: 1, state: 'held' });
    expect(answer.leftOut?.rejected).toBeGreaterThan(0);
    expect(answer.rejected.length + (answer.leftOut?.rejected ?? 0)).toBe(4999);
    // Whatever is not told is kept, and read page by page.
    expect([...memory.rowsSaved.values()][0]).toHaveLength(5000);
  });

  it('says in which line of NDJSON the JSON ends', async () => {
    const answer = await send(`${JSON.stringify(ISSUED)}\n\n{"voterId":"V1",\n`, 'application/x-ndjson');
    expect((answer.body as UploadAnswer).rejected).toMatchObject([
      { index: 1, code: 'invalid-json', message: expect.stringContaining('line 3, column 17') },
    ]);
  });

  it('again, and nothing changes', async () => {
    await post([ISSUED]);
    expect(await post([ISSUED])).toMatchObject({ accepted: 0, unchanged: 1, held: 0, rejected: [] });
    expect(await post([ISSUED, ISSUED])).toMatchObject({ unchanged: 2 });
    expect([...memory.ballots.ballots.values()].map(({ entries }) => entries.length)).toEqual([1]);
  });

  it.each([
    ['a media type in capitals', 'Application/X-NDJSON', ''],
    ['a byte order mark', 'application/x-ndjson', '\uFEFF'],
  ])('as NDJSON with %s', async (_what, contentType, mark) => {
    const text = `${mark}${JSON.stringify(ISSUED)}\r\n${JSON.stringify({ ...ISSUED, voterId: 'V2' })}\r\n`;
    expect((await send(text, contentType)).body).toMatchObject({ accepted: 2, rejected: [] });
  });

  it('as JSON with a byte order mark', async () => {
    expect((await send(`\uFEFF${JSON.stringify({ records: [ISSUED] })}`)).body).toMatchObject({ accepted: 1 });
  });

  it('with more digits of a second than anybody needs, and the row is the same row', async () => {
    expect(await post([{ ...ISSUED, statusAt: '2026-10-05T09:00:00.0001234567899-07:00' }])).toMatchObject({
      accepted: 1,
    });
    expect(await post([ISSUED])).toMatchObject({ unchanged: 1 });
  });

  it('and no single bad date costs more than its row', async () => {
    const bad = [
      '2026-10-05T24:00:00-07:00',
      '2026-10-05T09:00:00+25:00',
      '2026-02-30T09:00:00Z',
      '2026-10-05T09:00:60Z',
    ];
    const answer = await post([...bad.map((statusAt) => ({ ...ISSUED, statusAt })), ISSUED]);
    expect(answer.accepted + answer.rejected.length).toBe(bad.length + 1);
    expect(answer.accepted).toBeGreaterThan(0);
  });

  it('as NDJSON, where a broken line costs that line alone', async () => {
    const text = `${JSON.stringify(ISSUED)}\n\n{"voterId":\r\n${JSON.stringify({ ...ISSUED, voterId: 'V2', ballotId: 'B2' })}\n`;
    const answer = await send(text, 'application/x-ndjson; charset=utf-8');
    expect(answer.body).toMatchObject({
      accepted: 2,
      held: 0,
      rejected: [{ index: 1, field: 'record', code: 'invalid-json' }],
    });
  });

  it('and a race with another upload is settled by reading again', async () => {
    memory.ballots.conflicts = 3;
    expect(await post([ISSUED])).toMatchObject({ accepted: 1 });
  });

  it('and a status is held while its own ballot is not issued, or was issued later', async () => {
    const early = { ...INR, status: 'ACCEPTED', statusAt: '2026-10-04T09:00:00-07:00' };
    expect((await post([INR])).heldRows[0]).toMatchObject({ index: 0, field: 'status', code: 'not-issued' });
    expect((await post([ISSUED, early])).heldRows[0]).toMatchObject({ index: 1, code: 'before-issue' });
    expect(await post([{ ...INR, ballotId: 'B9' }])).toMatchObject({ accepted: 0, held: 1 });
  });

  it('without a sent date, and the issue is refused', async () => {
    const { sentDate: _none, ...printed } = ISSUED;
    expect((await post([printed])).rejected).toMatchObject([{ field: 'sentDate', code: 'sent-date-missing' }]);
    expect(memory.ballots.ballots.size).toBe(0);
  });

  it('that replaces a ballot which this voter does not have, or itself, and is refused', async () => {
    const second = { ...ISSUED, ballotId: 'B2', sentDate: '2026-10-05' };
    const unknown = { field: 'supersedes', code: 'unknown-ballot' };
    expect((await post([{ ...second, supersedes: 'B1' }])).rejected).toMatchObject([unknown]);
    expect((await post([{ ...second, supersedes: 'B2' }])).rejected).toMatchObject([unknown]);
    await post([ISSUED]);
    expect(await post([{ ...second, supersedes: 'B1' }])).toMatchObject({ accepted: 1, rejected: [] });
    const both = [
      { ...second, voterId: 'V2', supersedes: 'B1' },
      { ...ISSUED, voterId: 'V2' },
    ];
    expect(await post(both)).toMatchObject({ accepted: 2, rejected: [] });
  });

  it('and takes a row back: before it comes, after it, and its repeats stay taken back', async () => {
    const wrong = { ...INR, status: 'ACCEPTED' };
    await post([ISSUED]);
    expect((await post([{ ...wrong, withdrawn: true }])).heldRows).toMatchObject([
      { field: 'withdrawn', code: 'nothing-to-withdraw-yet' },
    ]);
    expect(await post([wrong])).toMatchObject({ unchanged: 1 });
    expect(await post([{ ...wrong, withdrawn: false }])).toMatchObject({ accepted: 1 });
    expect(await post([wrong])).toMatchObject({ unchanged: 1 });
    expect(await post([{ ...wrong, withdrawn: true }])).toMatchObject({ accepted: 1 });
    expect(await post([{ ...wrong, withdrawn: true }, wrong])).toMatchObject({ unchanged: 2 });
  });

  it('and a challenge after an acceptance is taken, and pointed out', async () => {
    const accepted = { ...INR, status: 'ACCEPTED' };
    const challenged = { ...INR, status: 'NMS', statusAt: '2026-10-05T09:45:00-07:00' };
    const answer = await post([ISSUED, accepted, challenged]);
    expect(answer).toMatchObject({ accepted: 3, flaggedRows: [{ index: 2, field: 'status', code: 'after-accepted' }] });
  });

  it('of a voter who has moved away, and the ballots that it has recorded go on', async () => {
    await post([ISSUED]);
    memory.voterById.set('V1', { voterId: 'V1', county: '19', status: 'A', confidential: false });
    expect(await post([INR])).toMatchObject({ accepted: 1, rejected: [] });
    expect((await post([{ ...INR, ballotId: 'B2' }])).rejected).toMatchObject([{ code: 'unknown-voter' }]);
  });

  it('about one voter by the thousand, and is stopped', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ ...ISSUED, ballotId: `B${index}` }));
    const answer = await post(rows);
    expect(answer.accepted).toBe(20);
    expect(answer.rejected).toHaveLength(180);
  });
});

describe('what is refused as a whole', () => {
  it.each([
    ['an unknown election', '{"records":[]}', 'application/json', '03', '2030-01-01-statewide', 404, 'not-found'],
    ['text that is no JSON', '{"records":', 'application/json', '03', ELECTION.id, 400, 'invalid-json'],
    ['records that are no list', '{"records":7}', 'application/json', '03', ELECTION.id, 400, 'invalid-request'],
    ['a bare list', '[]', 'application/json', '03', ELECTION.id, 400, 'invalid-request'],
    [
      'nesting that exhausts a stack',
      `{"records":${'['.repeat(5000)}`,
      'application/json',
      '03',
      ELECTION.id,
      400,
      'invalid-json',
    ],
    [
      'too many rows',
      JSON.stringify({ records: Array(MAX_ROWS + 1).fill(0) }),
      'application/json',
      '03',
      ELECTION.id,
      413,
      'too-large',
    ],
    ['too many lines', '0\n'.repeat(MAX_ROWS + 1), 'application/x-ndjson', '03', ELECTION.id, 413, 'too-large'],
    ['too many bytes', ' '.repeat(MAX_BODY_BYTES + 1), 'application/json', '03', ELECTION.id, 413, 'too-large'],
  ])('%s', async (_what, text, type, county, id, status, code) => {
    const answer = await send(text, type, county, id);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect(memory.ballots.ballots.size).toBe(0);
  });

  it('the upload of a county that opted out, with what to do', async () => {
    memory.answers.set(`${ELECTION.id}#03`, {
      electionId: ELECTION.id,
      county: '03',
      participates: false,
      changedAt: memory.now,
    });
    const answer = await send(JSON.stringify({ records: [ISSUED] }));
    expect(answer).toMatchObject({ status: 409, body: { code: 'county-not-participating' } });
  });

  it('another county’s local election, as if it did not exist', async () => {
    const local = election({ name: 'Water Board', kind: 'local' }, { role: 'county', county: '19' });
    memory.electionsById.set(local.id, local);
    expect(await send('{"records":[]}', 'application/json', '03', local.id)).toMatchObject({ status: 404 });
  });
});

describe('nobody’s data comes back or is logged', () => {
  it('an answer and a log line quote nothing of a bad record, and do not tell whose voter it is', async () => {
    const secret = 'Eleanor Vance 1952-07-04';
    const answer = await post([
      { ...ISSUED, statusAt: secret },
      { ...ISSUED, [secret]: 1 },
      { ...ISSUED, voterId: secret },
      { ...ISSUED, ballotId: { name: secret } },
      secret,
    ]);
    expect(answer.rejected).toHaveLength(5);
    expect(JSON.stringify(answer)).not.toContain('Eleanor');
    expect(log.lines.join()).not.toMatch(/Eleanor|V1/);
    const foreign = (await post([{ ...ISSUED, voterId: 'V19' }])).rejected[0];
    const nobody = (await post([{ ...ISSUED, voterId: 'V404' }])).rejected[0];
    expect(foreign).toEqual(nobody);
  });
});

describe('conservation', () => {
  it('rows in = accepted + unchanged + held + rejected, whatever comes', async () => {
    const row = fc.oneof(
      fc.record({
        voterId: fc.constantFrom('V1', 'V2', 'V19', 'V404'),
        ballotId: fc.constantFrom('B1', 'B2'),
        status: fc.constantFrom('ISSUED', 'INR', 'ACCEPTED', 'CLD', 'WHAT'),
        statusAt: fc.constantFrom('2026-10-05T09:00:00-07:00', '2026-10-09T09:00:00-07:00', 'soon'),
      }),
      fc.jsonValue({ maxDepth: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        for (const round of [1, 2]) {
          const answer = await post(rows);
          expect(answer.accepted + answer.unchanged + answer.held + answer.rejected.length).toBe(rows.length);
          expect(answer.heldRows).toHaveLength(answer.held);
          if (round === 2 && !answer.state) expect(answer.accepted + answer.held).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

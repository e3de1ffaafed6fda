import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CLOCK_KEY } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { httpCountyApi, httpTokens } from '../../../lib/test-environment/adapters/http-county-api.ts';
import { httpMockApi } from '../../../lib/test-environment/adapters/http-mock-api.ts';
import { emulatedClock, settingsClock } from '../../../lib/test-environment/adapters/mock-clocks.ts';

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { readonly body: string };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that gives these answers in turn, the last one for ever. */
const serverWith = async (...answers: readonly (readonly [number, unknown])[]) => {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url, headers } = request;
      const [status, answer] = answers[Math.min(asked.length, answers.length - 1)] ?? [500, ''];
      asked.push({ method, url, headers, body } as Asked);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { asked, address: `http://127.0.0.1:${port}` };
};

const UPLOADED = { uploadId: 'u', accepted: 1, unchanged: 0, held: 0, rejected: [], heldRows: [] };
const FILE = {
  by: '03',
  kind: 'ballots',
  rows: [{ story: 'accepted', body: { voterId: 'M030000001' }, becomes: 'accepted' }],
} as const;

describe('the API of a mock election', () => {
  it('is called by each county with its own token, and repeated with the same key', async () => {
    const { asked, address } = await serverWith([429, {}], [200, UPLOADED]);
    const api = httpMockApi({ address, tokenOf: async (caller) => `token-${caller}` });
    expect(await api.post('e', FILE)).toEqual(UPLOADED);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(Array(2).fill('POST /v1/elections/e/ballots'));
    expect(asked[1]?.headers['authorization']).toBe('Bearer token-03');
    expect(asked[1]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked[1]?.headers['idempotency-key']).toBe(asked[0]?.headers['idempotency-key']);
    expect(JSON.parse(asked[1]?.body ?? '')).toEqual({ records: [{ voterId: 'M030000001' }] });
  });

  it('is called by SOS for the election, and a refusal ends it without quoting the answer', async () => {
    const { asked, address } = await serverWith([201, { id: '2027-01-05-statewide' }], [409, { detail: 'M030000001' }]);
    const api = httpMockApi({ address, tokenOf: async (caller) => `token-${caller}` });
    const date = Temporal.PlainDate.from('2027-01-05');
    expect(await api.createElection('Mock Election', date)).toBe('2027-01-05-statewide');
    expect(asked[0]?.headers['authorization']).toBe('Bearer token-sos');
    await expect(api.post('e', FILE)).rejects.toThrow(/^The county API refused a call of the mock election: 409\.$/);
  });

  it('answers of a county that has opted out that each of its rows is refused, and ends with any other refusal', async () => {
    const { address } = await serverWith([409, { code: 'county-not-participating' }], [409, { code: 'busy' }]);
    const api = httpMockApi({ address, tokenOf: async () => 't' });
    const refused = { uploadId: undefined, accepted: 0, unchanged: 0, held: 0, heldRows: [] };
    expect(await api.post('e', FILE)).toEqual({
      ...refused,
      rejected: [{ index: 0, code: 'county-not-participating' }],
    });
    await expect(api.post('e', FILE)).rejects.toThrow(/: 409\.$/);
  });

  it('says for a county whether it takes part', async () => {
    const { asked, address } = await serverWith([200, {}]);
    await httpMockApi({ address, tokenOf: async (caller) => `token-${caller}` }).participate('e', '03', false);
    expect(asked[0]).toMatchObject({ method: 'PUT', url: '/v1/elections/e/participation/03' });
    expect([asked[0]?.headers['authorization'], asked[0]?.body]).toEqual(['Bearer token-03', '{"participates":false}']);
  });

  it('sends tracking files and scans where they belong, and counts what became of them', async () => {
    const { asked, address } = await serverWith(
      [
        200,
        { accepted: 1, unchanged: 0, rejected: [{ index: 1, field: 'imb', code: 'barcode-taken' }], uploadId: 'u' },
      ],
      [200, { recorded: 1, unchanged: 2, waiting: 1, rejected: 2, reasons: [] }],
    );
    const api = httpMockApi({ address, tokenOf: async () => 't' });
    expect(await api.post('e', { ...FILE, kind: 'imb-tracking' })).toEqual({
      uploadId: 'u',
      accepted: 1,
      unchanged: 0,
      held: 0,
      heldRows: [],
      rejected: [{ index: 1, code: 'barcode-taken' }],
    });
    expect(await api.post('e', { ...FILE, kind: 'imb-scans' })).toEqual({
      uploadId: undefined,
      accepted: 1,
      unchanged: 2,
      held: 1,
      heldRows: [{ index: 0, code: 'no-tracking-file' }],
      rejected: [
        { index: 0, code: 'no-scan' },
        { index: 1, code: 'no-scan' },
      ],
    });
    expect(asked.map(({ url }) => url)).toEqual(['/v1/elections/e/imb-tracking', '/v1/imb-scans']);
  });

  it('lists the uploads of a county page by page', async () => {
    const upload = { uploadId: 'u', rows: 1, held: 0, rejected: 0 };
    const { asked, address } = await serverWith(
      [200, { uploads: [upload], cursor: 'c/1' }],
      [200, { uploads: [{ ...upload, uploadId: 'v' }], cursor: null }],
    );
    const api = httpMockApi({ address, tokenOf: async () => 't' });
    expect((await api.uploadsOf('03', 'e')).map(({ uploadId }) => uploadId)).toEqual(['u', 'v']);
    expect(asked[1]?.url).toBe('/v1/uploads?limit=100&electionId=e&cursor=c%2F1');
  });
});

describe('the clock of a test environment on the emulator', () => {
  const NOW = Temporal.Instant.from('2026-12-01T18:00:00Z');
  const now = async () => NOW;

  it('is moved by the environment itself, forward only, and answers when that has', async () => {
    const { asked, address } = await serverWith([200, {}]);
    const clock = emulatedClock(address, now);
    await clock.moveTo(NOW.add({ hours: 8 }));
    await clock.moveTo(NOW.subtract({ hours: 8 }));
    expect(asked.map(({ method, body }) => `${method} ${body}`)).toEqual([
      'POST {"now":"2026-12-02T02:00:00Z","mover":"mock-election"}',
      'POST {"advance":"PT1S","mover":"mock-election"}',
    ]);
  });

  it('fails where it is refused, for the step to be repeated', async () => {
    const { address } = await serverWith([500, {}]);
    await expect(emulatedClock(address, now).moveTo(NOW)).rejects.toThrow(/refused to move/);
  });
});

describe('the clock of a test environment on AWS', () => {
  const NOW = Temporal.Now.instant();
  const table = mockClient(DynamoDBDocumentClient);

  it.each([
    ['ahead is written down, between two waits', 2, 1],
    ['that has passed is passed over, after the same waits', -2, 0],
  ])('a moment %s', async (_, hours, writes) => {
    table.reset();
    table.on(PutCommand).resolves({});
    table.on(GetCommand).resolves({ Item: { ...CLOCK_KEY, offsetMs: 0, mockMs: 1_000 } });
    const pauses: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      pauses.push(milliseconds);
    };
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    await settingsClock(client, 'settings', async () => NOW, wait).moveTo(NOW.add({ hours }));
    expect(pauses).toEqual([150_000, 150_000]);
    const put = table.commandCalls(PutCommand).map((call) => call.args[0].input);
    expect(put).toHaveLength(writes);
    for (const { TableName, Item } of put) {
      expect([TableName, Item?.['pk']]).toEqual(['settings', CLOCK_KEY.pk]);
      expect(Math.abs(Number(Item?.['offsetMs']) - 7_200_000)).toBeLessThan(10_000);
      expect(Number(Item?.['mockMs']) - Number(Item?.['offsetMs'])).toBe(1_000);
    }
  });
});

describe('the API of the smoke test', () => {
  it('gives whatever is answered, and says when nothing is', async () => {
    const { asked, address } = await serverWith([503, { code: 'environment-down' }]);
    const call = httpCountyApi(address);
    expect(await call('t', 'POST', '/v1/voters/search', { lastName: 'Testvoter' })).toEqual({
      kind: 'answered',
      status: 503,
      body: { code: 'environment-down' },
    });
    expect(asked[0]?.headers['authorization']).toBe('Bearer t');
    expect(await httpCountyApi('http://127.0.0.1:1')('t', 'GET', '/v1/elections')).toEqual({ kind: 'unanswered' });
  });

  it('fetches a token with the secret in the header alone; none is no fault', async () => {
    const { asked, address } = await serverWith([200, { access_token: 't' }], [400, { error: 'invalid_client' }]);
    const fetchToken = httpTokens(`${address}/oauth2/token`, 'county-api/use');
    expect(await fetchToken({ clientId: 'c', clientSecret: 's' })).toBe('t');
    expect(asked[0]?.headers['authorization']).toBe(`Basic ${Buffer.from('c:s').toString('base64')}`);
    expect(asked[0]?.body).toBe('grant_type=client_credentials&scope=county-api%2Fuse');
    expect(await fetchToken({ clientId: 'c', clientSecret: 's' })).toBeUndefined();
    expect(await httpTokens('http://127.0.0.1:1', 's')({ clientId: 'c', clientSecret: 's' })).toBeUndefined();
  });
});

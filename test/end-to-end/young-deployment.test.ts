import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { DeleteCommand, GetCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClients } from '../../lib/local/aws/clients.ts';
import { localBucket, localMachineArn, localTable } from '../../lib/local/aws/names.ts';
import { namedVoters } from '../../lib/local/seed/seed.ts';
import type { TableName } from '../../lib/platform/names.ts';
import { CLOCK_KEY } from '../../lib/shared/dynamodb/stage-clock.ts';
import { subscriptionKey } from '../../lib/voters/adapters/subscriptions.ts';
import { voterKey } from '../../lib/voters/adapters/voters.ts';
import {
  type Answer,
  call,
  countyMail,
  eventually,
  innerAddresses,
  moveTo,
  now,
  outbox,
  problemOf,
  type Request,
  read,
  send,
  settle,
  stageUrl,
  subscribe,
} from './client.ts';
import { follow, type StaffBrowser, signIn, staffBrowser } from './staff-client.ts';
import { seeded } from './sync-client.ts';

/**
 * Amador as a deployment finds it that nobody has filled: everything that the seed has put into the tables of it is taken out
 * first. Then the state and the county come in by the doors that production has, until a voter reads a message. Late in the order
 * of the files, before the stage is put back.
 */
const COUNTY = '03';
const OTHER = '20';
const GUIDE = readFileSync(join(import.meta.dirname, '../../docs/integrating.md'), 'utf8');
const path = `/v1/counties/${COUNTY}`;
const HOOK = (): string => `${stageUrl()}/local/ems/hooks/${COUNTY}`;
const MANIFEST = `votecal/${COUNTY}/manifest.json`;
const CONFIDENTIAL = namedVoters(COUNTY).confidential.voterId;
/** The first day of messages about the elections of 2026-11-03, and a day on which one may still be asked for. */
const POSTING = '2026-10-05T11:00:00-07:00';
const ASKING = '2026-07-20T11:00:00-07:00';

const CONTACTS = {
  voters: {
    phone: '+12095550146',
    email: 'elections@amador.example.org',
    site: 'https://elections.amador.example.org',
    cureForm: null,
    hours: 'Monday to Thursday, 9 a.m. to 4 p.m.',
    inPerson: 'vote-centers',
  },
  staff: { email: 'roll@amador.example.org', phone: '+12095550147' },
};
const Issued = z.looseObject({ id: z.string(), clientSecret: z.string(), state: z.string() });
const Registered = z.looseObject({
  signingSecret: z.string(),
  untestedUrl: z.string(),
  webhookUrl: z.string().nullable(),
});
const Ended = z.object({
  loaded: z.number(),
  written: z.number(),
  voters: z.object({ before: z.number(), after: z.number() }),
});

const { dynamodb, s3, stepFunctions } = createClients(innerAddresses().emulator);
/** Where tokens are, as the guide says. */
const tokenUrl = async (): Promise<string> => {
  const { text } = await send('GET', '/v1/openapi.json');
  return z.url().parse(/"tokenUrl":\s*"([^"]+)"/.exec(text)?.[1]);
};

/** Takes out of a table what a rule names. */
const empty = async (
  table: TableName,
  isTheirs: (item: Readonly<Record<string, unknown>>) => boolean,
): Promise<void> => {
  const TableName = localTable(table);
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName })) {
    for (const item of Items.filter(isTheirs)) {
      await dynamodb.send(new DeleteCommand({ TableName, Key: { pk: item['pk'], sk: item['sk'] } }));
    }
  }
};
const itemOf = async (table: TableName, Key: { pk: string; sk: string }) =>
  (await dynamodb.send(new GetCommand({ TableName: localTable(table), Key, ConsistentRead: true }))).Item;

/** Lets the functions' clock show another time for a while; the stage's own stays, and nothing fires. */
const atTime = async (instant: string, work: () => Promise<void>): Promise<void> => {
  const TableName = localTable('settings');
  const before = await itemOf('settings', CLOCK_KEY);
  const offsetMs = Temporal.Instant.from(instant).epochMilliseconds - Date.now();
  await dynamodb.send(new PutCommand({ TableName, Item: { ...CLOCK_KEY, offsetMs } }));
  try {
    await work();
  } finally {
    await dynamodb.send(new PutCommand({ TableName, Item: { ...before, ...CLOCK_KEY } }));
  }
};

/** A token for a credential, as the county's system would fetch it. */
const tokenFor = async ({ id, clientSecret }: { id: string; clientSecret: string }): Promise<string | undefined> => {
  const credentials = Buffer.from(`${id}:${clientSecret}`).toString('base64');
  const answer = await send('POST', await tokenUrl(), {
    raw: 'grant_type=client_credentials&scope=county-api/use',
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
  });
  return z.object({ access_token: z.string() }).safeParse(answer.json).data?.access_token;
};
const withToken = (token: string | undefined, method: string, to: string, request: Request = {}): Promise<Answer> =>
  send(method, to, { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });

/** VoteCal delivers the roll anew, with the time on it. */
const deliver = async (takenAt: Temporal.Instant): Promise<void> => {
  const object = { Bucket: localBucket('rolls'), Key: MANIFEST };
  const { Body } = await s3.send(new GetObjectCommand(object));
  const manifest: unknown = JSON.parse((await Body?.transformToString()) ?? '');
  const body = JSON.stringify({ ...Object(manifest), takenAt: takenAt.toString() });
  await s3.send(new PutObjectCommand({ ...object, Body: body }));
};
const load = async (name: string, input: unknown): Promise<z.output<typeof Ended>> => {
  const start = new StartExecutionCommand({
    stateMachineArn: localMachineArn('load-register'),
    name: `${name}-${Date.now()}`,
    input: JSON.stringify(input),
  });
  const { executionArn } = await stepFunctions.send(start);
  const ended = await eventually(`the end of ${name}`, async () => {
    const execution = await stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });
  expect(ended.status, `${ended.error} ${ended.cause}`).toBe('SUCCEEDED');
  return Ended.parse(JSON.parse(ended.output ?? ''));
};

describe('from a deployment without anything of Amador to a message', () => {
  let sos: StaffBrowser;
  let clerk: StaffBrowser;
  let first: z.infer<typeof Issued>;
  let credential: z.infer<typeof Issued>;
  let token: string | undefined;
  let electionId = '';
  const file = async (browser: StaffBrowser) => (await browser.get(`/operations/counties/${COUNTY}/file`)).text;

  beforeAll(async () => {
    await moveTo(POSTING);
    const isTheirs = ({ county }: Readonly<Record<string, unknown>>): boolean => county === COUNTY;
    await empty('settings', (item) => item['pk'] === `COUNTY#${COUNTY}` || isTheirs(item));
    await empty('staff', (item) => item['pk'] === `UNIT#${COUNTY}` || isTheirs(item));
    await empty('voters', isTheirs);
    await empty('subscriptions', isTheirs);
  });

  it('the Secretary of State signs in and sees that everything is missing; nobody of the county gets in', async () => {
    sos = await signIn('operations@sos.example.org');
    expect(await file(sos)).toContain('None.');
    expect(await file(sos)).not.toContain('All that a night and an election need is on file.');
    const former = await follow(staffBrowser(), '/operations/sign-in?login_hint=clerk@amador.example.org');
    expect(former.text).toContain('No access');
  });

  it('registers the office’s contacts, which no other county may see', async () => {
    expect((await call('sos', 'PUT', `${path}/contacts`, { body: CONTACTS })).json).toEqual(CONTACTS);
    problemOf(await call(OTHER, 'GET', path), 404);
    problemOf(await call(OTHER, 'PUT', `${path}/contacts`, { body: CONTACTS }), 404);
    const voters = { ...CONTACTS.voters, site: 'https://evil.net' };
    problemOf(await call('sos', 'PUT', `${path}/contacts`, { body: { ...CONTACTS, voters } }), 400);
  });

  it('issues a credential for its system, and one for its printer that may make no call but its own', async () => {
    const body = { role: 'county-ems', name: 'DFM production' };
    first = read(await call('sos', 'POST', `${path}/clients`, { body }), 201, Issued);
    problemOf(await call('sos', 'POST', `${path}/clients`, { body }), 409);
    problemOf(await call('sos', 'POST', `${path}/clients`, { body, headers: { 'idempotency-key': 'k' } }), 400);
    token = await tokenFor(first);
    const own = read(await withToken(token, 'GET', path), 200, z.looseObject({ county: z.string() }));
    expect(own.county).toBe(COUNTY);
    problemOf(await withToken(token, 'POST', `${path}/clients`), 403);
    const printer = await call('sos', 'POST', `${path}/clients`, { body: { role: 'print-vendor', name: 'Printer' } });
    const printing = await tokenFor(read(printer, 201, Issued));
    for (const to of [path, '/v1/elections', '/v1/sync-checks']) {
      problemOf(await withToken(printing, 'GET', to), 403);
    }
  });

  it('registers an endpoint that is told once it has answered, and none that leads inside', async () => {
    for (const webhookUrl of [
      'http://169.254.169.254/',
      'https://localhost/',
      'https://127.0.0.1/',
      'https://[::1]/',
    ]) {
      problemOf(await call('sos', 'PUT', `${path}/system`, { body: { vendor: 'dfm', webhookUrl } }), 400);
    }
    const body = { vendor: 'dfm', webhookUrl: HOOK() };
    const { signingSecret, untestedUrl } = read(await call('sos', 'PUT', `${path}/system`, { body }), 200, Registered);
    expect(untestedUrl).toBe(HOOK());
    // The county has not installed the secret yet: its system refuses the signature.
    problemOf(await withToken(token, 'POST', `${path}/system/test`, { body: {} }), 409);
    await send('POST', '/local/ems', { body: { county: COUNTY, signingSecret } });
    expect((await withToken(token, 'POST', `${path}/system/test`, { body: {} })).json).toEqual({
      vendor: 'dfm',
      webhookUrl: HOOK(),
      untestedUrl: null,
    });
    const shown = await call('sos', 'GET', path);
    expect(shown.text).not.toContain(signingSecret);
    expect(await file(sos)).toContain('All that a night and an election need is on file.');
  });

  it('renews the credential beside the old one, and revokes either with the next call', async () => {
    const renewal = await call('sos', 'POST', `${path}/clients/${first.id}/rotation`, { body: {} });
    credential = read(renewal, 201, Issued);
    const newToken = await tokenFor(credential);
    for (const opened of [token, newToken]) expect((await withToken(opened, 'GET', path)).status).toBe(200);
    problemOf(await call('sos', 'POST', `${path}/clients/${first.id}/rotation`, { body: {} }), 409);
    expect((await call('sos', 'DELETE', `${path}/clients/${first.id}`)).json).toMatchObject({ state: 'revoked' });
    expect((await withToken(token, 'GET', path)).status).toBe(403);
    expect(await tokenFor(first)).toBeUndefined();
    expect((await withToken(newToken, 'GET', path)).status).toBe(200);
    problemOf(await call(OTHER, 'DELETE', `${path}/clients/${credential.id}`), 403);
    token = newToken;
  });

  it('invites its first clerk, who signs in and sees the own county alone', async () => {
    const email = 'first-clerk@amador.example.org';
    const invitation = { county: COUNTY, role: 'county-clerk', name: 'Fiona First', email };
    expect((await sos.post('/operations/people/invitations', invitation)).location).toContain('notice=invited');
    const mail = (await countyMail()).filter(({ to }) => to === email).at(-1)?.body ?? '';
    const link = new URL(/http\S+\/invitations\/\S+/.exec(mail)?.[0] ?? '');
    await staffBrowser().post(link.pathname, {});
    clerk = await signIn(email, `&invitation=${link.pathname.split('/').at(-1)}`);
    expect(await file(clerk)).toContain(CONTACTS.voters.email);
    expect((await clerk.get(`/operations/counties/${OTHER}`)).status).toBe(404);
  });

  it('loads its 258 voters from VoteCal’s snapshot, the confidential one without a name', async () => {
    const statusAt = '2026-10-05T08:30:00-07:00';
    const row = { voterId: 'V030000200', ballotId: 'R-1', status: 'ISSUED', statusAt, sentDate: '2026-10-05' };
    const post = () =>
      withToken(token, 'POST', '/v1/elections/2026-11-03-statewide/ballots', { body: { records: [row] } });
    expect((await post()).json).toMatchObject({ rejected: [{ code: 'unknown-voter' }] });
    await deliver(await now());
    const ended = await load('first', { first: true, counties: [COUNTY] });
    const voters = seeded(COUNTY).truth.records.votecal;
    expect(voters).toBeGreaterThanOrEqual(258);
    expect(ended).toEqual({ loaded: 1, written: voters, voters: { before: 0, after: voters - 1 } });
    expect((await post()).json).toMatchObject({ accepted: 1, rejected: [] });
    const hidden = await itemOf('voters', voterKey(CONFIDENTIAL));
    expect(hidden).toMatchObject({ confidential: true, county: COUNTY });
    expect(hidden).not.toHaveProperty('lastName');
  });

  it('the county asks for its election, and the Secretary of State accepts it', async () => {
    const body = { name: 'Amador Library Measure', date: '2026-11-03', kind: 'local', imb: 'none' };
    await atTime(ASKING, async () => {
      const asked = await withToken(token, 'POST', '/v1/elections', { body });
      electionId = read(asked, 201, z.looseObject({ id: z.string(), approval: z.literal('requested') })).id;
      const decision = { decision: 'accept', version: 1 };
      problemOf(await withToken(token, 'POST', `/v1/elections/${electionId}/decision`, { body: decision }), 403);
      const accepted = await call('sos', 'POST', `/v1/elections/${electionId}/decision`, { body: decision });
      expect(accepted.json).toMatchObject({ approval: 'accepted' });
    });
  });

  it('its system posts a row as the guide’s sample does, with its own credential, and the voter reads a message', async () => {
    const [voter] = namedVoters(COUNTY).others;
    const voterId = voter?.voterId ?? '';
    await subscribe(voterId, { channels: ['text'], phone: voter?.phone ?? '' });
    const [, sample = ''] = /```sh\n([\s\S]*?)```/.exec(GUIDE) ?? [];
    const env = {
      ...process.env,
      ROLLCALL_URL: stageUrl(),
      ROLLCALL_TOKEN_URL: await tokenUrl(),
      ROLLCALL_CLIENT_ID: credential.id,
      ROLLCALL_CLIENT_SECRET: credential.clientSecret,
      ROLLCALL_ELECTION: electionId,
      ROLLCALL_VOTER: voterId,
      no_proxy: 'localhost,127.0.0.1',
    };
    const { stdout } = await promisify(execFile)('sh', ['-c', sample], { env });
    const [elections, tried, posted] = stdout.trim().split('\n');
    expect(elections).toContain(electionId);
    expect(JSON.parse(tried ?? '')).toMatchObject({ accepted: 1, dryRun: true });
    expect(JSON.parse(posted ?? '')).toMatchObject({ accepted: 1, held: 0, rejected: [] });
    await settle();
    const [message] = (await outbox(voterId)).filter((one) => one.electionId === electionId);
    expect(message).toMatchObject({ type: 'Outbound', channel: 'text', to: voter?.phone });
    expect(message?.body).toContain('Amador Library Measure');
  });

  it('its clerk starts a check with a button, which SOS operations can start again only where it has failed', async () => {
    const started = await clerk.post('/operations/check-starts', { county: COUNTY });
    expect(started.location).toContain(`/operations/counties/${COUNTY}?notice=check-started`);
    const { text } = await clerk.get(started.location ?? '');
    const [, id = ''] = /\/operations\/checks\/(03-\d{8}T\d{6}-county)/.exec(text) ?? [];
    const again = await sos.post('/operations/check-starts/again', { county: COUNTY, id });
    expect([again.status, again.text.includes('The check has not failed')]).toEqual([409, true]);
    expect((await clerk.post('/operations/check-starts/again', { county: COUNTY, id })).status).toBe(403);
    await settle();
    expect((await clerk.get(`/operations/checks/${id}`)).text).not.toContain('The two rolls are being compared');
  });

  it('takes a change of the day from the Secretary of State alone, and the next roll confirms it or takes it back', async () => {
    const [mover] = namedVoters(COUNTY).others.slice(-1);
    const voterId = mover?.voterId ?? '';
    await subscribe(voterId, { channels: ['text'], phone: mover?.phone ?? '' });
    const at = (await now()).toString();
    const change = { change: 'moved', voterId, county: '07', at, row: { residenceZip: '94520' } };
    const request = { raw: JSON.stringify(change), headers: { 'content-type': 'application/x-ndjson' } };
    problemOf(await withToken(token, 'POST', '/v1/register-changes', request), 403);
    const answer = await call('sos', 'POST', '/v1/register-changes', request);
    expect(answer.json).toMatchObject({ accepted: 1, ended: 1 });
    expect(await itemOf('voters', voterKey(voterId))).toMatchObject({ county: '07', zip: '94520' });
    expect(await itemOf('subscriptions', subscriptionKey(voterId))).toMatchObject({ ended: { movedTo: '07' } });
    await deliver((await now()).add({ minutes: 10 }));
    const ended = await load('again', { counties: [COUNTY] });
    expect(ended).toMatchObject({ loaded: 1, written: 2 });
    expect(await itemOf('voters', voterKey(voterId))).toMatchObject({ county: COUNTY });
  });
});

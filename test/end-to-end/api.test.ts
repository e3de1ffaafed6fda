import { connect } from 'node:net';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClients } from '../../lib/local/aws/clients.ts';
import { localTable } from '../../lib/local/aws/names.ts';
import { API_ACCESS } from '../../lib/platform/access.ts';
import { API_CALLS, OPEN_PATHS } from '../../lib/platform/api-routes.ts';
import { lambdasIn } from '../../lib/platform/lambdas.ts';
import { tablesOf } from '../../lib/platform/names.ts';
import {
  type Answer,
  call,
  countyMail,
  eventually,
  innerAddresses,
  now,
  outbox,
  problemOf,
  read,
  send,
  setEms,
  settle,
  stageUrl,
  subscribe,
  tokenOf,
  votersOf,
} from './client.ts';
import { checksOf, readCheck, sha256 } from './sync-client.ts';

const STATEWIDE = '2026-11-03-statewide';
const OWN = '10';
const FOREIGN = '19';

const Election = z.looseObject({
  id: z.string(),
  name: z.string(),
  date: z.string(),
  kind: z.string(),
  trackingOn: z.string(),
  imb: z.string(),
});

const FreshCounties = z.object({ counties: z.array(z.looseObject({ county: z.string() })) });

/** A date so many days after today on the stage's clock. */
const inDays = async (days: number): Promise<string> =>
  (await now()).toZonedDateTimeISO('America/Los_Angeles').toPlainDate().add({ days }).toString();

const createElection = async (caller: string, body: Readonly<Record<string, unknown>>): Promise<Answer> =>
  call(caller, 'POST', '/v1/elections', { body: { imb: 'none', ...body } });

/** A path with its parameters filled in. */
const filled = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'none'));

/** A body that is right in form for each call that takes one. */
const bodyFor = (path: string): unknown => {
  if (path === '/v1/uploads/{id}/complete') return {};
  if (path.endsWith('/release') || path.endsWith('/discard')) return { reason: 'Test' };
  if (path.endsWith('/complete')) return { sha256: sha256('x'), rows: 1 };
  if (path.endsWith('/ballots')) return { records: [] };
  if (path.endsWith('/participation-history')) return { records: [] };
  if (path.endsWith('/imb-tracking')) return { records: [] };
  if (path.includes('/participation/')) return { participates: true };
  if (path === '/v1/elections/{id}') return { imb: 'none' };
  if (path.endsWith('/contacts')) {
    const voters = { phone: null, email: null, site: null, cureForm: null, hours: null, inPerson: null };
    return { voters, staff: { email: null, phone: null } };
  }
  if (path.endsWith('/opt-out')) return { reason: 'asked-by-phone' };
  if (path === '/v1/voters/search') return { lastName: 'Wright', dateOfBirth: '03-09-1971' };
  if (path.endsWith('/decision')) return { decision: 'accept', version: 1 };
  if (path.endsWith('/alternate-schedule')) return { runAt: '2026-12-01T20:00:00-08:00', reason: 'Test' };
  return {};
};
/** The calls of a stage that is no test environment. */
const CALLS = Object.entries(API_CALLS).flatMap(([lambda, call]) =>
  (lambdasIn({ testEnvironment: false, copiesOut: true }) as readonly string[]).includes(lambda) ? [call] : [],
);
/** Whether a call is for systems of the Secretary of State alone. */
const isOfSos = (method: string, path: string): boolean =>
  (Object.keys(API_CALLS) as (keyof typeof API_CALLS)[]).some(
    (lambda) =>
      API_CALLS[lambda].method === method &&
      API_CALLS[lambda].path === path &&
      !API_ACCESS[lambda].includes('county-ems'),
  );
const requestFor = (method: string, path: string) => (method === 'GET' ? {} : { body: bodyFor(path) });

describe('who may call', () => {
  it.each(CALLS.map(({ method, path }) => [method, path] as const))(
    'refuses %s %s without a token, and with a wrong one',
    async (method, path) => {
      const address = filled(path, { id: STATEWIDE, county: OWN, code: OWN });
      const request = requestFor(method, path);
      problemOf(await send(method, address, request), 401);
      problemOf(await send(method, address, { ...request, headers: { authorization: 'Bearer x.y.z' } }), 401);
    },
  );

  it('refuses tokens that are empty, unsigned, altered, signed otherwise or of another kind', async () => {
    const [head, payload, signature = ''] = (await tokenOf(OWN)).split('.');
    const altered = Buffer.from(
      Buffer.from(payload ?? '', 'base64url')
        .toString()
        .replace('{', '{"role":"sos",'),
    );
    for (const authorization of [
      'Bearer',
      'Bearer ',
      `Basic ${Buffer.from('county:03').toString('base64')}`,
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
      `Bearer ${head}.${payload}.${signature.split('').toReversed().join('')}`,
      `Bearer ${head}.${altered.toString('base64url')}.${signature}`,
    ]) {
      problemOf(await send('GET', '/v1/elections', { headers: { authorization } }), 401);
    }
  });

  it('takes no cookie, whatever its name, and remembers nobody by a header that callers share', async () => {
    const token = await tokenOf(FOREIGN);
    for (const name of ['rollcall-session', '__Host-rollcall-session']) {
      for (const authorization of [{}, { authorization: 'x' }, { authorization: 'Bearer a.b.c' }]) {
        const headers = { ...authorization, cookie: `${name}=${token}` };
        problemOf(await send('POST', '/v1/sync-checks', { body: {}, headers }), 401);
        problemOf(await send('POST', '/v1/sync-checks', { body: {}, headers: { ...authorization } }), 401);
      }
    }
  });

  it('shows the pages to sessions of people alone, whatever token a request carries', async () => {
    const token = await tokenOf(OWN);
    for (const headers of [{}, { authorization: `Bearer ${token}` }, { cookie: `__Host-rollcall-session=${token}` }]) {
      expect((await send('GET', '/operations/counties/03', { headers })).status).toBe(401);
    }
  });

  it('takes the county from the credential alone', async () => {
    const { checks } = read(
      await call(OWN, 'GET', '/v1/sync-checks', { headers: { 'x-county': FOREIGN, county: FOREIGN } }),
      200,
      z.object({ checks: z.array(z.looseObject({ county: z.string() })) }),
    );
    expect(checks.every(({ county }) => county === OWN)).toBe(true);
  });

  it('keeps what is for SOS from counties, and what is for counties from SOS', async () => {
    const alternate = { body: { runAt: `${await inDays(5)}T20:00:00-07:00`, reason: 'We would like to' } };
    problemOf(await call(OWN, 'PUT', `/v1/counties/${OWN}/alternate-schedule`, alternate), 403);
    problemOf(await call('sos', 'POST', '/v1/sync-checks', { body: {} }), 403);
    problemOf(await call('sos', 'POST', `/v1/elections/${STATEWIDE}/ballots`, { body: { records: [] } }), 403);
  });
});

describe('what does not exist', () => {
  it.each([
    ['GET', '/v1/voters/search?lastName=Smith&dateOfBirth=1980-01-01'],
    ['GET', `/v1/elections/${STATEWIDE}/report`],
    ['GET', `/v1/elections/${STATEWIDE}/report?format=eavs`],
    ['GET', '/v1/releases'],
    ['POST', '/v1/releases/2026-11/opt-in'],
    ['GET', '/v1/'],
    ['GET', '/v1'],
    ['GET', '/v1/nothing/of/the/kind'],
    ['DELETE', '/v1/elections'],
    ['PATCH', `/v1/elections/${STATEWIDE}/ballots`],
    ['GET', '/v1/../local/clock/nothing'],
  ])('%s %s answers 404 with a problem', async (method, path) => {
    const request = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
    problemOf(await call('03', method, path, request), 404);
    problemOf(await call('sos', method, path, request), 404);
  });

  it.each([
    'nothing',
    '19-2026-10-02',
    '99-2026-10-02-regular',
    '../03-2026-10-02-regular',
    '03-2026-10-02-regular%00',
    '%F0%9F%97%B3',
    "' OR 1=1 --",
    'a'.repeat(500),
  ])('a check named %s', async (id) => {
    problemOf(await call('03', 'GET', `/v1/sync-checks/${encodeURIComponent(id)}`), 404);
  });
});

describe('one county cannot see another', () => {
  let local: string;
  let foreignCheck: string;
  let secrets: readonly string[];

  beforeAll(async () => {
    const body = { name: 'Foreign Water District', date: await inDays(120), kind: 'local' };
    local = read(await createElection(FOREIGN, body), 201, Election).id;
    const [check] = await checksOf(FOREIGN);
    if (!check) throw new Error(`County ${FOREIGN} has no check: was the demonstration left out?`);
    foreignCheck = check.id;
    const [voter] = await votersOf(FOREIGN, 1);
    if (!voter) throw new Error(`County ${FOREIGN} has no voters.`);
    secrets = ['Foreign Water District', voter.voterId, voter.lastName, voter.phone, voter.email];
  });

  const withParameters = CALLS.filter(({ path }) => path.includes('{'));
  it.each(withParameters.map(({ method, path }) => [method, path] as const))(
    '%s %s of another county is 404 and says nothing',
    async (method, path) => {
      const isCheck = path.includes('sync-checks');
      const values = { id: isCheck ? foreignCheck : local, county: FOREIGN, code: FOREIGN };
      const nowhere = {
        id: isCheck ? `${FOREIGN}-2019-01-04-regular` : '2019-01-08-19-nothing',
        county: FOREIGN,
        code: FOREIGN,
      };
      const request = requestFor(method, path);
      const foreign = await call(OWN, method, filled(path, values), request);
      // What only SOS may do is refused to a county whatever it names.
      const problem = problemOf(foreign, isOfSos(method, path) ? 403 : 404);
      expect(problem).toEqual(problemOf(await call(OWN, method, filled(path, nowhere), request), problem.status));
      for (const secret of secrets) expect(foreign.text).not.toContain(secret);
    },
  );

  it('cannot speak for another county in an election of both', async () => {
    const path = `/v1/elections/${STATEWIDE}/participation/${FOREIGN}`;
    problemOf(await call(OWN, 'PUT', path, { body: { participates: false } }), 404);
  });

  it('cannot list another county’s checks, schedule or elections', async () => {
    problemOf(await call(OWN, 'GET', `/v1/sync-checks?county=${FOREIGN}`), 404);
    const schedule = await call(OWN, 'GET', `/v1/sync-schedule?from=2026-10-01&to=2026-12-31&county=${FOREIGN}`);
    expect(schedule.text).not.toContain(`"county":"${FOREIGN}"`);
    const elections = await call(OWN, 'GET', '/v1/elections');
    expect(elections.text).not.toContain('Foreign Water District');
    expect(elections.text).toContain(STATEWIDE);
    const own = await call(FOREIGN, 'GET', '/v1/elections');
    expect(own.text).toContain(local);
  });

  it('cannot read how fresh another county’s data are', async () => {
    const { counties } = read(await call(OWN, 'GET', '/v1/freshness'), 200, FreshCounties);
    expect(new Set(counties.map(({ county }) => county))).toEqual(new Set([OWN]));
    const all = read(await call('sos', 'GET', '/v1/freshness'), 200, FreshCounties);
    expect(all.counties.length).toBeGreaterThan(counties.length);
  });

  it('finds its own voters by name and says why they cannot sign up; another county’s are nobody', async () => {
    const voter = (await votersOf(OWN)).find(({ status, confidential }) => status === 'A' && !confidential);
    if (!voter) throw new Error(`County ${OWN} has no voters.`);
    const { voterId, lastName, dateOfBirth } = voter;
    const search = { body: { lastName, dateOfBirth } };
    expect((await call(OWN, 'POST', '/v1/voters/search', search)).text).toContain(voterId);
    expect((await call(FOREIGN, 'POST', '/v1/voters/search', search)).text).not.toContain(voterId);
    const path = `/v1/voters/${voterId}/sign-up-diagnosis`;
    const Answer = z.looseObject({ answer: z.string(), findings: z.array(z.looseObject({ cause: z.string() })) });
    read(await call(OWN, 'GET', path), 200, Answer);
    const typed = { body: { dateOfBirth: '31/12/1970' } };
    expect(read(await call(OWN, 'POST', path, typed), 200, Answer).answer).toBe('form-refused');
    problemOf(await call(FOREIGN, 'GET', path), 404);
    const optOut = { body: { reason: 'asked-by-phone' } };
    const left = z.looseObject({ channels: z.array(z.string()) });
    expect(read(await call(OWN, 'POST', `/v1/voters/${voterId}/opt-out`, optOut), 200, left).channels).toEqual([]);
  });

  it('cannot learn whether another county has a voter', async () => {
    const [voter] = await votersOf(FOREIGN, 1);
    const rowOf = (voterId: string | undefined) => ({
      voterId,
      ballotId: 'B1',
      status: 'ISSUED',
      statusAt: '2026-10-09T09:00:00-07:00',
      sentDate: '2026-10-09',
    });
    const records = [rowOf(voter?.voterId), rowOf('V999999999999')];
    const answer = await call(OWN, 'POST', `/v1/elections/${STATEWIDE}/ballots`, { body: { records } });
    const { rejected } = read(answer, 200, z.looseObject({ rejected: z.array(z.looseObject({ code: z.string() })) }));
    expect(rejected).toHaveLength(2);
    expect(rejected[0]?.code).toBe(rejected[1]?.code);
    for (const secret of secrets) expect(answer.text).not.toContain(secret);
  });
});

describe('elections', () => {
  it('keeps a local election asked for 90 days before as a request, and opens it when SOS accepts it', async () => {
    const asked = { name: 'Fresno Library Measure', date: await inDays(90), kind: 'local', imb: 'both' };
    const answer = await createElection(OWN, asked);
    const election = read(answer, 201, Election);
    expect(election).toMatchObject(asked);
    expect(election.trackingOn).toBe(Temporal.PlainDate.from(asked.date).subtract({ days: 29 }).toString());
    const { elections } = read(
      await call(OWN, 'GET', '/v1/elections'),
      200,
      z.object({ elections: z.array(Election) }),
    );
    expect(elections).toContainEqual(expect.objectContaining({ ...asked, id: election.id, approval: 'requested' }));
    problemOf(await createElection(OWN, asked), 409);
    // Nobody can post for it, and no page of voters shows it, before SOS has accepted it.
    const post = () => call(OWN, 'POST', `/v1/elections/${election.id}/ballots`, { body: { records: [] } });
    problemOf(await post(), 404);
    expect((await send('GET', '/')).text).not.toContain(asked.name);
    const decision = { decision: 'accept', version: 1 };
    problemOf(await call(OWN, 'POST', `/v1/elections/${election.id}/decision`, { body: decision }), 403);
    const accepted = await call('sos', 'POST', `/v1/elections/${election.id}/decision`, { body: decision });
    expect(read(accepted, 200, Election)).toMatchObject({ id: election.id, approval: 'accepted' });
    expect((await post()).status).toBe(200);
  });

  it('refuses one asked for 89 days before, unless SOS gives a reason', async () => {
    const late = { name: 'Late Measure', date: await inDays(89), kind: 'local' };
    const problem = problemOf(await createElection(OWN, late), [403, 409, 422]);
    expect(problem.detail).toMatch(/90 days/);
    problemOf(await createElection(OWN, { ...late, overrideReason: 'We were late' }), [403, 409, 422]);
    problemOf(await createElection('sos', { ...late, county: OWN }), [400, 409, 422]);
    problemOf(await createElection('sos', { ...late, county: OWN, overrideReason: '  ' }), 400);
    const reason = 'The court ordered the election';
    const accepted = await createElection('sos', { ...late, county: OWN, overrideReason: reason });
    expect(read(accepted, 201, Election)).toMatchObject({ name: 'Late Measure', overrideReason: reason });
  });

  it('leaves statewide elections to SOS', async () => {
    problemOf(await createElection(OWN, { name: 'Ours', date: await inDays(200), kind: 'statewide' }), 403);
    const body = { name: 'Statewide Special Election', date: await inDays(300), kind: 'statewide' };
    expect(read(await createElection('sos', body), 201, Election)).toMatchObject(body);
  });

  it.each([
    ['no name', { name: undefined }],
    ['an empty name', { name: '   ' }],
    ['a date that does not exist', { date: '2027-02-30' }],
    ['a past date', { date: '2020-11-03' }],
    ['a date whose last message is beyond the calendar', { date: '9999-12-31' }],
    ['a deadline beyond the calendar', { deadlines: { cureBy: '9999-12-31T23:59:59-08:00' } }],
    ['a deadline before the calendar', { deadlines: { receiptBy: '0000-01-01' } }],
    ['an unknown kind', { kind: 'federal' }],
    ['an unknown use of IMb', { imb: 'sometimes' }],
    ['a field of nobody', { owner: '19' }],
  ])('refuses %s', async (_, wrong) => {
    const body = { name: 'A Measure', date: await inDays(100), kind: 'local', ...wrong };
    problemOf(await createElection(OWN, body), [400, 409, 422]);
    expect((await call(OWN, 'GET', '/v1/elections')).status).toBe(200);
  });
});

describe('what is wrong with a request', () => {
  const path = `/v1/elections/${STATEWIDE}/ballots`;

  it.each([
    ['application/xml', '<records/>'],
    ['text/plain', '{"records":[]}'],
    ['multipart/form-data; boundary=x', '--x--'],
  ])('refuses %s with 415', async (type, raw) => {
    problemOf(await call(OWN, 'POST', path, { raw, headers: { 'content-type': type } }), 415);
    problemOf(await call(OWN, 'POST', '/v1/elections', { raw, headers: { 'content-type': type } }), 415);
  });

  it('takes a content type with a charset', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect((await call(OWN, 'POST', path, { raw: '{"records":[]}', headers })).status).toBe(200);
  });

  it('refuses more rows, or more bytes, than one batch may have with 413', async () => {
    const records = Array.from({ length: 5_001 }, () => ({}));
    problemOf(await call(OWN, 'POST', path, { body: { records } }), 413);
    const ndjson = { headers: { 'content-type': 'application/x-ndjson' } };
    problemOf(await call(OWN, 'POST', path, { raw: '{}\n'.repeat(5_001), ...ndjson }), 413);
    const wide = JSON.stringify({ records: [{ voterId: 'x'.repeat(4_500_000) }] });
    problemOf(await call(OWN, 'POST', path, { raw: wide, headers: { 'content-type': 'application/json' } }), 413);
  });

  it('takes as many rows as one batch may have, and answers for each', async () => {
    const records = Array.from({ length: 5_000 }, (_, index) => ({
      voterId: `V9${String(index).padStart(8, '0')}`,
      ballotId: `B${index}`,
      status: 'ISSUED',
      statusAt: '2026-10-09T09:00:00-07:00',
      sentDate: '2026-10-09',
    }));
    const answer = await call(OWN, 'POST', path, { body: { records } });
    const { rejected } = read(
      answer,
      200,
      z.looseObject({ rejected: z.array(z.looseObject({ index: z.int(), code: z.string() })) }),
    );
    expect(rejected.map(({ index }) => index)).toEqual(records.map((_, index) => index));
  });

  it('answers the same key with the same answer, another body under it with 422', async () => {
    const key = `test-${sha256(String(performance.now())).slice(0, 16)}`;
    const headers = { 'idempotency-key': key };
    const body = { name: 'Once Only Measure', date: await inDays(150), kind: 'local', imb: 'none' };
    const first = await call(OWN, 'POST', '/v1/elections', { body, headers });
    const second = await call(OWN, 'POST', '/v1/elections', { body, headers });
    expect(first.status, first.told).toBe(201);
    expect([second.status, second.json]).toEqual([first.status, first.json]);
    problemOf(await call(OWN, 'POST', '/v1/elections', { body: { ...body, name: 'Another' }, headers }), 422);
    // The key is the client's own: another county may use the same one.
    expect((await call('54', 'POST', '/v1/elections', { body, headers })).status).toBe(201);
  });

  it('starts one check for two requests with the same key', async () => {
    const headers = { 'idempotency-key': `check-${sha256(String(performance.now())).slice(0, 16)}` };
    const county = '45';
    const first = await call(county, 'POST', '/v1/sync-checks', { body: {}, headers });
    const second = await call(county, 'POST', '/v1/sync-checks', { body: {}, headers });
    expect(first.status, first.told).toBe(202);
    expect([second.status, second.json]).toEqual([first.status, first.json]);
  });

  it('cancels a check that the county has started: its office is told, and the county is free again', async () => {
    const county = '35';
    await setEms(county, 'manual');
    const { id } = read(await call(county, 'POST', '/v1/sync-checks', { body: {} }), 202, z.object({ id: z.string() }));
    await eventually('the check to wait for its extract', async () => {
      const { status } = await readCheck(id);
      return status === 'awaiting-extract' ? status : undefined;
    });
    const cancelled = await call(county, 'DELETE', `/v1/sync-checks/${id}`);
    expect(read(cancelled, 200, z.object({ id: z.string(), status: z.string() }))).toEqual({ id, status: 'failed' });
    expect((await call(county, 'DELETE', `/v1/sync-checks/${id}`)).status).toBe(200);
    const shown = await call(county, 'GET', `/v1/sync-checks/${id}`);
    expect(shown.json).toMatchObject({ status: 'failed', result: null, failure: { code: 'cancelled-by-county' } });
    problemOf(await call(county, 'POST', `/v1/sync-checks/${id}/extract`, { body: {} }), 409);
    await eventually('the office to be told', async () =>
      (await countyMail()).find(({ subject, body }) => subject.includes(id) && body.includes('cancelled this check')),
    );
    const [night] = (await checksOf(OWN)).filter(({ initiatedBy }) => initiatedBy === 'sos');
    if (night) problemOf(await call(OWN, 'DELETE', `/v1/sync-checks/${night.id}`), 409);
    await setEms(county, 'simulated');
  });

  it('answers 422 for a date that has passed', async () => {
    const body = { runAt: '2020-01-01T20:00:00-08:00', reason: 'Too late' };
    problemOf(await call('sos', 'PUT', `/v1/counties/${OWN}/alternate-schedule`, { body }), 422);
    problemOf(await call('sos', 'PUT', '/v1/counties/59/alternate-schedule', { body }), 404);
  });
});

describe('a dry run', () => {
  const county = '28';
  const { dynamodb } = createClients(innerAddresses().emulator);
  /** Where a call that is meant leaves something; not the record of calls, nor their count. */
  const TOLD = tablesOf({ testEnvironment: false }).filter((name) => !['requests', 'sessions', 'audit'].includes(name));
  const everything = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const table of TOLD) {
      for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName: localTable(table) })) {
        found.push(...Items.map((item) => `${table} ${JSON.stringify(item)}`));
      }
    }
    return found.toSorted();
  };
  const Rows = z.looseObject({
    accepted: z.int(),
    unchanged: z.int(),
    dryRun: z.literal(true).optional(),
    uploadId: z.string().optional(),
  });

  it('decides as the call itself would, and changes nothing; what was uploaded can be read', async () => {
    const [voter] = (await votersOf(county)).filter(({ status }) => status === 'A');
    const row = {
      voterId: voter?.voterId,
      ballotId: 'DRY-1',
      status: 'ISSUED',
      statusAt: '2026-10-05T09:00:00-07:00',
      sentDate: '2026-10-05',
    };
    const rows = { body: { records: [row, { ...row, voterId: 'V999999999999' }] } };
    const ballots = `/v1/elections/${STATEWIDE}/ballots`;
    const history = {
      body: { records: [{ voterId: voter?.voterId, method: 'VCR', active: true, at: '2026-10-05T10:00:00-07:00' }] },
    };
    const named = { name: 'Dry Measure', date: await inDays(120), kind: 'local', imb: 'none' };
    const change = {
      change: 'moved',
      voterId: voter?.voterId,
      county: '07',
      at: (await now()).toString(),
      row: { residenceZip: '94520' },
    };
    const contacts = {
      voters: { phone: '+17075550111', email: null, site: null, cureForm: null, hours: null, inPerson: null },
      staff: { email: null, phone: null },
    };
    await settle();
    // The stage makes a credential for whoever first asks for a token.
    for (const caller of ['sos', county] as const) await tokenOf(caller);
    const before = await everything();
    const decided: readonly (readonly [string, string, string, Parameters<typeof call>[3], number])[] = [
      [county, 'POST', '/v1/sync-checks', { body: {} }, 202],
      [county, 'POST', '/v1/elections', { body: named }, 201],
      [county, 'PUT', `/v1/elections/${STATEWIDE}/participation/${county}`, { body: { participates: false } }, 200],
      [county, 'PUT', `/v1/counties/${county}/contacts`, { body: contacts }, 200],
      ['sos', 'PUT', `/v1/elections/${STATEWIDE}`, { body: { imb: 'outbound' } }, 200],
      ['sos', 'POST', `/v1/counties/${county}/clients`, { body: { role: 'county-ems', name: 'Dry' } }, 201],
      [
        'sos',
        'PUT',
        `/v1/counties/${county}/system`,
        { body: { vendor: 'dfm', webhookUrl: `${stageUrl()}/local/ems/hooks/${county}` } },
        200,
      ],
      [
        'sos',
        'PUT',
        `/v1/counties/${county}/alternate-schedule`,
        { body: { runAt: `${await inDays(9)}T20:00:00-07:00`, reason: 'Dry' } },
        200,
      ],
    ];
    for (const [caller, method, path, request, wouldAnswer] of decided) {
      const tried = await call(caller, method, `${path}?dryRun=true`, request);
      expect(read(tried, 200, z.unknown()), `${method} ${path}`).toEqual({ dryRun: true, wouldAnswer });
    }
    const tried = read(await call(county, 'POST', `${ballots}?dryRun=true`, rows), 200, Rows);
    expect(tried).toMatchObject({ accepted: 1, unchanged: 0, rejected: [{ index: 1 }], dryRun: true });
    expect(tried.uploadId).toBeUndefined();
    const path = `/v1/elections/${STATEWIDE}/participation-history`;
    expect(read(await call(county, 'POST', `${path}?dryRun=true`, history), 200, Rows)).toMatchObject({ dryRun: true });
    const lines = { raw: JSON.stringify(change), headers: { 'content-type': 'application/x-ndjson' } };
    expect(read(await call('sos', 'POST', '/v1/register-changes?dryRun=true', lines), 200, Rows)).toMatchObject({
      accepted: 1,
    });
    // What would be refused is refused.
    problemOf(
      await call('sos', 'POST', '/v1/elections?dryRun=true', {
        body: { name: 'General Election', date: '2026-11-03', kind: 'statewide', imb: 'both' },
      }),
      [409, 422],
    );
    problemOf(await call(county, 'POST', `/v1/counties/${county}/system/test?dryRun=true`, { body: {} }), 400);
    problemOf(await call(county, 'GET', '/v1/elections?dryRun=true'), 400);
    expect(await everything()).toEqual(before);

    const { uploadId = '', ...meant } = read(await call(county, 'POST', ballots, rows), 200, Rows);
    const { plan, ...told } = tried;
    expect(plan).toBeDefined();
    expect({ ...meant, dryRun: true }).toEqual(told);
    const again = read(await call(county, 'POST', `${ballots}?dryRun=true`, rows), 200, Rows);
    expect(again).toMatchObject({ accepted: 0, unchanged: 1 });
    const uploads = read(
      await call(county, 'GET', `/v1/uploads?electionId=${STATEWIDE}`),
      200,
      z.object({ uploads: z.array(z.looseObject({ uploadId: z.string() })) }),
    );
    const shown = uploads.uploads.find((one) => one.uploadId === uploadId);
    expect(shown).toMatchObject({ uploadId, rows: 2, accepted: 1, rejected: 1 });
    expect((await call(county, 'GET', `/v1/uploads/${uploadId}`)).json).toEqual(shown);
    const first = await call(county, 'GET', `/v1/uploads/${uploadId}/rows?limit=1`);
    expect(first.json).toEqual({ rows: [{ index: 0, result: 'accepted' }], cursor: '1' });
    const second = await call(county, 'GET', `/v1/uploads/${uploadId}/rows?cursor=1`);
    expect(second.json).toMatchObject({
      rows: [{ index: 1, result: 'rejected', problem: { code: 'unknown-voter' } }],
      cursor: null,
    });
    for (const of of ['', '/rows']) problemOf(await call(FOREIGN, 'GET', `/v1/uploads/${uploadId}${of}`), 404);
  });
});

describe('hostile input is refused as ordinary wrong input', () => {
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  const RAW: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['half a document', '{"records":['],
    ['a scalar', '7'],
    ['null', 'null'],
    ['an array', '[]'],
    ['JSON 20,000 levels deep', deep],
    ['arrays 20,000 levels deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['a prototype', '{"__proto__":{"records":[]},"constructor":{"prototype":{"role":"sos"}}}'],
    ['a key twice', '{"records":"x","records":7}'],
    ['a huge number', '{"records":1e999999}'],
    ['lone surrogates', '{"records":"\\ud800"}'],
    ['NUL', '{"records":"\\u0000"}'],
    ['broken UTF-8 in a byte order mark', '\ufeff{"records":7}'],
  ];
  const POSTS = CALLS.filter(({ method }) => method === 'POST' || method === 'PUT');

  it.each(RAW)('%s', async (_, raw) => {
    for (const { method, path } of POSTS) {
      // These take an empty body: a check would be started, no address found to test, a file begun, a probe answered.
      if (['/v1/sync-checks', '/v1/imb-scans'].includes(path) || /\/(?:system\/test|uploads)$/.test(path)) continue;
      const address = filled(path, { id: path.includes('elections') ? STATEWIDE : 'none', county: OWN, code: OWN });
      const answer = await call(isOfSos(method, path) ? 'sos' : OWN, method, address, {
        raw,
        headers: { 'content-type': 'application/json' },
      });
      // Whether the county has barcodes in this election is asked before its rows are read.
      problemOf(answer, path.endsWith('/imb-tracking') ? [400, 409, 413, 415, 422] : [400, 404, 413, 415, 422]);
    }
  });

  const BAD_VALUES: readonly (readonly [string, string])[] = [
    ['a prototype', '"__proto__":{"status":"ISSUED"}'],
    ['a constructor', '"constructor":{"prototype":{}}'],
    ['a huge number', '"statusAt":1e308'],
    ['direction controls', '"ballotId":"\\u202eB1\\u202c"'],
    ['line breaks', '"ballotId":"B1\\r\\nSet-Cookie: x=y"'],
    ['a path', '"ballotId":"../../B1"'],
    ['an object where a text belongs', '"status":{"$ne":null}'],
    ['an array where a text belongs', '"ballotId":["B1"]'],
    ['a year that no calendar has', '"statusAt":"+999999-01-01T00:00:00Z"'],
    ['a day that no calendar has', '"sentDate":"2026-02-30"'],
  ];

  it('a ballot with a bad value costs that row alone, and the others are recorded', async () => {
    const [voter] = await votersOf(OWN, 1);
    const fields = `"voterId":"${voter?.voterId}","ballotId":"B1","status":"ISSUED","sentDate":"2026-10-09"`;
    const rows = BAD_VALUES.map(([, bad]) => `{${fields},"statusAt":"2026-10-09T09:00:00-07:00",${bad}}`);
    const good = `{${fields},"statusAt":"2026-10-09T09:00:00-07:00"}`;
    const answer = await call(OWN, 'POST', `/v1/elections/${STATEWIDE}/ballots`, {
      raw: [...rows, good].join('\n'),
      headers: { 'content-type': 'application/x-ndjson' },
    });
    const Row = z.looseObject({ index: z.int(), message: z.string() });
    const { accepted, unchanged, rejected } = read(
      answer,
      200,
      z.looseObject({ accepted: z.int(), unchanged: z.int(), rejected: z.array(Row) }),
    );
    expect(rejected.map(({ index }) => BAD_VALUES[index]?.[0])).toEqual(BAD_VALUES.map(([name]) => name));
    expect(accepted + unchanged).toBe(1);
  });

  it.each(['9999-12-31T23:59:59-08:00', '0000-01-01T00:00:00+08:00', '1969-12-31T00:00:00Z'])(
    'a ballot or a vote of %s is recorded or refused, and tells nobody',
    async (statusAt) => {
      // Not the first one: who subscribes hears at once what is true of a ballot that another test has sent.
      const voter = (await votersOf(OWN)).findLast(({ status, confidential }) => status === 'A' && !confidential);
      if (!voter) throw new Error(`County ${OWN} has no voters.`);
      await subscribe(voter.voterId);
      const records = [{ voterId: voter.voterId, ballotId: `T${statusAt.slice(0, 4)}`, status: 'ISSUED', statusAt }];
      const answer = await call(OWN, 'POST', `/v1/elections/${STATEWIDE}/ballots`, { body: { records } });
      read(answer, 200, z.looseObject({ uploadId: z.string() }));
      const votes = [{ voterId: voter.voterId, method: 'POLL', active: true, at: statusAt }];
      const body = { records: votes };
      const history = await call(OWN, 'POST', `/v1/elections/${STATEWIDE}/participation-history`, { body });
      read(history, 200, z.looseObject({ uploadId: z.string() }));
      await settle();
      expect(await outbox(voter.voterId)).toEqual([]);
    },
  );

  it.each([
    'cursor=%00',
    'cursor=..%2F..',
    'cursor=-1',
    'cursor=99999999999999999999',
    'limit=0',
    'limit=-1',
    'limit=1e9',
    'limit=x',
  ])('a page asked for with ?%s', async (query) => {
    const [check] = (await checksOf(FOREIGN)).filter(({ status }) => status === 'completed');
    problemOf(await call(FOREIGN, 'GET', `/v1/sync-checks/${check?.id}/differences?${query}`), 400);
  });

  it.each([
    'from=0001-01-01&to=0000-01-01',
    'from=9999-12-31&to=9999-12-31',
    'to=0000-01-01',
    'from=9999-12-31',
    'county=',
    'county=10&county=19',
    'from=%00',
  ])('checks asked for with ?%s', async (query) => {
    const answer = await call(OWN, 'GET', `/v1/sync-checks?${query}`);
    if (answer.status !== 200) problemOf(answer, [400, 404]);
    expect(answer.text).not.toContain(`"county":"${FOREIGN}"`);
  });

  it('a header with a line break in it reaches nobody', async () => {
    const { hostname, port, host } = new URL(stageUrl());
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      socket.once('error', reject).once('close', () => resolve(text));
      const lines = [
        'GET /v1/elections HTTP/1.1',
        `Host: ${host}`,
        'Connection: close',
        'Idempotency-Key: a\rX-Injected: yes',
        'Transfer-Encoding: chunked',
        'Content-Length: 4',
      ];
      socket.end(`${lines.join('\r\n')}\r\n\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toContain('X-Injected');
  });

  it.each(['a b', 'x'.repeat(201), 'clé'])('an Idempotency-Key of %s', async (key) => {
    const headers = { 'idempotency-key': key };
    problemOf(await call(OWN, 'POST', `/v1/elections/${STATEWIDE}/ballots`, { body: { records: [] }, headers }), 400);
  });
});

describe('the documentation', () => {
  it('is served without a token, and lists exactly the calls that are deployed', async () => {
    const answer = await send('GET', '/v1/openapi.json');
    const Operation = z.looseObject({ summary: z.string().min(5), responses: z.record(z.string(), z.unknown()) });
    const { openapi, paths } = read(
      answer,
      200,
      z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), Operation)) }),
    );
    expect(openapi).toMatch(/^3\.1\./);
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const deployed = [
      ...CALLS.map(({ method, path }) => `${method} ${path}`),
      ...OPEN_PATHS.map((path) => `GET ${path}`),
    ];
    expect(documented.toSorted()).toEqual(deployed.toSorted());
  });

  it('has a page for people', async () => {
    const answer = await send('GET', '/v1/docs');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    for (const { path } of CALLS) expect(answer.text).toContain(path);
  });
});

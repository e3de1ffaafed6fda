import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pacificDate, Temporal } from '../../lib/shared/time.ts';
import { type Answer, call, innerAddresses, problemOf, read, send, stageUrl } from './client.ts';
import { signIn } from './staff-client.ts';

/** Sierra's file is written anew here, by calls alone; no other test is about it. */
const COUNTY = '46';
const path = `/v1/counties/${COUNTY}`;
const HOOK = (): string => `${stageUrl()}/local/ems/hooks/${COUNTY}`;

const CONTACTS = {
  voters: {
    phone: '+15305550146',
    email: 'elections@sierra.example.org',
    site: 'https://elections.sierra.example.org',
    cureForm: null,
    hours: 'Monday to Thursday, 9 a.m. to 4 p.m.',
    inPerson: 'mail-only',
  },
  staff: { email: 'roll@sierra.example.org', phone: '+15305550147' },
};
const Issued = z.looseObject({ id: z.string(), clientSecret: z.string(), state: z.string() });
const Registered = z.looseObject({
  signingSecret: z.string(),
  untestedUrl: z.string(),
  webhookUrl: z.string().nullable(),
});

/** A token for a credential, as the county's system would fetch it. */
const tokenFor = async ({ id, clientSecret }: { id: string; clientSecret: string }): Promise<string | undefined> => {
  const credentials = Buffer.from(`${id}:${clientSecret}`).toString('base64');
  const answer = await send('POST', `${innerAddresses().emulator}/oauth2/token`, {
    raw: 'grant_type=client_credentials&scope=county-api/use',
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
  });
  return z.object({ access_token: z.string() }).safeParse(answer.json).data?.access_token;
};
const withToken = (token: string | undefined, method: string, to: string): Promise<Answer> =>
  send(method, to, { headers: { authorization: `Bearer ${token}` } });

describe('a county is registered by calls alone', () => {
  let first: z.infer<typeof Issued>;
  let token: string | undefined;

  beforeAll(async () => {
    expect((await call('sos', 'PUT', `${path}/contacts`, { body: CONTACTS })).status).toBe(200);
  });

  it('has its contacts, which it may change and no other county may see', async () => {
    expect((await call(COUNTY, 'PUT', `${path}/contacts`, { body: CONTACTS })).json).toEqual(CONTACTS);
    problemOf(await call('03', 'GET', path), 404);
    problemOf(await call('03', 'PUT', `${path}/contacts`, { body: CONTACTS }), 404);
    const voters = { ...CONTACTS.voters, site: 'https://evil.net' };
    problemOf(await call(COUNTY, 'PUT', `${path}/contacts`, { body: { ...CONTACTS, voters } }), 400);
  });

  it('has an endpoint that is told once it has answered, and none that leads inside', async () => {
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
    problemOf(await call(COUNTY, 'POST', `${path}/system/test`, { body: {} }), 409);
    await send('POST', '/local/ems', { body: { county: COUNTY, signingSecret } });
    expect((await call(COUNTY, 'POST', `${path}/system/test`, { body: {} })).json).toEqual({
      vendor: 'dfm',
      webhookUrl: HOOK(),
      untestedUrl: null,
    });
    expect((await call('sos', 'GET', path)).text).not.toContain(signingSecret);
  });

  it('has a credential with which its system calls', async () => {
    const body = { role: 'county-ems', name: 'DFM production' };
    first = read(await call('sos', 'POST', `${path}/clients`, { body }), 201, Issued);
    problemOf(await call('sos', 'POST', `${path}/clients`, { body }), 409);
    problemOf(await call('sos', 'POST', `${path}/clients`, { body, headers: { 'idempotency-key': 'k' } }), 400);
    token = await tokenFor(first);
    const file = read(await withToken(token, 'GET', path), 200, z.looseObject({ county: z.string() }));
    expect(file.county).toBe(COUNTY);
    problemOf(await withToken(token, 'POST', `${path}/clients`), 403);
  });

  it('has a printer that may make no call but its own', async () => {
    const body = { role: 'print-vendor', name: 'Printer' };
    const printer = read(await call('sos', 'POST', `${path}/clients`, { body }), 201, Issued);
    for (const to of [path, '/v1/elections', '/v1/sync-checks']) {
      problemOf(await withToken(await tokenFor(printer), 'GET', to), 403);
    }
  });

  it('renews its credential beside the old one, and revokes either with the next call', async () => {
    const renewal = await call('sos', 'POST', `${path}/clients/${first.id}/rotation`, { body: {} });
    const second = read(renewal, 201, Issued);
    const newToken = await tokenFor(second);
    for (const opened of [token, newToken]) expect((await withToken(opened, 'GET', path)).status).toBe(200);
    problemOf(await call('sos', 'POST', `${path}/clients/${first.id}/rotation`, { body: {} }), 409);
    expect((await call('sos', 'DELETE', `${path}/clients/${first.id}`)).json).toMatchObject({ state: 'revoked' });
    expect((await withToken(token, 'GET', path)).status).toBe(403);
    expect(await tokenFor(first)).toBeUndefined();
    expect((await withToken(newToken, 'GET', path)).status).toBe(200);
    problemOf(await call('03', 'DELETE', `${path}/clients/${second.id}`), 403);
  });
});

describe('a county is registered by the forms of the pages', () => {
  const form = { county: COUNTY };
  const shownAs = (text: string, name: string): string =>
    new RegExp(`<dt>${name}</dt><dd><code>([^<]+)</code>`).exec(text)?.[1] ?? '';

  it('with contacts that its version protects, an endpoint that is tested, and a credential that opens and is revoked', async () => {
    const sos = await signIn('operations@sos.example.org');
    const { text } = await sos.get(`/operations/contacts?county=${COUNTY}`);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    const contacts = {
      ...form,
      version,
      'voters/phone': '+15305550148',
      'voters/email': '',
      'voters/site': '',
      'voters/cureForm': '',
      'voters/hours': 'Mornings',
      'voters/inPerson': 'mail-only',
      'staff/email': 'roll@sierra.example.org',
      'staff/phone': '',
    };
    expect((await sos.post('/operations/contacts', contacts)).location).toContain('notice=contacts-saved');
    expect((await sos.post('/operations/contacts', { ...contacts, 'voters/hours': 'Never' })).status).toBe(409);
    expect((await sos.get(`/operations/counties/${COUNTY}/file`)).text).toContain('Mornings');

    const system = { ...form, vendor: 'runbeck', endpoint: 'url', webhookUrl: HOOK() };
    const signingSecret = shownAs((await sos.post('/operations/systems', system)).text, 'Signing secret');
    await send('POST', '/local/ems', { body: { county: COUNTY, signingSecret } });
    expect((await sos.post('/operations/systems/test', form)).location).toContain('notice=endpoint-proven');

    const issue = { ...form, role: 'county-ems', name: 'From the page' };
    const issued = await sos.post('/operations/systems/clients', issue);
    const client = {
      id: shownAs(issued.text, 'Client identifier'),
      clientSecret: shownAs(issued.text, 'Client secret'),
    };
    const opened = await tokenFor(client);
    expect((await withToken(opened, 'GET', path)).status).toBe(200);
    const renewed = await sos.post('/operations/systems/clients/rotation', { ...form, id: client.id });
    expect(shownAs(renewed.text, 'Client secret')).not.toBe('');
    const revoked = await sos.post('/operations/systems/clients/revocation', { ...form, id: client.id });
    expect(revoked.location).toContain('notice=client-revoked');
    expect((await withToken(opened, 'GET', path)).status).toBe(403);
  });

  it('agrees a date with it, and takes it back', async () => {
    const sos = await signIn('operations@sos.example.org');
    const now = Temporal.Instant.from(read(await send('GET', '/local/clock'), 200, z.object({ now: z.string() })).now);
    const date = pacificDate(now).add({ days: 20 }).toString();
    const agreed = { ...form, date, time: '20:00', reason: 'After the new export' };
    expect((await sos.post('/operations/dates', agreed)).location).toContain('notice=date-agreed');
    expect((await sos.get(`/operations/dates?county=${COUNTY}`)).text).toContain('After the new export');
    expect((await sos.post('/operations/dates/cancellation', form)).location).toContain('notice=date-cancelled');
  });

  it('is none of another county', async () => {
    const clerk = await signIn('clerk@amador.example.org');
    expect((await clerk.get('/operations/contacts')).text).toContain('Amador County: contacts');
    expect((await clerk.post('/operations/contacts', form)).status).toBe(404);
    expect((await clerk.post('/operations/systems', form)).status).toBe(403);
  });
});

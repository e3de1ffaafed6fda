import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pacificDate, Temporal } from '../../lib/shared/time.ts';
import { type Answer, innerAddresses, read, send, stageUrl } from './client.ts';
import { signIn } from './staff-client.ts';

/** Sierra's file is written anew here, by forms; by calls Amador's is, in young-deployment.test.ts. */
const COUNTY = '46';
const path = `/v1/counties/${COUNTY}`;
const HOOK = (): string => `${stageUrl()}/local/ems/hooks/${COUNTY}`;

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

describe('a county is registered by the forms of the pages', () => {
  const form = { county: COUNTY };
  const shownAs = (text: string, name: string): string =>
    new RegExp(`<dt>${name}</dt><dd><code[^>]*>([^<]+)</code>`).exec(text)?.[1] ?? '';

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

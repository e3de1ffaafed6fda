import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClients } from '../../lib/local/aws/clients.ts';
import { SEEDED_PEOPLE } from '../../lib/local/identity/people.ts';
import { openTo } from '../../lib/runtime/page-access.ts';
import { innerAddresses, read, send, subscribe, votersOf } from './client.ts';
import { follow, pagesUrl, signIn, staffBrowser } from './staff-client.ts';

const CLERK = 'clerk@amador.example.org';
const SESSION = '__Host-rollcall-session';

describe('signing in, with a real OpenID provider', () => {
  it.each(SEEDED_PEOPLE.map((person) => [person.email, person] as const))(
    '%s sees the pages of the own role, and no others',
    async (email, { role, county }) => {
      const browser = await signIn(email);
      const place = county ?? '03';
      const opened = new Set<string>(openTo(role, {}).opens);
      const paths = {
        '/operations': '/operations',
        '/operations/counties/:code': `/operations/counties/${place}`,
        '/operations/messages': '/operations/messages',
        '/operations/mail': '/operations/mail',
        '/operations/compliance': '/operations/compliance',
        '/operations/people': '/operations/people',
        '/operations/sessions': '/operations/sessions',
        '/operations/outreach': `/operations/outreach?county=${place}`,
      };
      for (const [page, path] of Object.entries(paths)) {
        expect((await browser.get(path)).status, path).toBe(opened.has(page) ? 200 : 403);
      }
      if (county !== null) expect((await browser.get('/operations/counties/20')).status).toBe(404);
    },
  );

  it('helps a voter: found by name, told why sign-up fails, the timeline read, and messages turned off', async () => {
    const voters = await votersOf('03');
    const voter = voters.findLast(({ status, confidential }) => status === 'A' && !confidential);
    if (!voter) throw new Error('Amador has no voter.');
    const { voterId, lastName, dateOfBirth } = voter;
    await subscribe(voterId, { channels: ['email'] });
    const browser = await signIn(CLERK);
    const found = await browser.post('/operations/voters/search', { lastName, dateOfBirth });
    expect(found.text).toContain(voterId);
    const typed = { voterId, lastName: `${lastName}q` };
    const page = (await browser.post('/operations/voters/diagnosis', typed)).text;
    expect(page).toContain('The last name in the registration is not what the voter typed.');
    expect(page).toContain('Timeline, to be read aloud');
    const off = { voterId, channel: 'email', reason: 'asked-by-phone' };
    expect((await browser.post('/operations/voters/opt-out', off)).text).toContain('has turned every message off');
    const [foreign] = await votersOf('19', 1);
    const other = { voterId: foreign?.voterId ?? '' };
    expect((await browser.post('/operations/voters/voter', other)).status).toBe(404);
  });

  it('leads a browser without a session to the sign-in, and tells a program 401', async () => {
    expect((await staffBrowser().get('/operations')).location).toBe('/local/sign-in');
    expect((await send('GET', '/operations')).status).toBe(401);
  });

  it('uses the answer of the provider once, in the browser in which it began, and whatever was in the session cookie before', async () => {
    const browser = staffBrowser();
    const planted = 'p'.repeat(43);
    browser.setCookie(SESSION, planted);
    const start = `/operations/sign-in?login_hint=${CLERK}`;
    const { at: answer } = await follow(browser, start, /\/callback/);
    const thief = staffBrowser();
    const { at: stolen } = await follow(browser, start, /\/callback/);
    expect((await thief.get(stolen)).status).toBe(403);
    expect(thief.cookie(SESSION)).toBeUndefined();
    // What the thief tried is used up for its owner too.
    expect((await browser.get(stolen)).status).toBe(403);

    expect((await browser.get(answer)).location).toBe('/operations');
    const session = browser.cookie(SESSION);
    expect(session).not.toBe(planted);
    expect((await browser.get(answer)).status).toBe(403);
    expect(browser.cookie(SESSION)).toBe(session);
    browser.setCookie(SESSION, planted);
    expect((await browser.get('/operations')).location).toBe('/local/sign-in');
  });

  it('ends when somebody signs out, by a form of our own pages only', async () => {
    const browser = await signIn(CLERK);
    expect((await browser.post('/operations/sign-out', {}, 'https://evil.example.org')).status).toBe(403);
    expect((await browser.get('/operations')).status).toBe(200);
    const session = browser.cookie(SESSION) ?? '';
    expect((await browser.post('/operations/sign-out', {})).location).toBe('/operations/sign-in/ended');
    expect(browser.cookie(SESSION)).toBeUndefined();
    browser.setCookie(SESSION, session);
    expect((await browser.get('/operations')).location).toBe('/local/sign-in');
  });

  it('in two browsers makes two sessions; one ends the other, and then all', async () => {
    const [first, second] = [
      await signIn('technician@amador.example.org'),
      await signIn('technician@amador.example.org'),
    ];
    const { text } = await first.get('/operations/sessions');
    const keys = [...text.matchAll(/name="key" value="([0-9a-f]{64})"/g)].map((match) => match[1] ?? '');
    expect(keys.length).toBeGreaterThanOrEqual(2);
    expect((await second.post('/operations/sessions/end-all', {})).location).toBe('/operations/sign-in/ended');
    for (const browser of [first, second]) expect((await browser.get('/operations')).location).toBe('/local/sign-in');
  });
});

describe('the outreach kit', () => {
  it('is drawn for a county by its own clerk: paper and picture', async () => {
    const clerk = await signIn(CLERK);
    const { text } = await clerk.get('/operations/outreach?language=km');
    const links = [...text.matchAll(/href="([^"]+piece=[^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    const begins = async (piece: string) => {
      const { status, text: content } = await clerk.get(links.find((href) => href.endsWith(`piece=${piece}`)) ?? '');
      return [status, content.slice(0, 5)];
    };
    expect(await begins('flyer.pdf')).toEqual([200, '%PDF-']);
    expect(await begins('1200x630.png')).toEqual([200, '\uFFFDPNG\r']);
  });
});

const Mail = z.array(z.looseObject({ to: z.string(), body: z.string() }));
const mailTo = async (address: string): Promise<string> => {
  const mails = read(await send('GET', '/outbox?format=json&audience=county'), 200, Mail);
  return mails.filter(({ to }) => to === address).at(-1)?.body ?? '';
};

describe('an invitation', () => {
  it('lets one person in once, whose role and removal count with the next request', async () => {
    const clerk = await signIn(CLERK);
    const email = `new-${Date.now()}@amador.example.org`;
    const invite = (change: Record<string, string> = {}) =>
      clerk.post('/operations/people/invitations', {
        county: '03',
        name: 'Nora New',
        email,
        role: 'county-technician',
        ...change,
      });
    expect((await invite({ county: '19' })).text).toContain('You cannot give this role here.');
    expect((await invite({ role: 'sos-operations' })).text).toContain('You cannot give this role here.');
    expect((await invite({ name: 'call 800-555-0199 now' })).text).toContain('Give the name as it is written');
    expect(await mailTo(email)).toBe('');
    expect((await invite()).location).toContain('notice=invited');
    const link = new URL(/http\S+\/invitations\/\S+/.exec(await mailTo(email))?.[0] ?? '');

    const guest = staffBrowser();
    expect((await guest.get(link.pathname)).text).toContain('county technician of Amador County');
    const ready = await guest.post(link.pathname, {});
    expect(ready.text).toContain('Continue');
    const invitation = `&invitation=${link.pathname.split('/').at(-1)}`;
    // Somebody else's account does not get in by the link.
    const other = await follow(staffBrowser(), `/operations/sign-in?login_hint=help@sos.example.org${invitation}`);
    expect(other.text).not.toContain('Amador County · ');
    const person = await signIn(email, invitation);
    expect((await person.get('/operations/messages')).status).toBe(403);
    expect((await guest.get(link.pathname)).status).toBe(404);

    const { text } = await clerk.get('/operations/people');
    const id = /id" value="(person-[0-9a-f]{18})"/.exec(text.slice(text.indexOf('Nora New')))?.[1] ?? '';
    const change = (path: string, form: Record<string, string>) => clerk.post(path, { county: '03', id, ...form });
    expect((await change('/operations/people/role', { role: 'read-only' })).location).toContain('role-changed');
    expect((await person.get('/operations/messages')).status).toBe(200);
    expect((await change('/operations/people/removal', {})).location).toContain('notice=removed');
    expect((await person.get('/operations')).location).toBe('/local/sign-in');
    expect((await follow(staffBrowser(), `/operations/sign-in?login_hint=${email}`)).text).toContain('No access');
  });

  it('cannot leave a county without a clerk', async () => {
    const clerk = await signIn(CLERK);
    const { text } = await clerk.get('/operations/people');
    const id = /id" value="(person-[\w-]+)"/.exec(text.slice(text.indexOf('Clara Amador')))?.[1] ?? '';
    for (const path of ['/operations/people/removal', '/operations/people/role']) {
      const { location } = await clerk.post(path, { county: '03', id, role: 'read-only' });
      expect(location).toContain('notice=last-admin');
    }
    expect((await clerk.get('/operations/people')).status).toBe(200);
  });

  it('comes to the very first person from whoever deploys, and to nobody as soon as there is one', async () => {
    const { lambda } = createClients(innerAddresses().emulator);
    const Payload = Buffer.from(JSON.stringify({ name: 'Second First', email: 'second@sos.example.org' }));
    const answer = await lambda.send(
      new InvokeCommand({ FunctionName: 'rollcall-local-invite-first-person', Payload }),
    );
    expect(JSON.parse(Buffer.from(answer.Payload ?? []).toString())).toEqual({
      outcome: 'refused',
      reason: 'not-yours',
    });
    expect(await mailTo('second@sos.example.org')).toBe('');
    expect(pagesUrl()).toContain('localhost');
  });
});

import { describe, expect, it } from 'vitest';
import { type GatewayParts, gatewayApp } from '../../../lib/local/gateway/gateway-app.ts';
import { SEEDED_PEOPLE } from '../../../lib/local/identity/people.ts';
import { SESSION_COOKIE } from '../../../lib/platform/credentials.ts';
import { PERSON_ROLES } from '../../../lib/shared/identity.ts';

const asked: string[] = [];
// Only what the pages' door uses.
const parts = {
  address: 'http://localhost:8787',
  assetName: async () => (name: string) => name,
  accounts: async () => [
    ...SEEDED_PEOPLE.map(({ email, name }) => ({ subject: email, email, name })),
    { subject: 's', email: 'new@amador.example.org', name: 'Nora New' },
  ],
  operations: async (request: Request) => {
    const cookie = request.headers.get('cookie') ?? '';
    asked.push(cookie);
    return cookie.includes(SESSION_COOKIE) ? new Response('page') : new Response('closed', { status: 401 });
  },
} as unknown as GatewayParts;

const visit = async (headers: Record<string, string>, path = '/operations', host = 'localhost'): Promise<Response> =>
  gatewayApp(parts).fetch(new Request(`http://${host}:8787${path}`, { headers }));

describe('the pages behind the stage’s one address', () => {
  it('are asked for with the browser’s own session, and with nothing of the stage’s', async () => {
    asked.length = 0;
    const cookie = `${SESSION_COOKIE}=own`;
    expect(await (await visit({ cookie })).text()).toBe('page');
    expect(asked).toEqual([cookie]);
  });

  it('lead a browser without a session to the choice of people, and tell a program 401', async () => {
    const browser = await visit({ accept: 'text/html' });
    expect([browser.status, browser.headers.get('location')]).toEqual([302, '/local/sign-in']);
    expect((await visit({ accept: 'application/json' })).status).toBe(401);
  });

  it('remember through the choice of people where a browser was going', async () => {
    const sent = await visit({ accept: 'text/html' }, '/operations/audit?county=03');
    const choice = sent.headers.get('location') ?? '';
    expect(choice).toBe(`/local/sign-in?return=${encodeURIComponent('/operations/audit?county=03')}`);
    const page = await (await visit({ accept: 'text/html' }, choice)).text();
    expect(page).toContain(`&amp;return=${encodeURIComponent('/operations/audit?county=03')}`);
  });

  it('have one address: a browser that came by the number is sent to the name', async () => {
    const answer = await visit({ accept: 'text/html' }, '/operations/calendar?from=x', '127.0.0.1');
    expect(answer.headers.get('location')).toBe('http://localhost:8787/operations/calendar?from=x');
  });

  it('are seen with every role’s eyes by one click, and by whoever was invited since', async () => {
    const page = await (await visit({ accept: 'text/html' }, '/local/sign-in')).text();
    for (const { email } of SEEDED_PEOPLE) {
      expect(page).toContain(`/operations/sign-in?login_hint=${encodeURIComponent(email)}`);
    }
    expect(page).toContain(encodeURIComponent('new@amador.example.org'));
    expect(new Set(SEEDED_PEOPLE.map(({ role }) => role))).toEqual(new Set(PERSON_ROLES));
    expect(new Set(SEEDED_PEOPLE.map(({ county }) => county))).toEqual(new Set([null, '03', '19']));
  });
});

import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDENTITY_PATH, identityProvider } from '../../../lib/local/identity/identity-provider.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { openIdProvider } from '../../../lib/staff/adapters/openid-provider.ts';

/** The real OpenID client of production against the real provider of the local stage, over HTTP. */
const ACCOUNTS = [
  { subject: 'subject-1', email: 'clerk@amador.example.org', name: 'Clara Amador' },
  { subject: 'subject-2', email: 'help@sos.example.org', name: 'Hana Desai' },
  { subject: 'subject-3', email: 'somchai@sos.example.org', name: 'สมชาย' },
];

let server: Server;
let address: string;
let listener: RequestListener = (_request, response) => response.writeHead(503).end();
beforeAll(async () => {
  server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  listener = identityProvider({
    address,
    clientId: 'pages',
    accounts: async () => ACCOUNTS,
    assetName: async () => (name) => name,
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const client = (clientId = 'pages') =>
  openIdProvider({
    issuer: `${address}${IDENTITY_PATH}`,
    clientId,
    callback: `${address}/operations/sign-in/callback`,
  });

/** Follows the provider's redirects as a browser does, up to our callback or to a page. */
const browse = async (
  url: string,
  headers: Record<string, string> = {},
  jar = new Map<string, string>(),
): Promise<{ at: URL; text: string }> => {
  let at = url;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie, ...headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) return { at: new URL(at), text: await answer.text() };
    at = new URL(next, at).href;
    if (at.includes('/sign-in/callback')) return { at: new URL(at), text: '' };
  }
  throw new Error('Too many redirects.');
};

describe('the client and the provider', () => {
  it('sign in whom the sign-in is for, with PKCE, a nonce and a verified signature', async () => {
    const provider = client();
    const { url, ...secrets } = await provider.begin('help@sos.example.org');
    const asked = new URL(url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).not.toBe(secrets.verifier);
    expect(asked.get('prompt')).toBe('login');
    const { at } = await browse(url);
    expect(await provider.finish(at, secrets)).toEqual({
      subject: 'subject-2',
      email: 'help@sos.example.org',
      emailVerified: true,
      authenticatedAt: expect.any(Temporal.Instant),
    });
    expect(await provider.finish(at, secrets), 'a code is used once').toBeUndefined();
  });

  it('sign in two tabs of one browser side by side', async () => {
    const provider = client();
    const jar = new Map<string, string>();
    const tabs = [await provider.begin(ACCOUNTS[0]?.email), await provider.begin(ACCOUNTS[0]?.email)];
    const answers: URL[] = [];
    for (const { url } of tabs) answers.push((await browse(url, {}, jar)).at);
    for (const [index, secrets] of tabs.entries()) {
      expect(await provider.finish(answers[index] as URL, secrets)).toMatchObject({ subject: 'subject-1' });
    }
  });

  it('prove nothing with another state, nonce or verifier, nor with a refusal', async () => {
    const provider = client();
    const other = await provider.begin(undefined);
    for (const change of ['state', 'nonce', 'verifier'] as const) {
      const { url, ...secrets } = await provider.begin('clerk@amador.example.org');
      const { at } = await browse(url);
      expect(await provider.finish(at, { ...secrets, [change]: other[change] }), change).toBeUndefined();
    }
    const { url, ...secrets } = await provider.begin(undefined);
    const refused = new URL(`${address}/operations/sign-in/callback?error=access_denied&state=${secrets.state}`);
    refused.searchParams.set('iss', `${address}${IDENTITY_PATH}`);
    expect(await provider.finish(refused, secrets)).toBeUndefined();
    const { text } = await browse(url);
    expect(text).toContain('Clara Amador');
    // A name is drawn whatever its script.
    expect(text).toContain('/assets/names-th.css');
  });

  it('take no code without PKCE, no other address, and no unknown client', async () => {
    const { url } = await client().begin(undefined);
    const changed = (name: string, value: string | null): string => {
      const next = new URL(url);
      if (value === null) next.searchParams.delete(name);
      else next.searchParams.set(name, value);
      return next.href;
    };
    for (const wrong of [
      changed('code_challenge', null),
      changed('redirect_uri', 'https://evil.example.org'),
      changed('client_id', 'x'),
    ]) {
      const { at, text } = await browse(wrong);
      expect(`${at.search}${text}`).toMatch(/invalid_request|invalid_redirect_uri|invalid_client/);
      expect(at.hostname).toBe('127.0.0.1');
    }
  });

  it('fail, and do not refuse, when the provider is not there', async () => {
    const answering = listener;
    listener = (_request, response) => response.writeHead(503).end();
    await expect(client().begin(undefined)).rejects.toThrow();
    listener = answering;
  });

  it('answer no page of another site', async () => {
    const headers = { origin: 'https://evil.example.org' };
    const answer = await fetch(`${address}${IDENTITY_PATH}/.well-known/openid-configuration`, { headers });
    expect(answer.status).toBe(403);
  });
});

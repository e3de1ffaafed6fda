import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizeRequest } from '../../lambdas/county-api/authorize-request/handler.ts';
import { authorizePage } from '../../lambdas/staff/authorize-page/handler.ts';
import { cognitoTokenVerifier } from '../../lib/county-api/adapters/token-verifier.ts';
import type { ApiClient, TokenVerifier } from '../../lib/county-api/ports.ts';
import { API_CALLS } from '../../lib/platform/api-routes.ts';
import {
  ANSWER_KEPT_SECONDS,
  API_SCOPE,
  CREDENTIALS,
  type CredentialName,
  SESSION_COOKIE,
} from '../../lib/platform/credentials.ts';
import { COUNTIES, type CountyCode } from '../../lib/shared/counties.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { memoryStaff } from '../staff/memory-staff.ts';
import { callsFor, marksOf, wholeState } from './every-call.ts';
import { modelledGateway } from './gateway-model.ts';
import { type Claims, machineClaims, openMint } from './token-mint.ts';

const FEWER = process.env['FEWER_CASES'] === 'yes';
/** All counties, or some of them for the check before a push. */
const CODES = COUNTIES.map(({ code }) => code).filter(
  (code) => !FEWER || ['03', '19', '20', '37', '58'].includes(code),
);
/** Of all pairs of counties, one in so many is walked: all of them by everything take minutes. Of few, each. */
const oneIn = (many: number): number => (FEWER ? 1 : many);
const PAIRS = CODES.length * (CODES.length - 1);
/** Of the calls of one pair of counties, one in so many is made; the others fall to the pairs beside it. */
const EACH = oneIn(6);
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'];
/** When the people are signed in. */
const NOW = Temporal.Instant.from('2026-10-05T17:00:00Z');
const PAGES = [
  { method: 'GET', path: '/operations' },
  { method: 'GET', path: '/operations/{proxy+}' },
];

let mint: Awaited<ReturnType<typeof openMint>>;
let tokens: TokenVerifier;
const clients = new Map<string, ApiClient>();
beforeAll(async () => {
  mint = await openMint();
  tokens = cognitoTokenVerifier({ ...mint.settings, scope: API_SCOPE });
  for (const county of CODES) clients.set(`client-${county}`, { role: 'county-ems', county });
});
afterAll(() => mint.close());

/** The signature of one token is checked once: half a million calls are made with a few hundred of them. */
const once = (verifier: TokenVerifier): TokenVerifier => {
  const known = new Map<string, Promise<string | undefined>>();
  return {
    clientIdOf: (token) => {
      const answer = known.get(token) ?? verifier.clientIdOf(token);
      known.set(token, answer);
      return answer;
    },
  };
};

type Ask = (event: APIGatewayTokenAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;

/** The gateway before a real authorizer, set as it is deployed. */
const gatewayBefore = (name: CredentialName, ask: Ask, ttlSeconds: number, seconds = () => 0) =>
  modelledGateway({
    routes: name === 'bearer' ? Object.values(API_CALLS) : PAGES,
    settings: {
      type: 'TOKEN',
      identitySource: `method.request.header.${CREDENTIALS[name].header}`,
      validation: CREDENTIALS[name].shape,
      ttlSeconds,
    },
    ask,
    seconds,
  });

const gatewayFor = (ttlSeconds: number, verifier: TokenVerifier, seconds = () => 0) =>
  gatewayBefore(
    'bearer',
    authorizeRequest({
      tokens: verifier,
      clients: { find: async (id) => clients.get(id) },
      isPasswordOf: async () => true,
    }),
    ttlSeconds,
    seconds,
  );

/** The page session of each county's clerk, and the gateway before the pages. */
const staff = memoryStaff();
const sessionOf = (county: CountyCode): string => staff.signedIn(staff.addPerson('county-clerk', county), NOW);
const pagesGateway = () => gatewayBefore('session', authorizePage({ ...staff.ports, clock: async () => NOW }), 0);

const SECONDS = Math.floor(Date.now() / 1000);
const tokenOf = (county: CountyCode, change: Claims = {}): string =>
  mint.signed(machineClaims(`client-${county}`, change));
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Credentials that open nothing of the county API, whose ever they are. */
const USELESS: Readonly<Record<string, (county: CountyCode) => Readonly<Record<string, string>>>> = {
  none: () => ({}),
  cookie: (county) => ({ cookie: `rollcall-session=${tokenOf(county)}` }),
  'page session': (county) => ({ cookie: `${SESSION_COOKIE}=${sessionOf(county)}` }),
  'page session as a token': (county) => bearer(sessionOf(county)),
  'cookie beside a header that is no token': (county) => ({
    authorization: 'x',
    cookie: `${SESSION_COOKIE}=${tokenOf(county)}`,
  }),
  // The secret of a system that fetches tokens opens nothing by itself.
  'its secret': (county) => ({ authorization: `Basic ${Buffer.from(`client-${county}:secret`).toString('base64')}` }),
  'token in a query': () => ({ 'x-access-token': 'x' }),
  expired: (county) => bearer(tokenOf(county, { exp: SECONDS - 1 })),
  endless: (county) => bearer(tokenOf(county, { exp: undefined })),
  'wrong scope': (county) => bearer(tokenOf(county, { scope: 'operations/read' })),
  'wrong use': (county) => bearer(tokenOf(county, { token_use: 'id' })),
  person: (county) => bearer(tokenOf(county, { sub: 'person', username: 'person' })),
  forged: (county) => bearer(mint.forged(machineClaims(`client-${county}`))),
  unregistered: (county) => bearer(mint.signed(machineClaims(`stranger-${county}`))),
  // The register answers for a revoked client as for one that was never there.
  revoked: (county) => bearer(mint.signed(machineClaims(`revoked-${county}`))),
};

describe('the county API', () => {
  it.each([
    ['with answers remembered for five minutes', 300, oneIn(5)],
    ['as deployed', ANSWER_KEPT_SECONDS, oneIn(29)],
  ])('%s: opens no call to a useless credential, whosever county is named', async (_how, ttl, step) => {
    const gateway = gatewayFor(ttl, once(tokens));
    const calls = new Map(CODES.map((county) => [county, callsFor(county)]));
    const kinds = Object.values(USELESS);
    const credentials = new Map(CODES.map((county) => [county, kinds.map((kind) => kind(county))]));
    const good = new Map(CODES.map((county) => [county, bearer(tokenOf(county))]));
    const extra: unknown[] = [];
    let asked = 0;
    for (const [turn, caller] of CODES.entries()) {
      for (const [place, target] of CODES.entries()) {
        if (target === caller || (turn + place) % step !== 0) continue;
        // What is remembered of the target's own calls must serve nobody else.
        await gateway.call('GET', '/v1/elections', good.get(target) ?? {});
        for (const { method, path } of calls.get(target) ?? []) {
          for (const headers of credentials.get(caller) ?? []) {
            const passage = await gateway.call(method, path, headers);
            asked += 1;
            if (passage.kind === 'called' || ![401, 403].includes(passage.status))
              extra.push({ method, path, headers });
          }
        }
      }
    }
    const table = Object.keys(API_CALLS).length;
    expect(asked).toBeGreaterThan((PAIRS / step) * table * kinds.length * 0.8);
    expect(extra).toEqual([]);
  });

  it('knows no method beside those of its table, whatever the credential', async () => {
    const gateway = gatewayFor(ANSWER_KEPT_SECONDS, once(tokens));
    const own = new Set(Object.values(API_CALLS).map(({ method, path }) => `${method} ${path}`));
    let asked = 0;
    for (const { path, lambda } of callsFor('03')) {
      for (const method of METHODS) {
        if (own.has(`${method} ${API_CALLS[lambda].path}`)) continue;
        for (const headers of [{}, bearer(tokenOf('03'))]) {
          expect(await gateway.call(method, path, headers)).toEqual({ kind: 'answered', status: 404 });
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(200);
  });

  it('gives no county anything of another: every pair of counties, every call by every county', async () => {
    const gateway = gatewayFor(ANSWER_KEPT_SECONDS, once(tokens));
    const calls = new Map(CODES.map((county) => [county, callsFor(county)]));
    const extra: unknown[] = [];
    const refused = new Map<number, number>();
    let asked = 0;
    for (const [turn, caller] of CODES.entries()) {
      const state = wholeState();
      const headers = {
        ...bearer(tokenOf(caller)),
        cookie: `${SESSION_COOKIE}=shared`,
        'x-forwarded-for': '192.0.2.1',
      };
      for (const [place, target] of CODES.entries()) {
        if (target === caller) continue;
        const before = state.storedOf(target);
        for (const [number, { lambda, method, path, names }] of (calls.get(target) ?? []).entries()) {
          if ((turn + place + number) % EACH !== 0) continue;
          const passage = await gateway.call(method, path, headers);
          if (passage.kind !== 'called') throw new Error(`${method} ${path} was answered ${passage.status}.`);
          if (passage.authorizer['county'] !== caller)
            extra.push({ caller, target, lambda, taken: passage.authorizer });
          const { statusCode, body } = await state.call(lambda, target, passage.authorizer);
          asked += 1;
          refused.set(statusCode, (refused.get(statusCode) ?? 0) + 1);
          const opened = names && ![403, 404].includes(statusCode);
          if (opened || marksOf(target).some((mark) => body.includes(mark))) {
            extra.push({ caller, target, lambda, statusCode });
          }
        }
        if (state.storedOf(target) !== before) extra.push({ caller, target, changed: true });
      }
    }
    expect(extra).toEqual([]);
    expect(asked).toBeGreaterThan((PAIRS / EACH) * Object.keys(API_CALLS).length * 0.8);
    expect([...refused.keys()].filter((status) => status >= 500)).toEqual([]);
  });

  it('gives each county its own: the walk above refuses for want of a right, not of a road', async () => {
    const gateway = gatewayFor(ANSWER_KEPT_SECONDS, tokens);
    const statuses = new Map<string, number>();
    const state = wholeState();
    for (const { lambda, method, path } of callsFor('03')) {
      const passage = await gateway.call(method, path, bearer(tokenOf('03')));
      if (passage.kind !== 'called') throw new Error('The gateway refused a good token.');
      statuses.set(lambda, (await state.call(lambda, '03', passage.authorizer)).statusCode);
    }
    const forbidden = [
      'put-alternate-schedule',
      'cancel-alternate-schedule',
      'register-system',
      'issue-client',
      'rotate-client',
      'revoke-client',
      'decide-election',
      'start-halt',
      'end-halt',
      'post-register-changes',
    ];
    expect([...statuses].filter(([, status]) => status === 403).map(([lambda]) => lambda)).toEqual(forbidden);
    expect([...statuses].filter(([, status]) => status === 404)).toEqual([]);
    expect([...statuses.values()].filter((status) => status < 300).length).toBeGreaterThanOrEqual(12);
  });
});

describe('one credential, one decision', () => {
  it('no header that callers share carries one county’s identity to another (county 20 created elections for 03)', async () => {
    for (const ttl of [ANSWER_KEPT_SECONDS, 300]) {
      const gateway = gatewayFor(ttl, tokens);
      const shared = 'Bearer a.b.c';
      for (const county of ['03', '20', undefined]) {
        const cookie = county
          ? { cookie: `rollcall-session=${tokenOf(county)}; ${SESSION_COOKIE}=${tokenOf(county)}` }
          : {};
        for (const authorization of ['x', shared]) {
          const passage = await gateway.call('POST', '/v1/elections', { authorization, ...cookie });
          expect(passage).toEqual({ kind: 'answered', status: 401 });
        }
      }
    }
  });

  it('a token of one county beside a session of another is the first county’s at the API', async () => {
    const gateway = gatewayFor(300, tokens);
    for (const county of ['03', '20', '03']) {
      const cookie = `${SESSION_COOKIE}=${tokenOf(county === '03' ? '20' : '03', { scope: 'operations/read' })}`;
      const passage = await gateway.call('GET', '/v1/elections', { ...bearer(tokenOf(county)), cookie });
      expect(passage).toMatchObject({ kind: 'called', authorizer: { county } });
    }
  });

  it('pages take their own session only, the API its own token only', async () => {
    const pages = pagesGateway();
    const session = (id: string) => ({ cookie: `${SESSION_COOKIE}=${id}` });
    const own = sessionOf('03');
    expect(await pages.call('GET', '/operations', session(own))).toMatchObject({
      authorizer: { kind: 'person', role: 'county-clerk', county: '03' },
    });
    for (const headers of [bearer(own), bearer(tokenOf('03')), session(tokenOf('03')), {}]) {
      expect(await pages.call('GET', '/operations/messages', headers)).toEqual({ kind: 'answered', status: 401 });
    }
    const api = gatewayFor(ANSWER_KEPT_SECONDS, tokens);
    for (const headers of [bearer(own), session(own), session(tokenOf('03'))]) {
      expect(await api.call('GET', '/v1/elections', headers)).toEqual({ kind: 'answered', status: 401 });
    }
  });

  it('a client that is revoked, and a token that ends, are refused with the next call', async () => {
    let now = 0;
    const gateway = gatewayFor(ANSWER_KEPT_SECONDS, tokens, () => now);
    clients.set('to-revoke', { role: 'county-ems', county: '03' });
    const headers = bearer(mint.signed(machineClaims('to-revoke')));
    expect((await gateway.call('GET', '/v1/elections', headers)).kind).toBe('called');
    clients.delete('to-revoke');
    now += 1;
    expect(await gateway.call('GET', '/v1/elections', headers)).toEqual({ kind: 'answered', status: 403 });

    const short = bearer(tokenOf('03', { exp: Date.now() / 1000 + 1.5 }));
    expect((await gateway.call('GET', '/v1/elections', short)).kind).toBe('called');
    await new Promise((resolve) => setTimeout(resolve, 1600));
    expect(await gateway.call('GET', '/v1/elections', short)).toEqual({ kind: 'answered', status: 401 });
  });

  it('what is no token is refused before anybody is asked', async () => {
    const gateway = gatewayFor(ANSWER_KEPT_SECONDS, tokens);
    for (const authorization of [
      '',
      'x',
      'Bearer',
      'Bearer ',
      'Bearer a',
      'Basic a.b.c',
      'bearer a.b.c',
      'Bearer a.b.c d',
    ]) {
      expect(await gateway.call('GET', '/v1/elections', { authorization })).toEqual({ kind: 'answered', status: 401 });
    }
    expect(gateway.asked()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { type GatewayParts, gatewayApp } from '../../../lib/local/gateway/gateway-app.ts';
import { SESSION_COOKIE } from '../../../lib/platform/credentials.ts';

const asked: { readonly extra: object; readonly url: string }[] = [];
// Only what the pages' door uses.
const parts = {
  tokens: {
    ofCounty: async () => 'api-token',
    ofSos: async () => 'api-token',
    ofReader: async (who: { role: string; county: string | null }) => `session-of-${who.county ?? 'sos'}`,
  },
  operations: async (request: Request, extra: object = {}) => {
    asked.push({ url: request.url, extra });
    return new Response('page');
  },
} as unknown as GatewayParts;

const visit = async (headers: Record<string, string>, path = '/operations'): Promise<Response> =>
  gatewayApp(parts).fetch(new Request(`http://localhost:8787${path}`, { headers }));

describe('the pages behind the stage’s one address', () => {
  it.each([
    ['nobody in particular', {}, 'session-of-sos'],
    ['a county that was chosen', { cookie: 'rollcall-local-as=county%3A03' }, 'session-of-03'],
    ['a token for the API', { authorization: 'Bearer api-token' }, 'session-of-sos'],
    ['somebody’s session', { cookie: `${SESSION_COOKIE}=stolen` }, 'session-of-sos'],
  ])('are asked for by %s with the stage’s own session', async (_who, headers, session) => {
    asked.length = 0;
    expect(await (await visit(headers)).text()).toBe('page');
    expect(asked.map(({ extra }) => extra)).toEqual([{ cookie: `${SESSION_COOKIE}=${session}` }]);
  });
});

import { describe, expect, it } from 'vitest';
import { authorizePage } from '../../../lambdas/county-api/authorize-page/handler.ts';

const METHOD = 'arn:aws:execute-api:us-west-2:000000000000:abc123/live/GET/operations';

const authorize = authorizePage({
  tokens: { clientIdOf: async (token) => (token.startsWith('good-') ? token.slice('good-'.length) : undefined) },
  clients: { find: async (clientId) => (clientId === 'sos' ? { role: 'sos-system', county: null } : undefined) },
});

const call = (cookies: string) => authorize({ type: 'TOKEN', authorizationToken: cookies, methodArn: METHOD });

describe('authorize-page', () => {
  it.each(['__Host-rollcall-session=good-sos', 'a=b; __Host-rollcall-session=good-sos;c=d'])(
    'lets in whom the session cookie names: %s',
    async (cookies) => {
      const result = await call(cookies);
      expect(result.context).toEqual({ kind: 'person', role: 'sos-operations', id: 'sos' });
      expect(result.policyDocument.Statement).toMatchObject([{ Effect: 'Allow' }]);
    },
  );

  it('denies the session of somebody who is not registered', async () => {
    const result = await call('__Host-rollcall-session=good-stranger');
    expect(result.policyDocument.Statement).toMatchObject([{ Effect: 'Deny' }]);
    expect(result.context).toEqual({});
  });

  it.each([
    '',
    '__Host-rollcall-session=',
    '__Host-rollcall-session=bad',
    'rollcall-session=good-sos',
    'x__Host-rollcall-session=good-sos',
    'Bearer good-sos',
    // A second cookie of this name was slipped in by somebody: nobody can say which is meant.
    '__Host-rollcall-session=good-sos; __Host-rollcall-session=good-other',
  ])('answers %j with 401', async (cookies) => {
    await expect(call(cookies)).rejects.toThrow('Unauthorized');
  });
});

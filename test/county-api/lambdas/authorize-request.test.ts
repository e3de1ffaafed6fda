import { describe, expect, it } from 'vitest';
import { authorizeRequest } from '../../../lambdas/county-api/authorize-request/handler.ts';

const METHOD = 'arn:aws:execute-api:us-west-2:000000000000:abc123/live/GET/v1/sync-checks';

const authorize = authorizeRequest({
  tokens: { clientIdOf: async (token) => (token.startsWith('good-') ? token.slice('good-'.length) : undefined) },
  clients: {
    find: async (clientId) =>
      clientId === 'county-03' ? { role: 'county', county: '03' } : clientId === 'sos' ? { role: 'sos' } : undefined,
  },
});

const call = (headers: Record<string, string>) => authorize({ headers, methodArn: METHOD } as never);

describe('authorize-request', () => {
  it.each([
    ['a county', { Authorization: 'Bearer good-county-03' }, { role: 'county', county: '03', clientId: 'county-03' }],
    ['the Secretary of State', { authorization: 'Bearer good-sos' }, { role: 'sos', clientId: 'sos' }],
    ['a session cookie', { Cookie: 'a=b; rollcall-session=good-sos' }, { role: 'sos', clientId: 'sos' }],
  ])('lets %s in and says who it is', async (_who, headers, context) => {
    const result = await call(headers);
    expect(result.context).toEqual(context);
    expect(result.policyDocument.Statement).toEqual([
      {
        Action: 'execute-api:Invoke',
        Effect: 'Allow',
        Resource: 'arn:aws:execute-api:us-west-2:000000000000:abc123/live/*/*',
      },
    ]);
  });

  it('denies a good token of a client that nobody registered', async () => {
    const result = await call({ Authorization: 'Bearer good-stranger' });
    expect(result.policyDocument.Statement[0]?.Effect).toBe('Deny');
    expect(result.context).toEqual({});
  });

  it.each([
    ['no header', {}],
    ['a forged token', { Authorization: 'Bearer bad' }],
    ['another scheme', { Authorization: 'Basic good-sos' }],
    ['a header with two tokens', { Authorization: 'Bearer good-sos good-county-03' }],
    ['an empty cookie', { Cookie: 'rollcall-session=' }],
  ])('answers %s with 401', async (_case, headers) => {
    await expect(call(headers)).rejects.toThrow('Unauthorized');
  });
});

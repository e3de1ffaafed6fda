import { describe, expect, it } from 'vitest';
import { authorizeRequest } from '../../../lambdas/county-api/authorize-request/handler.ts';

const METHOD = 'arn:aws:execute-api:us-west-2:000000000000:abc123/live/GET/v1/sync-checks';

const authorize = authorizeRequest({
  tokens: { clientIdOf: async (token) => (token.startsWith('good-') ? token.slice('good-'.length) : undefined) },
  clients: {
    find: async (clientId) =>
      clientId === 'county-03'
        ? { role: 'county-ems', county: '03' }
        : clientId === 'sos'
          ? { role: 'sos-system', county: null }
          : clientId === 'usps-03'
            ? { role: 'usps-feed', county: '03' }
            : undefined,
  },
  isPasswordOf: async ({ secret }) => secret === 'right:with colon',
});
const PUSH = METHOD.replace('GET/v1/sync-checks', 'POST/v1/imb-scans');
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

const call = (authorizationToken: string, beside: object = {}) =>
  authorize({ type: 'TOKEN', authorizationToken, methodArn: METHOD, ...beside });

describe('authorize-request', () => {
  it.each([
    ['a county', 'Bearer good-county-03', { kind: 'client', role: 'county-ems', county: '03', id: 'county-03' }],
    ['the Secretary of State', 'Bearer good-sos', { kind: 'client', role: 'sos-system', id: 'sos' }],
  ])('lets %s in and says who it is', async (_who, header, context) => {
    const result = await call(header);
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
    const result = await call('Bearer good-stranger');
    expect(result.policyDocument.Statement[0]?.Effect).toBe('Deny');
    expect(result.context).toEqual({});
  });

  it.each([
    ['an empty header', ''],
    ['a forged token', 'Bearer bad'],
    ['another scheme', 'Basic good-sos'],
    ['a header with two tokens', 'Bearer good-sos good-county-03'],
    ['a session cookie', '__Host-rollcall-session=good-sos'],
  ])('answers %s with 401', async (_case, header) => {
    await expect(call(header)).rejects.toThrow('Unauthorized');
  });

  it('looks at no other part of a request, were it ever handed one', async () => {
    const headers = {
      Cookie: 'rollcall-session=good-sos; __Host-rollcall-session=good-sos',
      Authorization: 'Bearer good-sos',
    };
    await expect(call('Bearer bad', { headers, queryStringParameters: { token: 'good-sos' } })).rejects.toThrow();
    expect((await call('Bearer good-county-03', { headers })).context).toMatchObject({ county: '03' });
  });
});

describe('authorize-request before a push of the Postal Service', () => {
  it('lets a feed in by its own id and secret', async () => {
    const result = await call(basic('usps-03', 'right:with colon'), { methodArn: PUSH });
    expect(result.context).toEqual({ kind: 'client', id: 'usps-03', role: 'usps-feed', county: '03' });
  });

  it.each(['GET', 'HEAD'])('lets it try by %s whether its address and secret are right', async (method) => {
    const methodArn = PUSH.replace('POST', method);
    const result = await call(basic('usps-03', 'right:with colon'), { methodArn });
    expect(result.context).toMatchObject({ role: 'usps-feed', county: '03' });
    await expect(call(basic('usps-03', 'wrong'), { methodArn })).rejects.toThrow('Unauthorized');
  });

  it('lets it in by a token too', async () => {
    const result = await call('Bearer good-usps-03', { methodArn: PUSH });
    expect(result.context).toMatchObject({ role: 'usps-feed' });
  });

  it.each([
    ['another secret', basic('usps-03', 'wrong'), PUSH],
    ['the right one before another call', basic('usps-03', 'right:with colon'), METHOD],
    [
      'a path that only ends alike',
      basic('usps-03', 'right:with colon'),
      METHOD.replace('/v1/sync-checks', '/v1/x/v1/imb-scans'),
    ],
    ['a path that only begins alike', basic('usps-03', 'right:with colon'), `${PUSH}/more`],
    ['the secret of a county’s system', basic('county-03', 'right:with colon'), PUSH],
    ['the secret of the state', basic('sos', 'right:with colon'), PUSH],
    ['nobody’s', basic('stranger', 'right:with colon'), PUSH],
    ['no secret', basic('usps-03', ''), PUSH],
    ['no pair', `Basic ${Buffer.from('usps-03').toString('base64')}`, PUSH],
  ])('answers %s with 401', async (_case, header, methodArn) => {
    await expect(call(header, { methodArn })).rejects.toThrow('Unauthorized');
  });
});

describe('authorize-request in the County Test Environment', () => {
  it('hands on why a registered caller is not let in, and asks nobody else’s gate', async () => {
    const asked: unknown[] = [];
    const closed = { status: 409, code: 'install-not-confirmed', detail: 'Confirm task 14.' } as const;
    const gated = authorizeRequest({
      tokens: { clientIdOf: async (token) => token },
      clients: {
        find: async (id) => (id === 'county-03' ? { role: 'county-ems', county: '03' } : undefined),
      },
      isPasswordOf: async () => false,
      askGate: async ({ county }) => {
        asked.push(county);
        return closed;
      },
    });
    const ask = (token: string) => gated({ type: 'TOKEN', authorizationToken: `Bearer ${token}`, methodArn: METHOD });
    expect((await ask('county-03')).context).toMatchObject({ county: '03', closed: JSON.stringify(closed) });
    expect((await ask('stranger')).context).toEqual({});
    expect(asked).toEqual(['03']);
  });
});

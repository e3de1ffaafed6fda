import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import type { Route } from '../../../lib/runtime/api/route.ts';
import { memoryTrail } from '../../audit/memory-chains.ts';
import { memoryIdempotencyStore } from '../guards/memory-idempotency-store.ts';

const route = {
  lambda: 'post-ballots',
  method: 'POST',
  path: '/v1/things/{id}',
  summary: 'For tests',
  body: z.strictObject({ name: z.string().min(1) }),
  query: z.strictObject({ limit: z.string().optional() }),
  pathParameters: z.object({ id: z.string().regex(/^[a-z]+$/) }),
  responses: { 200: { description: 'Done' } },
} as const satisfies Route;

const context = {
  awsRequestId: 'request-1',
  functionName: 'post-things',
  getRemainingTimeInMillis: () => 10_000,
} as Context;

const event = (change: Partial<APIGatewayProxyEvent> = {}): APIGatewayProxyEvent =>
  ({
    body: JSON.stringify({ name: 'a' }),
    headers: { 'Content-Type': 'application/json' },
    pathParameters: { id: 'one' },
    queryStringParameters: null,
    isBase64Encoded: false,
    requestContext: { authorizer: { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' } },
    ...change,
  }) as APIGatewayProxyEvent;

const parsed = (result: { body: string }) => JSON.parse(result.body) as Record<string, unknown>;

describe('apiHandler', () => {
  const work = vi.fn(async () => ({ status: 200, body: { done: true } }));
  let limited: number | undefined;
  const handler = () =>
    apiHandler(route, work, {
      rateLimiter: { count: async () => (limited === undefined ? {} : { retryAfterSeconds: limited }) },
      idempotencyStore: memoryIdempotencyStore(),
      trail: memoryTrail(),
    });
  beforeEach(() => {
    limited = undefined;
    work.mockReset().mockResolvedValue({ status: 200, body: { done: true } });
  });

  it('hands the handler what the contract describes', async () => {
    const result = await handler()(event(), context);
    expect(result.statusCode).toBe(200);
    expect(work).toHaveBeenCalledWith(
      expect.objectContaining({
        body: { name: 'a' },
        path: { id: 'one' },
        caller: { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' },
      }),
      expect.anything(),
    );
  });

  it.each([
    ['no caller', { requestContext: {} as never }, 401, 'unauthorized'],
    [
      'a county that does not exist',
      { requestContext: { authorizer: { kind: 'client', role: 'county-ems', county: '59', id: 'x' } } as never },
      401,
      'unauthorized',
    ],
    [
      'the wrong kind of caller',
      { requestContext: { authorizer: { kind: 'client', role: 'sos-system', id: 'x' } } as never },
      403,
      'forbidden',
    ],
    ['a malformed identifier', { pathParameters: { id: '../03' } }, 404, 'not-found'],
    ['a body that is not JSON', { body: '{' }, 400, 'invalid-json'],
    ['a missing field', { body: '{}' }, 400, 'invalid-request'],
    ['a field that nobody knows', { body: '{"name":"a","county":"04"}' }, 400, 'invalid-request'],
    ['JSON nested too deeply', { body: `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}` }, 400, 'invalid-json'],
    ['another content type', { headers: { 'content-type': 'text/csv' } }, 415, 'unsupported-content-type'],
    ['a member that stands twice', { body: '{"name":"a","name":"b"}' }, 400, 'invalid-json'],
    [
      'a parameter that comes twice',
      { multiValueQueryStringParameters: { limit: ['1', '2'] }, queryStringParameters: { limit: '2' } },
      400,
      'invalid-request',
    ],
    ['an unknown query parameter', { queryStringParameters: { county: '04' } }, 400, 'invalid-request'],
  ])('answers %s with a problem and does nothing', async (_case, change, status, code) => {
    const result = await handler()(event(change), context);
    expect(result.statusCode).toBe(status);
    expect(result.headers?.['content-type']).toBe('application/problem+json');
    expect(parsed(result)).toMatchObject({ status, code, type: `urn:rollcall:problem:${code}` });
    expect(String(parsed(result)['detail']).length).toBeGreaterThan(10);
    expect(work).not.toHaveBeenCalled();
  });

  it('names every wrong value, the place of bad JSON, and what was probably meant', async () => {
    const body = async (change: Partial<APIGatewayProxyEvent>) => parsed(await handler()(event(change), context));
    expect(await body({ body: '{"Name":"a","x/y":1}' })).toMatchObject({
      errors: [
        { pointer: '#/name', detail: 'it is missing.' },
        { pointer: '#/Name', detail: expect.stringContaining('Did you mean "name"?') },
        { pointer: '#/…', detail: expect.stringContaining('a member, which this call does not take') },
      ],
    });
    expect((await body({ body: '{\n  "name": }' }))['detail']).toContain('line 2, column 11');
    expect(await body({ queryStringParameters: { Limit: '1' } })).toMatchObject({
      errors: [{ pointer: '?/Limit', detail: 'this call has no such parameter. Did you mean "limit"?' }],
    });
  });

  it('takes no body where the contract has none, but an empty object', async () => {
    const { body: _body, ...bodyless } = route;
    const handle = apiHandler(bodyless, work, {
      rateLimiter: { count: async () => ({}) },
      idempotencyStore: memoryIdempotencyStore(),
      trail: memoryTrail(),
    });
    const statuses = [];
    for (const body of [null, '', ' {} ', '{"reason":"x"}', 'x']) {
      statuses.push((await handle(event({ body, headers: {} }), context)).statusCode);
    }
    expect(statuses).toEqual([200, 200, 200, 400, 400]);
  });

  it('answers 204 without a body and without a type of one', async () => {
    work.mockResolvedValueOnce({ status: 204 } as never);
    const { statusCode, headers, body } = await handler()(event(), context);
    expect([statusCode, headers?.['content-type'], body]).toEqual([204, undefined, '']);
  });

  it('burns no key by a refusal: the same call may succeed later, and so may a corrected one', async () => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' };
    const api = handler();
    const refusal = { status: 409, body: { code: 'extract-not-uploaded' } };
    work.mockResolvedValueOnce(refusal as never).mockResolvedValueOnce(refusal as never);
    expect((await api(event({ headers }), context)).statusCode).toBe(409);
    expect((await api(event({ headers }), context)).statusCode).toBe(409);
    expect((await api(event({ headers, body: '{"name":"b"}' }), context)).statusCode).toBe(200);
    expect((await api(event({ headers, body: '{"name":"b"}' }), context)).statusCode).toBe(200);
    expect(work).toHaveBeenCalledTimes(3);
    expect((await api(event({ headers }), context)).statusCode).toBe(422);
  });

  it('tells a busy client how long to wait', async () => {
    limited = 7;
    const result = await handler()(event(), context);
    expect(result.statusCode).toBe(429);
    expect(result.headers?.['retry-after']).toBe('7');
    expect(work).not.toHaveBeenCalled();
  });

  it('does a repeated request once and answers the same', async () => {
    const repeated = event({ headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' } });
    const api = handler();
    const [first, second] = [await api(repeated, context), await api(repeated, context)];
    expect(second).toEqual(first);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('refuses a key that comes again with another body', async () => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' };
    const api = handler();
    await api(event({ headers }), context);
    const result = await api(event({ headers, body: '{"name":"b"}' }), context);
    expect(result.statusCode).toBe(422);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('does the work for another client or another address with the same key', async () => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' };
    const api = handler();
    await api(event({ headers }), context);
    await api(event({ headers, pathParameters: { id: 'two' } }), context);
    await api(
      event({
        headers,
        requestContext: { authorizer: { kind: 'client', role: 'county-ems', county: '04', id: 'client-04' } } as never,
      }),
      context,
    );
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('counts the calls of a county, not of each of its clients', async () => {
    const callers: string[] = [];
    const counting = apiHandler(route, work, {
      rateLimiter: {
        count: async (caller) => {
          callers.push(caller);
          return {};
        },
      },
      idempotencyStore: memoryIdempotencyStore(),
      trail: memoryTrail(),
    });
    for (const id of ['client-a', 'client-b']) {
      const authorizer = { kind: 'client', role: 'county-ems', county: '03', id };
      await counting(event({ requestContext: { authorizer } as never }), context);
    }
    expect(callers).toEqual(['county-03', 'county-03']);
  });

  it.each([
    ['malformed', { body: '{' }, 400],
    ['of the wrong content type', { headers: { 'content-type': 'text/csv' } }, 415],
    ['nested too deeply', { body: `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}` }, 400],
    ['for nothing that is there', { pathParameters: { id: '../03' } }, 404],
    ['with an unknown parameter', { queryStringParameters: { county: '04' } }, 400],
    ['forbidden', { requestContext: { authorizer: { kind: 'client', role: 'sos-system', id: 'x' } } as never }, 403],
  ])('counts a call that is %s before it reads it', async (_which, change, status) => {
    let counted = 0;
    const flooded = () =>
      apiHandler(route, work, {
        rateLimiter: { count: async () => (++counted > 3 ? { retryAfterSeconds: 9 } : {}) },
        idempotencyStore: memoryIdempotencyStore(),
        trail: memoryTrail(),
      })(event(change), context);
    const statuses = [];
    for (let call = 0; call < 5; call += 1) statuses.push((await flooded()).statusCode);
    expect(counted).toBe(5);
    expect(statuses).toEqual([status, status, status, 429, 429]);
  });

  it('does not unpack the body of a call that is over the limit', async () => {
    limited = 7;
    const body = vi.fn(() => '{');
    const over = Object.defineProperty(event(), 'body', { get: body });
    expect((await handler()(over, context)).statusCode).toBe(429);
    expect(body).not.toHaveBeenCalled();
  });

  it('answers 500 without a word of the error, and lets the same key try again', async () => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' };
    const api = handler();
    work.mockRejectedValueOnce(new Error('Maria Lopez, 1970-01-01'));
    const failed = await api(event({ headers }), context);
    expect(failed.statusCode).toBe(500);
    expect(failed.body).not.toContain('Maria');
    expect(failed.body).toContain('request-1');
    expect((await api(event({ headers }), context)).statusCode).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import { type Closed, closedAnswer } from '../../../lib/runtime/api/closed.ts';
import { credentialAnswer } from '../../../lib/runtime/authorizer-answer.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { callsFor, wholeState } from '../../county-api/every-call.ts';

const DOWN: Closed = { status: 503, code: 'environment-down', detail: 'It is down.', retryAfterSeconds: 3600 };
const INSTALL: Closed = { status: 409, code: 'install-not-confirmed', detail: 'Confirm task 14.' };
const authorizer = (closed?: Closed) =>
  credentialAnswer(
    { kind: 'registered', identity: { kind: 'client', id: 'client-1', role: 'county-ems', county: '03' } },
    'arn:aws:execute-api:us-west-2:0:api/live/GET/v1/uploads',
    closed,
  ).context ?? {};

describe('a gate that is closed', () => {
  it.each([DOWN, INSTALL])('answers every call but those about releases: $code', async (closed) => {
    const county = COUNTIES[2]?.code ?? '03';
    const { call, storedOf } = wholeState();
    const before = storedOf(county);
    let closedCalls = 0;
    for (const { lambda, path } of callsFor(county)) {
      if (path.startsWith('/v1/releases')) continue;
      const answer = await call(lambda, county, authorizer(closed));
      expect([lambda, answer.statusCode]).toEqual([lambda, closed.status]);
      expect(JSON.parse(answer.body)).toMatchObject({ code: closed.code, detail: closed.detail });
      const seconds = closed.retryAfterSeconds;
      expect(answer.headers?.['retry-after']).toBe(seconds === undefined ? undefined : String(seconds));
      closedCalls += 1;
    }
    expect(closedCalls).toBeGreaterThan(30);
    expect(storedOf(county)).toBe(before);
  });

  it('leaves open what opens it', async () => {
    const { call } = wholeState();
    const answered = await Promise.all(
      callsFor('03')
        .filter(({ path }) => path.startsWith('/v1/releases'))
        .map(async ({ lambda }) => (await call(lambda, '03', authorizer(DOWN))).statusCode),
    );
    expect(answered).toHaveLength(8);
    expect(answered.filter((status) => status === 503)).toEqual([]);
  });

  it('is none where no authorizer says so, and none that looks like the calls about releases', () => {
    expect(closedAnswer({ path: '/v1/uploads' }, authorizer())).toBeUndefined();
    expect(closedAnswer({ path: '/v1/releasesets' }, authorizer(DOWN))?.status).toBe(503);
    expect(() => closedAnswer({ path: '/v1/uploads' }, { closed: '{"status":200}' })).toThrow();
  });
});

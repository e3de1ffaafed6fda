import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { diagnoseSignUp } from '../../../lambdas/sign-up/diagnose-sign-up/handler.ts';
import { endSubscription } from '../../../lambdas/sign-up/end-subscription/handler.ts';
import { readSignUpDiagnosis } from '../../../lambdas/sign-up/read-sign-up-diagnosis/handler.ts';
import { searchForVoters } from '../../../lambdas/sign-up/search-voters/handler.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { HELP_ROUTES } from '../../../lib/sign-up/api.ts';
import { memoryTrail } from '../../audit/memory-chains.ts';
import { SAMPLE_SUBSCRIPTION, VOTER_ID } from '../../operations/sample-voters.ts';
import { memoryIdempotencyStore } from '../../runtime/guards/memory-idempotency-store.ts';
import { memoryHelp } from '../memory-help.ts';

const NOW = Temporal.Instant.from('2026-10-24T18:00:00Z');
const context = { awsRequestId: 'r', functionName: 'f', getRemainingTimeInMillis: () => 10_000 } as Context;

const calls = () => {
  const help = memoryHelp(
    [
      { voterId: VOTER_ID },
      { voterId: 'V030000018', firstName: 'Marie' },
      { voterId: 'V030000020', confidential: true },
      { voterId: 'V190000001', county: '19', residenceZip: '90012' },
    ],
    [SAMPLE_SUBSCRIPTION],
  );
  const trail = memoryTrail(100);
  const guards = { rateLimiter: { count: async () => ({}) }, idempotencyStore: memoryIdempotencyStore(), trail };
  const ports = { ...help, clock: async () => NOW };
  const functions = {
    'search-voters': apiHandler(HELP_ROUTES['search-voters'], searchForVoters(ports) as never, guards),
    'read-sign-up-diagnosis': apiHandler(
      HELP_ROUTES['read-sign-up-diagnosis'],
      readSignUpDiagnosis(ports) as never,
      guards,
    ),
    'diagnose-sign-up': apiHandler(HELP_ROUTES['diagnose-sign-up'], diagnoseSignUp(ports) as never, guards),
    'end-subscription': apiHandler(HELP_ROUTES['end-subscription'], endSubscription(ports) as never, guards),
  };
  const call = async (
    lambda: keyof typeof functions,
    { id, body, query, headers = {} }: { id?: string; body?: object; query?: Record<string, string>; headers?: object },
    county: string | null = '03',
  ) => {
    const event = {
      httpMethod: HELP_ROUTES[lambda].method,
      pathParameters: id === undefined ? null : { id },
      queryStringParameters: query ?? null,
      headers: { 'content-type': 'application/json', ...headers },
      body: body ? JSON.stringify(body) : null,
      requestContext: {
        requestId: 'r',
        authorizer: {
          kind: 'client',
          id: 'c1',
          role: county === null ? 'sos-system' : 'county-ems',
          ...(county === null ? {} : { county }),
        },
        identity: { sourceIp: '192.0.2.7' },
      },
    } as unknown as APIGatewayProxyEvent;
    const { statusCode, body: text } = await functions[lambda](event, context);
    return { status: statusCode, body: JSON.parse(text) };
  };
  return { call, help };
};

describe('the calls that help voters', () => {
  it('find by name and date of birth, the own county’s alone, and say where one of the names is another', async () => {
    const { call } = calls();
    const asked = { body: { firstName: 'mary', lastName: 'WRIGHT', dateOfBirth: '1971-03-09' } };
    const own = await call('search-voters', asked);
    expect(own.body.voters.map((one: { voterId: string; match: string }) => [one.voterId, one.match])).toEqual([
      [VOTER_ID, 'name'],
      ['V030000018', 'similar'],
    ]);
    const state = await call('search-voters', asked, null);
    expect(state.body.voters).toHaveLength(3);
    const bad = await call('search-voters', { body: { lastName: 'Wright', dateOfBirth: '31/12/1970' } });
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/dateOfBirth' }] } });
    // No copy of an answer that names people is kept.
    expect(await call('search-voters', { ...asked, headers: { 'idempotency-key': 'k1' } })).toMatchObject({
      status: 400,
    });
  });

  it('diagnose with and without what was typed', async () => {
    const { call } = calls();
    const alone = await call('read-sign-up-diagnosis', { id: VOTER_ID });
    expect(alone).toMatchObject({ status: 200, body: { voterId: VOTER_ID, county: '03', answer: 'subscribed' } });
    expect(alone.body.findings.map(({ cause }: { cause: string }) => cause)).toEqual(['device', 'subscribed']);
    const typed = { lastName: 'Write', zip: '10001', dateOfBirth: '9/3/1971' };
    const { body } = await call('diagnose-sign-up', { id: VOTER_ID, body: typed });
    expect(body).toMatchObject({ answer: 'form-refused', voterIdDesk: { phone: '(916) 654-1141' } });
    expect(body.findings).toMatchObject([
      { cause: 'record-differs', fields: ['lastName'], call: 'county' },
      { cause: 'overseas-zip' },
      { cause: 'date-format' },
      { cause: 'subscribed' },
    ]);
  });

  it('answer one and the same of another county’s voter, a confidential one and nobody', async () => {
    const { call } = calls();
    for (const lambda of ['read-sign-up-diagnosis', 'diagnose-sign-up', 'end-subscription'] as const) {
      const body = {
        'read-sign-up-diagnosis': undefined,
        'diagnose-sign-up': {},
        'end-subscription': { reason: 'deceased' },
      };
      const sent = body[lambda];
      const answers = await Promise.all(
        ['V190000001', 'V030000020', 'V999'].map((id) => call(lambda, { id, ...(sent ? { body: sent } : {}) })),
      );
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(new Set(answers.map(({ body: answer }) => JSON.stringify(answer))).size).toBe(1);
    }
  });

  it('opt out by channel and of all, twice without harm, and change nothing in a dry run', async () => {
    const { call, help } = calls();
    const one = { id: VOTER_ID, body: { channels: ['text'], reason: 'asked-by-phone' } };
    await call('end-subscription', { ...one, query: { dryRun: 'true' } });
    expect(help.subscribed.get(VOTER_ID)?.channels).toEqual(['text', 'email']);
    expect(await call('end-subscription', one)).toMatchObject({ status: 200, body: { channels: ['email'] } });
    expect(await call('end-subscription', one)).toMatchObject({ status: 200, body: { channels: ['email'] } });
    const all = { id: VOTER_ID, body: { reason: 'wrong-contact' } };
    expect(await call('end-subscription', all)).toMatchObject({ status: 200, body: { channels: [] } });
    expect(await call('end-subscription', { id: VOTER_ID, body: {} })).toMatchObject({ status: 400 });
  });
});

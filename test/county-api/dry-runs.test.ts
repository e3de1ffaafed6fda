import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_CONTRACT } from '../../lib/county-api/api/contract.ts';
import { openApiDocument } from '../../lib/county-api/api/openapi.ts';
import { API_ACCESS } from '../../lib/platform/access.ts';
import { API_CALLS, type ApiLambda, type WritingLambda } from '../../lib/platform/api-routes.ts';
import { DRY_RUNS, dryRunOf } from '../../lib/runtime/api/dry-runs.ts';
import { REACH } from '../../lib/shared/identity.ts';
import { wholeState } from './every-call.ts';

const CALLS = Object.keys(API_CALLS) as ApiLambda[];
const WRITES = Object.keys(DRY_RUNS) as WritingLambda[];
const TRIED = WRITES.filter((lambda) => DRY_RUNS[lambda].kind !== 'refused');

const callerOf = (lambda: ApiLambda) => {
  const [role = 'county-ems'] = API_ACCESS[lambda];
  return { kind: 'client', role, id: `client-${role}`, ...(REACH[role] === 'state' ? {} : { county: '03' }) };
};
const asked = async (state: ReturnType<typeof wholeState>, lambda: ApiLambda, dryRun: string) => {
  const answer = await state.call(lambda, '03', callerOf(lambda), { query: { dryRun } });
  return { status: answer.statusCode, body: JSON.parse(answer.body || '{}') as Record<string, unknown> };
};

describe('a dry run', () => {
  it('is known of exactly the calls that change something', () => {
    expect(WRITES.toSorted()).toEqual(CALLS.filter((lambda) => API_CALLS[lambda].method !== 'GET').toSorted());
    expect(TRIED.length).toBeGreaterThanOrEqual(19);
  });

  it.each(TRIED)('of %s answers as it would be answered, and puts no change on record', async (lambda) => {
    const state = wholeState();
    const meant = await wholeState().call(lambda, '03', callerOf(lambda));
    const { status, body } = await asked(state, lambda, 'true');
    if (meant.statusCode >= 400) {
      expect({ status, body }).toEqual({ status: meant.statusCode, body: JSON.parse(meant.body) });
      expect(state.recorded).toMatchObject([{ outcome: 'refused' }]);
      return;
    }
    const { kind } = DRY_RUNS[lambda];
    expect(status).toBe(kind === 'plans' ? meant.statusCode : 200);
    if (kind === 'plans') expect(body).toEqual({ ...JSON.parse(meant.body), dryRun: true });
    else if (kind === 'decides') expect(body).toEqual({ dryRun: true, wouldAnswer: meant.statusCode });
    else {
      const { uploadId: _unmade, ...rest } = JSON.parse(meant.body);
      expect(body).toEqual({ ...rest, dryRun: true });
    }
    expect(state.recorded).toEqual([]);
  });

  it('of a call that cannot be tried is refused with a sentence, and so is a wish that is neither true nor false', async () => {
    for (const lambda of WRITES.filter((one) => !TRIED.includes(one))) {
      const { status, body } = await asked(wholeState(), lambda, 'true');
      expect(status).toBe(400);
      expect(String(body['detail'])).toMatch(/^\?\/dryRun: .{40,}/);
    }
    for (const wish of ['yes', '1', 'TRUE', '']) {
      const { status, body } = await asked(wholeState(), 'post-ballots', wish);
      expect([status, body['detail']]).toEqual([400, '?/dryRun: send true, or leave it out.']);
    }
    expect((await asked(wholeState(), 'post-ballots', 'false')).body).not.toHaveProperty('dryRun');
  });

  it('of a call that only reads is no parameter', async () => {
    for (const lambda of CALLS.filter((one) => dryRunOf(one) === undefined)) {
      expect((await asked(wholeState(), lambda, 'true')).status, lambda).toBe(400);
    }
  });

  it('uses no Idempotency-Key up: the same key is there for the call itself', async () => {
    const state = wholeState();
    const headers = { 'content-type': 'application/json', 'Idempotency-Key': 'k1' };
    const change = (query: Record<string, string>, body?: string) =>
      state.call('set-participation', '03', callerOf('set-participation'), {
        headers,
        query,
        ...(body ? { body } : {}),
      });
    await change({ dryRun: 'true' }, '{"participates":true}');
    expect((await change({})).statusCode).toBe(200);
    const others = wholeState();
    const rows = (query: Record<string, string>, body: string) =>
      others.call('post-ballots', '03', callerOf('post-ballots'), { headers, query, body });
    expect((await rows({ dryRun: 'true' }, '{"records":[]}')).statusCode).toBe(200);
    const bad = {
      headers: { ...headers, 'Idempotency-Key': 'no key' },
      query: { dryRun: 'true' },
      body: '{"records":[]}',
    };
    expect((await others.call('post-ballots', '03', callerOf('post-ballots'), bad)).statusCode).toBe(400);
    const meant = await rows({}, '{"records":[{}]}');
    expect([meant.statusCode, JSON.parse(meant.body)]).toMatchObject([200, { rejected: [{ index: 0 }] }]);
  });

  it('has one success for each call that says only whether it would succeed', () => {
    for (const { lambda, responses } of API_CONTRACT) {
      if (dryRunOf(lambda)?.kind !== 'decides') continue;
      expect(
        Object.keys(responses).filter((status) => Number(status) < 400),
        lambda,
      ).toHaveLength(1);
    }
  });

  it('is in the document of the calls that can be tried, with what it answers', () => {
    const { paths } = openApiDocument(API_CONTRACT, { tokenUrl: 'https://tokens.example.org/' }) as unknown as {
      paths: Record<string, Record<string, { parameters: { name: string }[]; responses: Record<string, unknown> }>>;
    };
    for (const lambda of CALLS) {
      const { method, path } = API_CALLS[lambda];
      const operation = paths[path]?.[method.toLowerCase()];
      const isTried = (TRIED as string[]).includes(lambda);
      expect(
        operation?.parameters.some(({ name }) => name === 'dryRun'),
        lambda,
      ).toBe(isTried);
      const said = JSON.stringify(operation?.responses['200'] ?? null);
      if (dryRunOf(lambda)?.kind === 'plans')
        expect(JSON.stringify(operation?.responses['202']), lambda).toContain('dryRun');
      else if (isTried)
        expect(said, lambda).toMatch(
          dryRunOf(lambda)?.kind === 'decides' ? /DryRun/ : /UploadAnswer|RegisterChangesAnswer|ImbTrackingAnswer/,
        );
    }
  });
});

describe('the functions behind the calls that can be tried', () => {
  /** The wiring of a Lambda: its index and the wiring that its index imports. */
  const wiringOf = (lambda: ApiLambda): string => {
    const [index = ''] = globSync(`lambdas/*/${lambda}/index.ts`);
    const text = readFileSync(index, 'utf8');
    const shared = [...text.matchAll(/from '(\.\.\/[\w-]+-wiring\.ts)'/g)].map(([, file = '']) =>
      readFileSync(join(dirname(index), file), 'utf8'),
    );
    return [text, ...shared].join('\n');
  };

  it.each(TRIED)('%s reaches AWS by clients that know dry runs, and nobody else', (lambda) => {
    const wiring = wiringOf(lambda);
    expect(wiring).toContain('createDocumentClient()');
    const clients = [...wiring.matchAll(/(\S*)new (\w+Client)\(/g)];
    for (const [, before, name] of clients) expect(before, name).toMatch(/inEarnestOnly\($/);
    // Whoever posts to other people's addresses does not ask AWS.
    expect(wiring).not.toMatch(/postOf\(|fetch\(/);
  });
});

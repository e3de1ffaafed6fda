import { describe, expect, it } from 'vitest';
import { entryOfText, textOfEntry } from '../../lib/audit/domain/recordable.ts';
import { API_ACCESS } from '../../lib/platform/access.ts';
import { API_CALLS, type ApiLambda } from '../../lib/platform/api-routes.ts';
import { CLIENT_ROLES, type ClientRole, REACH } from '../../lib/shared/identity.ts';
import { voterOf, wholeState } from './every-call.ts';

const CALLS = Object.keys(API_CALLS) as ApiLambda[];
const isWrite = (lambda: ApiLambda): boolean => API_CALLS[lambda].method !== 'GET';
const WRITES = CALLS.filter(isWrite);

/** Posted, and yet nothing is changed: one makes an address for an upload, the others ask what no address may hold. */
const CHANGES_NOTHING: readonly ApiLambda[] = ['create-extract-upload', 'search-voters', 'diagnose-sign-up'];

const allowed = (lambda: ApiLambda): readonly ClientRole[] => API_ACCESS[lambda];
const as = (role: ClientRole): Readonly<Record<string, unknown>> => ({
  kind: 'client',
  role,
  id: `client-${role}`,
  ...(REACH[role] === 'state' ? {} : { county: '03' }),
});
const pairs = (calls: readonly ApiLambda[], wanted: boolean): [ApiLambda, ClientRole][] =>
  calls.flatMap((lambda) =>
    CLIENT_ROLES.filter((role) => allowed(lambda).includes(role) === wanted).map((role): [ApiLambda, ClientRole] => [
      lambda,
      role,
    ]),
  );

describe('every call that changes something', () => {
  it.each(pairs(WRITES, true))('%s by %s is on record before and after', async (lambda, role) => {
    const state = wholeState();
    const { statusCode } = await state.call(lambda, '03', as(role));
    expect(state.recorded.map(({ outcome }) => outcome)).toEqual(['asked', statusCode < 400 ? 'done' : 'refused']);
    for (const entry of state.recorded) {
      expect(entry).toMatchObject({
        action: lambda,
        actor: { kind: 'client', id: `client-${role}`, role },
        from: '192.0.2.7',
      });
      if (REACH[role] !== 'state') expect(entry.county).toBe('03');
      const kept = textOfEntry(entry);
      expect(entryOfText(kept), kept).toBeDefined();
      expect(kept).not.toContain(voterOf('03'));
    }
    const [, ended] = state.recorded;
    if (ended?.outcome === 'refused') expect(ended.reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
    // A kind or a field that is not on the list would be lost without a word.
    else if (ended && !CHANGES_NOTHING.includes(lambda)) {
      expect(Object.keys(entryOfText(textOfEntry(ended))?.after ?? {})).not.toEqual([]);
    }
  });

  it.each(pairs(CALLS, false))('%s refused to %s is on record', async (lambda, role) => {
    const state = wholeState();
    expect((await state.call(lambda, '03', as(role))).statusCode).toBe(403);
    expect(state.recorded).toMatchObject([
      { action: lambda, actor: { role }, outcome: 'refused', reason: 'forbidden', target: { id: '' } },
    ]);
  });

  it.each(WRITES.filter((lambda) => API_CALLS[lambda].method !== 'DELETE'))(
    '%s with a body that cannot be read is on record, without a word of it',
    async (lambda) => {
      const state = wholeState();
      const [role = 'county-ems'] = allowed(lambda);
      await state.call(lambda, '03', as(role), { body: '{"records":[{"voterId":"V030000001"' });
      expect(state.recorded.at(-1)).toMatchObject({ action: lambda, outcome: 'refused' });
      expect(JSON.stringify(state.recorded)).not.toContain('V030000001');
    },
  );

  it.each(['2026-11-03-03-maria-garcia-916-555-0142', '2026-11-03-03-maria-garcia-born-1984-01-02-elm-street-12'])(
    'keeps of an election that there is not no more than its day and county: %s',
    async (id) => {
      const state = wholeState();
      const event = {
        headers: { 'content-type': 'application/json' },
        pathParameters: { id },
        body: '{"imb":"both"}',
        requestContext: { authorizer: as('county-ems'), identity: { sourceIp: '192.0.2.7' } },
      } as unknown as Parameters<typeof state.send>[1];
      expect((await state.send('change-election', event)).statusCode).toBe(404);
      const kept = state.recorded.map((entry) => entryOfText(textOfEntry(entry)));
      expect(kept.map((entry) => [entry?.target.id, entry?.outcome])).toEqual([
        ['2026-11-03-03', 'asked'],
        ['2026-11-03-03', 'refused'],
      ]);
      expect(JSON.stringify(state.recorded)).not.toContain('maria');
    },
  );

  it('keeps the whole name of an election that was found', async () => {
    const state = wholeState();
    await state.call('set-participation', '03', as('county-ems'));
    const targets = state.recorded.map((entry) => entryOfText(textOfEntry(entry))?.target.id);
    expect(targets.at(-1)).toMatch(/^2026-11-03-(statewide|03-[a-z-]+)\/03$/);
  });

  it('a read that is allowed leaves no entry', async () => {
    const state = wholeState();
    for (const [lambda, role] of pairs(
      CALLS.filter((call) => !isWrite(call)),
      true,
    ))
      await state.call(lambda, '03', as(role));
    expect(state.recorded).toEqual([]);
    expect(WRITES.length).toBeGreaterThanOrEqual(11);
  });
});

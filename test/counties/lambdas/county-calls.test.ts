import { describe, expect, it } from 'vitest';
import { changeOfficeContacts } from '../../../lambdas/counties/change-contacts/handler.ts';
import { issueCountyClient } from '../../../lambdas/counties/issue-client/handler.ts';
import { readCounty } from '../../../lambdas/counties/read-county/handler.ts';
import { registerCountySystem } from '../../../lambdas/counties/register-system/handler.ts';
import { revokeCountyClient } from '../../../lambdas/counties/revoke-client/handler.ts';
import { rotateCountyClient } from '../../../lambdas/counties/rotate-client/handler.ts';
import { testCountyEndpoint } from '../../../lambdas/counties/test-endpoint/handler.ts';
import { COUNTY_ROUTES } from '../../../lib/counties/api.ts';
import type { TestOutcome } from '../../../lib/counties/ports.ts';
import type { ApiAnswer, Caller } from '../../../lib/runtime/api/types.ts';
import { MemoryLog } from '../../ballot-tracking/ballot-memory.ts';
import { CONTACTS, NOW } from '../county-files.ts';
import { memoryCounties } from '../memory-counties.ts';

const SOS: Caller = { kind: 'client', role: 'sos-system', county: null, id: 'sos' };
const AMADOR: Caller = { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' };
const ALPINE: Caller = { kind: 'client', role: 'county-ems', county: '02', id: 'client-02' };

const world = () => {
  const memory = memoryCounties();
  const ports = {
    ...memory,
    clock: async () => NOW,
    addressFault: (url: string) => (url.startsWith('https://') ? undefined : 'Give https.'),
    testEndpoint: async (): Promise<TestOutcome> => ({ kind: 'proven' }),
  };
  const context = { log: new MemoryLog() };
  const of = (caller: Caller, body: unknown = {}, id = '') => ({
    caller,
    body,
    path: { code: '03', id },
    query: undefined,
    rawBody: '',
    headers: {},
  });
  return {
    kept: memory.kept,
    read: (caller: Caller) => readCounty(ports)(of(caller)),
    contacts: (caller: Caller, body: unknown) => changeOfficeContacts(ports)(of(caller, body) as never, context),
    system: (body: unknown) => registerCountySystem(ports)(of(SOS, body) as never, context),
    test: (caller: Caller) => testCountyEndpoint(ports)(of(caller), context),
    issue: (body: unknown) => issueCountyClient(ports)(of(SOS, body) as never, context),
    rotate: (id: string) => rotateCountyClient(ports)(of(SOS, {}, id), context),
    revoke: (id: string) => revokeCountyClient(ports)(of(SOS, {}, id), context),
  };
};

/** What the contract says of an answer's form. */
const inForm = (lambda: keyof typeof COUNTY_ROUTES, { status, body }: ApiAnswer): Record<string, unknown> =>
  COUNTY_ROUTES[lambda].responses[status]?.schema?.parse(body) as Record<string, unknown>;

describe('a county’s contacts', () => {
  it('are its own to change, another’s look like none', async () => {
    const { contacts, read } = world();
    expect((await contacts(AMADOR, CONTACTS)).status).toBe(200);
    expect((await contacts(ALPINE, CONTACTS)).status).toBe(404);
    expect((await contacts(SOS, CONTACTS)).status).toBe(200);
    expect((await read(ALPINE)).status).toBe(404);
    expect(inForm('read-county', await read(AMADOR))).toMatchObject({ county: '03', contacts: CONTACTS, clients: [] });
  });

  it('that cannot stand in a message are refused, each by name', async () => {
    const { contacts, kept } = world();
    const wrong = { ...CONTACTS, voters: { ...CONTACTS.voters, site: 'https://evil.net', phone: '900-555-0100' } };
    expect(await contacts(AMADOR, wrong)).toMatchObject({
      status: 400,
      body: { code: 'bad-contacts', errors: [{ pointer: '#/voters/phone' }, { pointer: '#/voters/site' }] },
    });
    expect(kept.contacts.size).toBe(0);
  });

  it('are recorded as they were and as they are', async () => {
    const { contacts } = world();
    const answer = await contacts(AMADOR, CONTACTS);
    expect(answer.audit).toMatchObject({ target: { kind: 'office-contacts', id: '03' }, after: CONTACTS });
  });
});

describe('a county’s system', () => {
  it('shows its secret once, and nobody can read it again', async () => {
    const { system, test, read } = world();
    const registered = await system({ vendor: 'dfm', webhookUrl: 'https://ems.example.org/' });
    const { signingSecret, ...rest } = inForm('register-system', registered);
    expect(rest).toEqual({ vendor: 'dfm', webhookUrl: null, untestedUrl: 'https://ems.example.org/' });
    const later = [await test(AMADOR), await read(SOS), await system({ vendor: 'dfm' })];
    for (const answer of later)
      expect(JSON.stringify([answer.body, answer.audit])).not.toContain(String(signingSecret));
    expect(JSON.stringify(registered.audit)).not.toContain(String(signingSecret));
    expect(inForm('read-county', await read(SOS))).toMatchObject({
      system: { webhookUrl: 'https://ems.example.org/' },
    });
  });

  it('is refused with a sentence', async () => {
    const { system, test } = world();
    expect(await system({ vendor: 'dfm', webhookUrl: 'http://x' })).toMatchObject({
      status: 400,
      body: { code: 'bad-address' },
    });
    await system({ vendor: 'dfm', webhookUrl: null });
    expect(await test(AMADOR)).toMatchObject({ status: 409, body: { code: 'nothing-to-test' } });
    expect((await test(ALPINE)).status).toBe(404);
  });
});

describe('a county’s credentials', () => {
  it('are issued, renewed and revoked; only their first answer holds a secret', async () => {
    const { issue, rotate, revoke, read } = world();
    const issued = inForm('issue-client', await issue({ role: 'print-vendor', name: 'Runbeck print' }));
    const renewed = inForm('rotate-client', await rotate(String(issued['id'])));
    expect(renewed).toMatchObject({ role: 'print-vendor', name: 'Runbeck print', state: 'active' });
    expect(inForm('revoke-client', await revoke(String(renewed['id'])))).toMatchObject({ state: 'revoked' });
    const shown = inForm('read-county', await read(AMADOR));
    expect(shown['clients']).toMatchObject([{ state: 'ending', replacedBy: renewed['id'] }, { state: 'revoked' }]);
    for (const secret of [issued['clientSecret'], renewed['clientSecret']]) {
      expect(JSON.stringify(shown)).not.toContain(String(secret));
    }
    expect(await rotate('nobody')).toMatchObject({ status: 404 });
    expect(await revoke('nobody')).toMatchObject({ status: 404 });
  });
});

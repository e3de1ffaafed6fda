import { describe, expect, it } from 'vitest';
import { isOpen, MOST_CLIENTS, ROTATION_OVERLAP_DAYS } from '../../../lib/counties/domain/api-client.ts';
import { issueClient } from '../../../lib/counties/use-cases/issue-client.ts';
import { revokeClient } from '../../../lib/counties/use-cases/revoke-client.ts';
import { rotateClient } from '../../../lib/counties/use-cases/rotate-client.ts';
import { NOW } from '../county-files.ts';
import { memoryCounties } from '../memory-counties.ts';

const WISH = { county: '03', role: 'county-ems', name: 'DFM production', issuedBy: 'sos-client' } as const;

const world = () => {
  const memory = memoryCounties();
  const time = { now: NOW };
  const ports = { ...memory, clock: async () => time.now };
  const issue = async (name: string = WISH.name) => {
    const issued = await issueClient(ports, { ...WISH, name });
    if (!issued.ok) throw new Error(issued.error.detail);
    return issued.value;
  };
  const rotate = (clientId: string, county = '03') => rotateClient(ports, { county, clientId, by: 'sos-client' });
  const revoke = (clientId: string, county = '03') => revokeClient(ports, { county, clientId });
  return { ports, time, issue, rotate, revoke, ...memory.kept };
};

describe('where a county may hold no credential', () => {
  const barred = { code: 'mou-missing', detail: 'Its MOU is not on file.' } as const;
  const bar = (county: string) => async (asked: string) => (asked === county ? barred : undefined);

  it('none is issued and none is renewed, and nothing is made in the pool', async () => {
    const { ports, issue, inPool } = world();
    const { client } = await issue();
    const kept = { ...ports, mayHold: bar('03') };
    expect(await issueClient(kept, { ...WISH, name: 'Another' })).toEqual({ ok: false, error: barred });
    const renewed = await rotateClient(kept, { county: '03', clientId: client.clientId, by: 'sos-client' });
    expect(renewed).toEqual({ ok: false, error: barred });
    expect(inPool.size).toBe(1);
  });

  it('another county’s are', async () => {
    const { ports } = world();
    expect((await issueClient({ ...ports, mayHold: bar('19') }, WISH)).ok).toBe(true);
  });
});

describe('issuing', () => {
  it('shows the secret once and keeps it nowhere', async () => {
    const { issue, clients } = world();
    const { client, clientSecret } = await issue();
    expect(clients.get(client.clientId)).toMatchObject({ ...WISH, issuedAt: NOW, revokedAt: null });
    expect(JSON.stringify([...clients.values()])).not.toContain(clientSecret);
  });

  it('makes no second of the same name, however often it is asked, until the first is revoked', async () => {
    const { ports, issue, revoke, clients, inPool } = world();
    const { client } = await issue();
    const again = await issueClient(ports, WISH);
    expect(!again.ok && again.error.code).toBe('client-exists');
    expect([clients.size, inPool.size]).toEqual([1, 1]);
    await revoke(client.clientId);
    expect((await issueClient(ports, WISH)).ok).toBe(true);
  });

  it('makes no more than anybody can keep track of', async () => {
    const { ports, issue } = world();
    for (let number = 1; number <= MOST_CLIENTS; number += 1) await issue(`System ${number}`);
    const refused = await issueClient(ports, { ...WISH, name: 'One more' });
    expect(!refused.ok && refused.error.code).toBe('too-many-clients');
  });
});

describe('renewing', () => {
  it('opens the new one at once and the old one until the overlap has passed', async () => {
    const { time, issue, rotate, clients } = world();
    const { client } = await issue();
    time.now = NOW.add({ hours: 24 });
    const renewed = await rotate(client.clientId);
    if (!renewed.ok) throw new Error(renewed.error.detail);
    const open = () => [...clients.values()].filter((one) => isOpen(one, time.now)).map(({ clientId }) => clientId);
    expect(open()).toEqual([client.clientId, renewed.value.client.clientId]);
    time.now = time.now.add({ hours: 24 * ROTATION_OVERLAP_DAYS });
    expect(open()).toEqual([renewed.value.client.clientId]);
    const ended = await rotate(client.clientId);
    expect(!ended.ok && ended.error.code).toBe('client-replaced');
  });

  it('of two at once makes one, and takes the other out of the pool', async () => {
    const { ports, issue, rotate, clients, inPool } = world();
    const { client } = await issue();
    const stale = clients.get(client.clientId);
    await rotate(client.clientId);
    const register = { ...ports.register, find: async () => stale };
    const second = await rotateClient({ ...ports, register }, { county: '03', clientId: client.clientId, by: 's' });
    expect(!second.ok && second.error.code).toBe('changed-meanwhile');
    expect([clients.size, inPool.size]).toEqual([2, 2]);
  });

  it('another county’s credential is none', async () => {
    const { issue, rotate, revoke, inPool } = world();
    const { client } = await issue();
    for (const answer of [await rotate(client.clientId, '20'), await revoke(client.clientId, '20')]) {
      expect(!answer.ok && answer.error.code).toBe('not-found');
    }
    expect(inPool.size).toBe(1);
  });
});

describe('revoking', () => {
  it('closes before it leaves the pool, and a repeat finishes what failed', async () => {
    const { ports, issue, clients, inPool } = world();
    const { client } = await issue();
    const pool = { remove: async () => Promise.reject(new Error('The pool is away.')) };
    await expect(revokeClient({ ...ports, pool }, client)).rejects.toThrow('away');
    expect(clients.get(client.clientId)?.revokedAt).toEqual(NOW);
    ports.clock = async () => NOW.add({ hours: 1 });
    expect((await revokeClient(ports, client)).ok).toBe(true);
    expect(clients.get(client.clientId)?.revokedAt).toEqual(NOW);
    expect(inPool.size).toBe(0);
  });

  it('one that is revoked is not renewed', async () => {
    const { issue, rotate, revoke, inPool } = world();
    const { client } = await issue();
    await revoke(client.clientId);
    const renewed = await rotate(client.clientId);
    expect(!renewed.ok && renewed.error.code).toBe('client-revoked');
    expect(inPool.size).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { additionsOf, type Sum } from '../../../lib/messaging/domain/brakes/sums.ts';
import type { Observed, ObservedChange } from '../../../lib/messaging/domain/brakes/taken.ts';
import type { Halt } from '../../../lib/messaging/domain/halt.ts';
import { applyBrakes } from '../../../lib/messaging/use-cases/apply-brakes.ts';
import { listBrakes, setCap } from '../../../lib/messaging/use-cases/manage-caps.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { memoryBrakes } from '../memory-brakes.ts';
import { memoryHalts } from '../memory-halts.ts';

const MORNING = Temporal.Instant.from('2026-10-08T16:00:00Z');

/** The brakes with stores in memory; `take` is what the ledger's stream tells. */
const office = (halts: readonly Halt[] = []) => {
  const memory = memoryBrakes();
  const book = memoryHalts(halts);
  const logged: string[] = [];
  let now = MORNING;
  const ports = {
    ...memory,
    halts: book,
    clock: async () => now,
    log: { warn: (code: string) => void logged.push(code) },
    elections: {
      find: async (id: string) => (id === ELECTION.id ? ELECTION : undefined),
      list: async () => [ELECTION],
    },
  };
  const message = (change: Partial<Observed>): Observed => ({
    electionId: ELECTION.id,
    county: '02',
    type: 'Outbound',
    channel: 'text',
    language: 'en',
    state: 'accepted',
    movedAt: now,
    ...change,
  });
  const take = async (count: number, change: Partial<Observed> = {}): Promise<void> => {
    const old = message({ ...change, state: change.state === 'undelivered' ? 'accepted' : 'sending' });
    const changes: readonly ObservedChange[] = [{ old, new: message(change) }];
    // As many messages alike as that.
    const times = (by: Sum): Sum => Object.fromEntries(Object.entries(by).map(([field, one]) => [field, one * count]));
    memory.add(additionsOf(changes).map(({ name, by }) => ({ name, by: times(by) })));
    await applyBrakes(ports, changes);
  };
  const later = (duration: Temporal.DurationLike): void => {
    now = now.add(duration);
  };
  const inForce = (): readonly string[] => [...book.inForce.keys()].toSorted();
  return { ports, take, later, inForce, logged, now: () => now };
};

describe('brakes on spending', () => {
  // Alpine's cap is $250: 12,136 texts in English of 2.06 cents.
  it('stop a county that has spent its day, and tell somebody once', async () => {
    const { take, inForce, logged } = office();
    await take(12_135);
    expect(inForce()).toEqual([]);
    await take(1);
    await take(50);
    expect(inForce()).toEqual(['county.02~lane.bulk', 'county.02~lane.status']);
    expect(logged).toEqual(['MESSAGES_BRAKED', 'MESSAGES_BRAKED']);
  });

  it('stop what voters must act on only at half as much again', async () => {
    const { take, inForce } = office();
    await take(18_203);
    expect(inForce()).not.toContain('county.02~lane.urgent');
    await take(1);
    expect(inForce()).toContain('county.02~lane.urgent');
  });

  it('end when another day has begun, with the first message that asks', async () => {
    const { take, later, inForce } = office();
    await take(12_200);
    later({ hours: 14 });
    await take(1, { state: 'due', code: 'HALTED' });
    expect(inForce()).toHaveLength(2);
    later({ hours: 1 });
    await take(1, { state: 'due', code: 'HALTED' });
    expect(inForce()).toEqual([]);
  });

  it('end when SOS raises the cap, and leave alone what people stopped', async () => {
    const theirs = {
      id: 'lane.bulk',
      scope: { lane: 'bulk' },
      reason: 'Wait',
      startedBy: 'sos-2',
      startedAt: MORNING,
    } as const;
    const { ports, take, inForce, now } = office([theirs]);
    await take(12_200);
    const raised = {
      cap: { kind: 'county', county: '02' },
      usd: 400,
      reason: 'Recall',
      setBy: 'sos-1',
      setAt: now(),
    } as const;
    const done = await setCap(ports, raised);
    expect(done).toMatchObject({ ok: true, value: { before: 250, capUsd: 400 } });
    expect(inForce()).toEqual(['lane.bulk']);
    await take(100);
    expect(inForce()).toEqual(['lane.bulk']);
    expect((await listBrakes(ports, now())).caps).toContainEqual(
      expect.objectContaining({ cap: { kind: 'county', county: '02' }, capUsd: 400, set: raised }),
    );
  });

  it('keep those that the new cap still asks for', async () => {
    const { ports, take, inForce, now } = office();
    await take(18_300);
    await setCap(ports, {
      cap: { kind: 'county', county: '02' },
      usd: 300,
      reason: 'A bit',
      setBy: 'sos-1',
      setAt: now(),
    });
    expect(inForce()).toEqual(['county.02~lane.bulk', 'county.02~lane.status']);
  });

  it('refuse a cap of an election that does not exist', async () => {
    const { ports, now } = office();
    const cap = { kind: 'election', electionId: 'none' } as const;
    expect(await setCap(ports, { cap, usd: 1, reason: 'Wrong', setBy: 'sos-1', setAt: now() })).toEqual({
      ok: false,
      error: 'unknown-election',
    });
    expect((await ports.brakes.read()).caps.size).toBe(0);
  });
});

describe('brakes on a channel', () => {
  const bounce = { channel: 'email', state: 'undelivered', code: 'BOUNCED' } as const;

  it('stop it before its provider does, and a person lets it go on', async () => {
    const { ports, take, inForce, now } = office();
    await take(1_000, { channel: 'email' });
    await take(39, bounce);
    expect(inForce()).toEqual([]);
    await take(1, bounce);
    expect(inForce()).toEqual(['channel.email']);
    // What was sent before comes back while it stands.
    await take(30, bounce);
    const [halt] = [...(await ports.halts.active())];
    if (!halt) throw new Error('No halt.');
    expect(halt.reason).toBe('40 of 1,000 emails came back as undeliverable. They wait until SOS has found out why.');
    await ports.halts.end(halt, { endedBy: 'sos-1', endedAt: now() });
    await take(400, { channel: 'email' });
    await take(5, bounce);
    expect(inForce()).toEqual([]);
    // … and stops it again where it goes on as before.
    await take(100, { channel: 'email' });
    await take(15, bounce);
    expect(inForce()).toEqual(['channel.email']);
  });

  it('stop nothing else', async () => {
    const { take, inForce } = office();
    await take(600, { channel: 'text', county: '19' });
    await take(24, { channel: 'text', county: '19', state: 'undelivered', code: 'BLOCKED_BY_CARRIER' });
    expect(inForce()).toEqual(['channel.text']);
  });

  it('change nothing when the same batch comes again', async () => {
    const { ports, take, inForce, logged } = office();
    await take(1_000, { channel: 'email' });
    await take(40, bounce);
    const before = [inForce(), logged.length];
    const again = { channel: 'email', state: 'undelivered', code: 'BOUNCED' } as const;
    await applyBrakes(ports, [
      { new: { electionId: ELECTION.id, county: '02', type: 'Outbound', language: 'en', movedAt: MORNING, ...again } },
    ]);
    expect([inForce(), logged.length]).toEqual(before);
  });
});

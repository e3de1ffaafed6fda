import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import type { EmsDelivery, SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import type { EmsEvent } from '../../../lib/sync-checks/domain/ems.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { publishCheck } from '../../../lib/sync-checks/use-cases/publish-check.ts';
import { tellEmsAgain } from '../../../lib/sync-checks/use-cases/tell-ems-again.ts';
import { memoryChecks, settableClock, silentLog } from '../memory-stores.ts';

/** Two counties' checks are published while the EMS answer as `answers` says. */
const stage = async (answers: Record<string, EmsDelivery>) => {
  const time = settableClock('2026-12-05T02:30:00Z');
  const { store: checks, add, checks: all } = memoryChecks();
  const kept = new Map<string, EmsEvent>();
  const told: string[] = [];
  const ports = {
    clock: time.clock,
    checks,
    differences: { publish: async () => undefined, withdraw: async () => undefined },
    directory: { findContact: async () => undefined, findEms: async () => undefined },
    untold: {
      keep: async (event: EmsEvent) => void kept.set(event.id, event),
      all: async () => [...kept.values()],
      forget: async (id: string) => void kept.delete(id),
    },
    tellEms: async (_endpoint: unknown, { id, county }: EmsEvent): Promise<EmsDelivery> => {
      told.push(id);
      return answers[county] ?? 'delivered';
    },
  };
  const ids: Record<string, string> = {};
  for (const county of ['03', '19']) {
    const check: SyncCheck = {
      ...countyCheck(county, Temporal.Instant.from('2026-12-05T02:00:00Z')),
      status: 'comparing',
      judgement: [],
    };
    add(check);
    ids[county] = check.id;
    await publishCheck(ports, { checkId: check.id, attempt: 0 }, silentLog);
  }
  const delivery = (county: string) => all.get(ids[county] ?? '')?.emsDelivery;
  const change = async (county: string, changes: Partial<SyncCheck>) => {
    await checks.advance(ids[county] ?? '', ['completed'], changes);
  };
  return { answers, time, kept, told, ports, delivery, change, retell: () => tellEmsAgain(ports, silentLog) };
};

describe('an EMS that was down when its differences were ready', () => {
  it('hears of them, under the same id, when it answers again; the others hear nothing twice', async () => {
    const { answers, kept, told, delivery, retell } = await stage({ '03': 'failed' });
    expect([delivery('03'), delivery('19')]).toEqual(['failed', 'delivered']);
    expect(await retell()).toEqual({ told: 0, waiting: 1 });
    answers['03'] = 'delivered';
    expect(await retell()).toEqual({ told: 1, waiting: 0 });
    expect(delivery('03')).toBe('delivered');
    expect(kept.size).toBe(0);
    expect(await retell()).toEqual({ told: 0, waiting: 0 });
    expect(told.filter((id) => id.startsWith('03'))).toHaveLength(3);
    expect(new Set(told).size).toBe(2);
  });

  it('is not told what it has fetched and acknowledged meanwhile', async () => {
    const { told, change, kept, retell } = await stage({ '03': 'failed' });
    await change('03', { acknowledgedAt: Temporal.Instant.from('2026-12-05T03:00:00Z') });
    expect(await retell()).toEqual({ told: 0, waiting: 0 });
    expect(told).toHaveLength(2);
    expect(kept.size).toBe(0);
  });

  it('is told for a week, then left to poll', async () => {
    const { time, kept, retell } = await stage({ '03': 'failed' });
    time.set('2026-12-12T02:29:59Z');
    expect(await retell()).toEqual({ told: 0, waiting: 1 });
    time.set('2026-12-12T02:30:00Z');
    expect(await retell()).toEqual({ told: 0, waiting: 0 });
    expect(kept.size).toBe(0);
  });

  it('holds up no other when something of ours fails, and the failure is not hidden', async () => {
    const { answers, ports, delivery } = await stage({ '03': 'failed', '19': 'failed' });
    answers['19'] = 'delivered';
    const read: typeof ports.checks.read = async (id) => {
      if (id.startsWith('03')) throw new Error('no answer');
      return ports.checks.read(id);
    };
    const failing = { ...ports, checks: { ...ports.checks, read } };
    await expect(tellEmsAgain(failing, silentLog)).rejects.toThrow('1 events');
    expect([delivery('03'), delivery('19')]).toEqual(['failed', 'delivered']);
  });
});

import { describe, expect, it } from 'vitest';
import { ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import type { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import type { ExecutionState } from '../../../lib/sync-checks/domain/check-sweep.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { endCheck } from '../../../lib/sync-checks/use-cases/end-check.ts';
import { sendNotice } from '../../../lib/sync-checks/use-cases/send-notice.ts';
import { type Ports, sweepChecks } from '../../../lib/sync-checks/use-cases/sweep-checks.ts';
import { memoryChecks, settableClock, silentLog } from '../memory-stores.ts';

const START = '2026-12-05T02:00:00Z';

const stage = () => {
  const time = settableClock(START);
  const { store: checks, add, checks: all } = memoryChecks();
  const check: SyncCheck = { ...countyCheck('03', Temporal.Instant.from(START)), status: 'comparing' };
  add(check);
  const world = {
    contact: true,
    mailFault: undefined as Error | undefined,
    state: (_run: CheckRun): ExecutionState => 'running',
  };
  const mails: string[] = [];
  const codes: string[] = [];
  const ports: Ports = {
    clock: time.clock,
    checks,
    directory: {
      findContact: async () => (world.contact ? { email: 'roll@amador.example.org', phone: null } : undefined),
      findEms: async () => undefined,
    },
    mail: async ({ subject }) => {
      if (world.mailFault) throw world.mailFault;
      mails.push(subject);
      return ok({ providerId: 'p' });
    },
    wasNotTaken: () => true,
    executionState: async (run) => world.state(run),
  };
  const keep = (code: string): void => void codes.push(code);
  const log = { info: () => undefined, warn: keep, error: keep };
  const run = { checkId: check.id, attempt: 0 };
  const reopen = async (): Promise<void> => {
    const failed = all.get(check.id);
    if (!failed) throw new Error('The check is gone.');
    expect(await checks.reopen(failed, await time.clock())).toBe(true);
  };
  return {
    world,
    time,
    checks,
    mails,
    codes,
    ports,
    run,
    reopen,
    add,
    present: () => all.get(check.id),
    sweep: () => sweepChecks(ports, log),
  };
};

describe('a check whose execution was stopped', () => {
  it('is ended, and told to its county once, when there was time to start it again', async () => {
    const { world, time, present, sweep, mails, codes, checks } = stage();
    expect(await sweep()).toEqual({ ended: 0, told: 0 });
    world.state = () => 'ended';
    time.set('2026-12-05T02:10:00Z');
    expect(await sweep()).toEqual({ ended: 1, told: 0 });
    expect(present()).toMatchObject({ status: 'failed', failure: { code: 'technical-failure' } });
    expect(await checks.running()).toEqual([]);
    expect(mails).toEqual([]);
    time.set('2026-12-05T02:30:00Z');
    expect(await sweep()).toEqual({ ended: 0, told: 1 });
    expect(await sweep()).toEqual({ ended: 0, told: 0 });
    expect(mails).toHaveLength(1);
    expect(codes).toEqual(['CHECK_WITHOUT_EXECUTION']);
  });

  it('brings one notice when it is started again: that of the new run’s end', async () => {
    const { world, time, ports, run, reopen, sweep, mails, present, checks } = stage();
    // The night has put the end on record already; the operator starts the check again ten minutes later.
    await endCheck(ports, run, silentLog);
    world.state = ({ attempt }) => (attempt === 0 ? 'ended' : 'running');
    time.set('2026-12-05T02:10:00Z');
    await reopen();
    for (const at of ['02:15', '02:45', '03:15']) {
      time.set(`2026-12-05T${at}:00Z`);
      expect(await sweep()).toEqual({ ended: 0, told: 0 });
    }
    expect(present()).toMatchObject({ status: 'requested', redrives: 1 });
    const endedAt = await time.clock();
    await checks.end(run.checkId, { status: 'completed', result: 'passed', endedAt }, 1);
    await sendNotice(ports, { ...run, attempt: 1 }, silentLog);
    time.set('2026-12-05T05:00:00Z');
    await sweep();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('passed');
  });

  it('is left alone while its new execution is not there yet, or its first one has not been started', async () => {
    const { world, time, ports, run, reopen, sweep } = stage();
    world.state = () => 'unknown';
    time.set('2026-12-05T02:29:00Z');
    expect(await sweep()).toEqual({ ended: 0, told: 0 });
    await endCheck(ports, run, silentLog);
    await reopen();
    time.set('2026-12-05T04:00:00Z');
    expect(await sweep()).toEqual({ ended: 0, told: 0 });
  });

  it('whose execution was never started is ended after half an hour', async () => {
    const { world, time, sweep } = stage();
    world.state = () => 'unknown';
    time.set('2026-12-05T02:30:00Z');
    expect(await sweep()).toEqual({ ended: 1, told: 0 });
  });
});

describe('the end of a check', () => {
  it('that its own execution has told is not told again', async () => {
    const { time, ports, run, sweep, mails } = stage();
    await endCheck(ports, run, silentLog);
    await sendNotice(ports, run, silentLog);
    time.set('2026-12-05T03:00:00Z');
    expect(await sweep()).toEqual({ ended: 0, told: 0 });
    expect(mails).toHaveLength(1);
  });

  it('that could not be mailed is told when the provider is back, and a fault of one check holds up no other', async () => {
    const { world, time, ports, run, sweep, mails, add, codes } = stage();
    await endCheck(ports, run, silentLog);
    const own = countyCheck('19', Temporal.Instant.from(START));
    add({ ...own, status: 'failed', endedAt: Temporal.Instant.from(START) });
    world.mailFault = new Error('not connected');
    time.set('2026-12-05T03:00:00Z');
    await expect(sweep()).rejects.toThrow('2 checks');
    expect(codes).toEqual(['CHECK_NOT_SWEPT', 'CHECK_NOT_SWEPT']);
    world.mailFault = undefined;
    expect(await sweep()).toEqual({ ended: 0, told: 2 });
    expect(mails).toHaveLength(2);
  });

  it('of a county without a contact raises its alarm once, and is told when there is one', async () => {
    const { world, time, ports, run, sweep, mails, codes } = stage();
    world.contact = false;
    await endCheck(ports, run, silentLog);
    time.set('2026-12-05T03:00:00Z');
    await sweep();
    await sweep();
    expect(codes).toEqual(['COUNTY_HAS_NO_CONTACT']);
    world.contact = true;
    await sweep();
    expect(mails).toHaveLength(1);
  });

  it('of days ago is old news', async () => {
    const { time, ports, run, sweep, mails } = stage();
    await endCheck(ports, run, silentLog);
    time.set('2026-12-07T02:00:00Z');
    expect(await sweep()).toEqual({ ended: 0, told: 0 });
    expect(mails).toEqual([]);
  });
});

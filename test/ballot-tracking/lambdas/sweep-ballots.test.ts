import { describe, expect, it } from 'vitest';
import { sweepBallots } from '../../../lambdas/ballot-tracking/sweep-ballots/handler.ts';
import { MemoryLog } from '../ballot-memory.ts';
import { change, memoryOf, sweep, upload, VOTERS, wake } from '../decision-steps.ts';

describe('the sweep', () => {
  it('decides what the stream lost, after a minute', async () => {
    const memory = memoryOf();
    await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt: memory.now }]);
    expect(await sweep(memory)).toEqual({ decided: 0, created: 0, failed: 0 });
    memory.now = memory.now.add({ seconds: 61 });
    expect(await sweep(memory)).toEqual({ decided: 1, created: 2, failed: 0 });
    expect(await sweep(memory)).toEqual({ decided: 0, created: 0, failed: 0 });
  });

  it('releases a held status when its date comes', async () => {
    const memory = memoryOf();
    const statusAt = memory.now.add({ hours: 48 });
    await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt }]);
    await wake(memory, change(memory, 0));
    memory.now = memory.now.add({ hours: 47 });
    expect(await sweep(memory)).toMatchObject({ decided: 0 });
    memory.now = statusAt;
    expect(await sweep(memory)).toMatchObject({ decided: 1, created: 2 });
  });

  it('sets an undecidable voter aside and serves the others', async () => {
    const memory = memoryOf();
    const log = new MemoryLog();
    await upload(
      memory,
      VOTERS.map((voterId) => ({ voterId, ballotId: 'B1', status: 'ISSUED', statusAt: memory.now })),
    );
    memory.now = memory.now.add({ minutes: 2 });
    const later = memory.now;
    const voters = {
      ...memory.voters,
      find: (id: string) => (id === 'V1' ? Promise.reject(new Error('V1 is broken')) : memory.voters.find(id)),
    };
    const { clock, elections, ballots, subscriptions, ledger } = memory;
    const broken = { clock, elections, ballots, subscriptions, ledger, voters };
    expect(await sweepBallots(broken)({ sweep: true }, { log })).toEqual({ decided: 1, created: 2, failed: 1 });
    expect(log.lines.join()).toContain('BALLOT_UNDECIDABLE');
    expect(log.lines.join()).not.toContain('V1');
    memory.now = later.add({ minutes: 14 });
    expect(await sweep(memory)).toMatchObject({ decided: 0 });
    memory.now = later.add({ minutes: 16 });
    expect(await sweep(memory)).toMatchObject({ decided: 1, created: 2 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepBallots } from '../../../lambdas/ballot-tracking/sweep-ballots/handler.ts';
import { stillDecided } from '../../../lib/ballot-tracking/adapters/still-decided.ts';
import { remindVoters } from '../../../lib/ballot-tracking/use-cases/remind-voters.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { MemoryLog, type MemoryTracking } from '../ballot-memory.ts';
import { ELECTION, memoryOf, sweep, upload } from '../decision-steps.ts';
import { SUBSCRIPTION } from '../domain/scenario.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const REMINDER_DAY = '2026-10-27';
const MORNING = at('2026-10-27T12:10:00Z');
const VOTERS = ['V1', 'V2', 'V3', 'V4', 'V5'];

/** Five voters of Amador, signed up when their ballots had been mailed long ago, and one of another county. */
const mailed = async (): Promise<MemoryTracking> => {
  const memory = memoryOf();
  const statusAt = at('2026-10-05T16:00:00Z');
  memory.subscriptionOf.clear();
  memory.now = at('2026-10-06T17:00:00Z');
  for (const voterId of [...VOTERS, 'X1']) {
    memory.voterById.set(voterId, {
      voterId,
      county: voterId === 'X1' ? '19' : '03',
      status: 'A',
      confidential: false,
    });
  }
  await upload(
    memory,
    [...VOTERS, 'X1'].map((voterId) => ({ voterId, ballotId: `B${voterId}`, status: 'ISSUED', statusAt })),
  );
  memory.now = memory.now.add({ minutes: 5 });
  await sweep(memory);
  for (const voterId of [...VOTERS, 'X1']) {
    const county = voterId === 'X1' ? '19' : '03';
    memory.subscriptionOf.set(voterId, { ...SUBSCRIPTION, voterId, county, consentedAt: memory.now });
  }
  state(memory, [REMINDER_DAY]);
  return memory;
};
const state = (memory: MemoryTracking, toReturn: readonly string[], county: '03' | '19' = '03'): void => {
  memory.answers.set(`${ELECTION.id}#${county}`, {
    electionId: ELECTION.id,
    county,
    participates: true,
    changedAt: memory.now,
    reminders: { toReturn: toReturn.map(day), toCure: [] },
  });
};
const reminded = (memory: MemoryTracking): string[] =>
  memory.store
    .all()
    .filter(({ type }) => type === 'DeadlineReminder')
    .map(({ voterId }) => voterId)
    .toSorted();
const run = (memory: MemoryTracking, change: object = {}, hasTime: () => boolean = () => true) => {
  const ports = Object.assign(Object.create(memory) as MemoryTracking, { calendar: memory.elections, ...change });
  return remindVoters(ports, new MemoryLog(), hasTime);
};

describe('reminding voters', () => {
  it('goes through the subscribers of the counties that remind today, once', async () => {
    const memory = await mailed();
    memory.now = at('2026-10-27T11:00:00Z');
    expect(await run(memory)).toMatchObject({ decided: 0, created: 0 });
    memory.now = MORNING;
    expect(await run(memory)).toEqual({ decided: 5, created: 5, failed: 0, unheard: 0 });
    expect(reminded(memory)).toEqual(VOTERS);
    expect(await run(memory)).toMatchObject({ decided: 0, created: 0 });
  });

  it('goes through a county that sets today’s day later, and through no other again', async () => {
    const memory = await mailed();
    memory.now = MORNING;
    await run(memory);
    state(memory, [REMINDER_DAY], '19');
    expect(await run(memory)).toMatchObject({ decided: 1 });
    expect(await run(memory)).toMatchObject({ decided: 0 });
  });

  it('is done by the sweeps that share what is held, each in its part', async () => {
    const memory = await mailed();
    memory.now = MORNING;
    const log = new MemoryLog();
    const calendar = memory.elections;
    const ports = Object.assign(Object.create(memory) as MemoryTracking, { calendar });
    for (const scope of [{ kind: 'fresh' as const }, { kind: 'held' as const, part: 1, parts: 2 }]) {
      await sweepBallots(ports)({ sweep: true, scope }, { log });
      expect(reminded(memory)).toEqual([]);
    }
    await sweepBallots(ports)({ sweep: true, scope: { kind: 'held', part: 0, parts: 2 } }, { log });
    expect(reminded(memory)).toEqual(VOTERS);
    expect(log.lines.join()).toContain('VOTERS_REMINDED');
  });

  it('loses nobody and reminds nobody twice, wherever runs die, run out of time or run at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(8), { maxLength: 10 }), fc.boolean(), async (gaps, isTwice) => {
        const memory = await mailed();
        memory.now = MORNING;
        const deaths = [...gaps];
        let until = deaths.shift();
        const may = <Words extends unknown[], Answer>(does: (...words: Words) => Promise<Answer>) => {
          return async (...words: Words): Promise<Answer> => {
            if (until !== undefined && until-- <= 0) {
              until = deaths.shift();
              throw new Error('Died.');
            }
            return does(...words);
          };
        };
        let clock = 0;
        const change = {
          walks: { find: may(memory.walks.find), save: may(memory.walks.save) },
          ledger: { record: may(memory.ledger.record) },
        };
        const hasTime = (): boolean => clock++ % 3 !== 2;
        for (let round = 0; round < 40; round += 1) {
          const runs = Array.from({ length: isTwice ? 2 : 1 }, () =>
            run(memory, change, hasTime).catch(() => undefined),
          );
          await Promise.all(runs);
        }
        expect(reminded(memory)).toEqual(VOTERS);
      }),
      { numRuns: 20 },
    );
  });

  it('does not let one voter who cannot be decided about stand in the others’ way, and tries them again', async () => {
    const memory = await mailed();
    memory.now = MORNING;
    const broken = (tries: number) => {
      let left = tries;
      return {
        ...memory.voters,
        find: (id: string) =>
          id === 'V1' && left-- > 0 ? Promise.reject(new Error('V1 is broken')) : memory.voters.find(id),
      };
    };
    const voters = broken(6);
    await run(memory, { voters });
    expect(reminded(memory)).toEqual(VOTERS.slice(1));
    for (let round = 0; round < 6; round += 1) await run(memory, { voters });
    expect(reminded(memory)).toEqual(VOTERS);
    expect(await run(memory, { voters })).toMatchObject({ failed: 0, decided: 0 });
  });

  it('gives up in the end who cannot be decided about at all, and says so', async () => {
    const memory = await mailed();
    memory.now = MORNING;
    const voters = {
      ...memory.voters,
      find: (id: string) => (id === 'V1' ? Promise.reject(new Error('V1 is broken')) : memory.voters.find(id)),
    };
    let failed = 0;
    for (let round = 0; round < 40; round += 1) failed += (await run(memory, { voters })).failed;
    expect(failed).toBe(1);
    expect(reminded(memory)).toEqual(VOTERS.slice(1));
    expect(await run(memory, { voters })).toMatchObject({ failed: 0, decided: 0 });
  });

  it('asks once more before it is sent: of what came in meanwhile nobody is reminded', async () => {
    const memory = await mailed();
    memory.now = MORNING;
    await run(memory);
    const asked = async (voterId: string) => {
      const voterRows = await memory.messages.ofVoter(ELECTION.id, voterId);
      const row = voterRows.find(({ type }) => type === 'DeadlineReminder');
      if (row === undefined) throw new Error('It was not reminded.');
      const facts = {
        voterRows,
        subscription: memory.subscriptionOf.get(voterId),
        voter: memory.voterById.get(voterId),
        election: ELECTION,
        participation: memory.answers.get(`${ELECTION.id}#03`),
      };
      return stillDecided(memory)(row, facts, memory.now);
    };
    memory.now = at('2026-10-27T15:00:00Z');
    expect(await asked('V1')).toBe(true);
    const statusAt = at('2026-10-27T14:00:00Z');
    await upload(memory, [{ voterId: 'V1', ballotId: 'BV1', status: 'INR', statusAt }]);
    expect([await asked('V1'), await asked('V2')]).toEqual([false, true]);
    state(memory, []);
    expect(await asked('V2')).toBe(false);
  });
});

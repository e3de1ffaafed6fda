import { describe, expect, it } from 'vitest';
import { sweepBallots } from '../../../lambdas/ballot-tracking/sweep-ballots/handler.ts';
import type { SweepScope } from '../../../lib/ballot-tracking/use-cases/sweep-undecided.ts';
import { reviseElection } from '../../../lib/elections/use-cases/change-election.ts';
import { stateParticipation } from '../../../lib/elections/use-cases/set-participation.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryLog } from '../ballot-memory.ts';
import { change, ELECTION, memoryOf, sweep, upload, VOTERS, wake } from '../decision-steps.ts';

const ELECTION_NIGHT_BEFORE = Temporal.Instant.from('2026-10-04T18:00:00Z');
const MAILING_DAY = Temporal.Instant.from('2026-10-05T07:00:00Z');

describe('the sweep', () => {
  it('decides what the stream lost, after a minute', async () => {
    const memory = memoryOf();
    await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt: memory.now }]);
    expect(await sweep(memory)).toEqual({ decided: 0, created: 0, failed: 0, unheard: 0 });
    memory.now = memory.now.add({ seconds: 61 });
    expect(await sweep(memory)).toEqual({ decided: 1, created: 2, failed: 0, unheard: 0 });
    expect(await sweep(memory)).toEqual({ decided: 0, created: 0, failed: 0, unheard: 0 });
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
    const { clock, elections, ballots, progress, subscriptions, messages, ledger } = memory;
    const { subscribers, closeUnheard, searched, subscriberPages, walks, milliseconds } = memory;
    const decision = { clock, elections, ballots, progress, subscriptions, messages, ledger, voters };
    const sweeping = { subscribers, closeUnheard, searched, subscriberPages, walks, milliseconds };
    const broken = { ...decision, ...sweeping, calendar: elections };
    expect(await sweepBallots(broken)({ sweep: true }, { log })).toEqual({
      decided: 1,
      created: 2,
      failed: 1,
      unheard: 0,
    });
    expect(log.lines.join()).toContain('BALLOT_UNDECIDABLE');
    expect(log.lines.join()).not.toContain('V1');
    memory.now = later.add({ minutes: 14 });
    expect(await sweep(memory)).toMatchObject({ decided: 0 });
    memory.now = later.add({ minutes: 16 });
    expect(await sweep(memory)).toMatchObject({ decided: 1, created: 2 });
  });

  it('closes what nobody is told of without reading anything about the voter', async () => {
    const memory = memoryOf();
    memory.now = ELECTION_NIGHT_BEFORE;
    await upload(
      memory,
      VOTERS.map((voterId) => ({ voterId, ballotId: 'B1', status: 'ISSUED', statusAt: memory.now })),
    );
    for (const record of [0, 1]) await wake(memory, change(memory, record));
    // A voter who had no subscription would not wait at all.
    memory.subscriptionOf.delete('V2');
    memory.now = MAILING_DAY;
    const asked: string[] = [];
    const { voters } = memory;
    const watched = Object.assign(Object.create(memory) as typeof memory, {
      voters: {
        ...voters,
        find: (id: string) => {
          asked.push(id);
          return voters.find(id);
        },
      },
    });
    expect(await sweep(watched)).toMatchObject({ decided: 1, created: 2, unheard: 1, failed: 0 });
    expect(asked).toEqual(['V1']);
    expect([...memory.ballots.ballots.values()].map(({ entries }) => entries[0]?.outcome)).toEqual([
      { kind: 'told', type: 'Outbound' },
      { kind: 'silent', reason: 'no-subscriber' },
    ]);
    expect(await sweep(memory)).toMatchObject({ decided: 0, unheard: 0 });
  });

  it.each([
    ['fast', 1, 200],
    ['so slow that a third look would run into its end', 20, 2],
    ['slower than its time', 55, 1],
  ])('leaves to the next one what it has no time for: on a machine that is %s', async (_, seconds, most) => {
    const memory = memoryOf();
    await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt: memory.now }]);
    let looks = 0;
    // There is always one more, and each look takes its time.
    const undecided = async (shard: string) => {
      if (shard !== '0') return [];
      looks += 1;
      memory.now = memory.now.add({ seconds });
      return [{ electionId: ELECTION.id, voterId: `N${looks}`, recordKey: `B${looks}` }];
    };
    const ballots = Object.assign(Object.create(memory.ballots) as typeof memory.ballots, { undecided });
    const slow = Object.assign(Object.create(memory) as typeof memory, { ballots, closeUnheard: async () => 'closed' });
    const begun = memory.now;
    await sweepBallots(slow)({ sweep: true }, { log: new MemoryLog() });
    expect(looks).toBeLessThanOrEqual(most);
    expect(looks).toBeGreaterThan(0);
    if (seconds < 50) expect(memory.now.since(begun).total('seconds')).toBeLessThan(58);
  });

  it('serves what the stream lost apart from what was held, and each part of that once', async () => {
    const looksOf = async (scope: SweepScope) => {
      const memory = memoryOf();
      await sweepBallots(memory)({ sweep: true, ...(scope.kind === 'all' ? {} : { scope }) }, { log: new MemoryLog() });
      return memory.ballots.looks;
    };
    expect(await looksOf({ kind: 'fresh' })).toEqual(['0', '1']);
    expect(await looksOf({ kind: 'held', part: 0, parts: 2 })).toEqual(['held-0']);
    expect(await looksOf({ kind: 'held', part: 1, parts: 2 })).toEqual(['held-1']);
    expect(await looksOf({ kind: 'all' })).toEqual(['0', '1', 'held-0', 'held-1']);
  });
});

describe('an election that is changed while ballots wait for it', () => {
  const BY = { county: null, id: 'sos-client' };
  const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
  const told = (memory: ReturnType<typeof memoryOf>) => [...memory.ledgerRows.values()].map(({ type }) => type);
  const issuedOn = async (memory: ReturnType<typeof memoryOf>, statusAt: Temporal.Instant): Promise<void> => {
    memory.now = statusAt;
    await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt }]);
    await wake(memory, change(memory, 0));
    expect(told(memory)).toEqual([]);
  };
  const revise = async (memory: ReturnType<typeof memoryOf>, changes: Parameters<typeof reviseElection>[3]) =>
    expect((await reviseElection(memory, BY, ELECTION.id, changes)).ok).toBe(true);

  it('begins a week earlier: "mailed" is told on the new day', async () => {
    const memory = memoryOf();
    memory.electionsById.set(ELECTION.id, election({ trackingOn: day('2026-09-28') }));
    await issuedOn(memory, Temporal.Instant.from('2026-09-25T16:00:00Z'));
    await revise(memory, { date: day('2026-10-27') });
    expect(await sweep(memory)).toMatchObject({ decided: 0 });
    memory.now = Temporal.Instant.from('2026-09-28T07:00:00Z');
    for (const part of [0, 1]) {
      const scope = { kind: 'held', part, parts: 2 } as const;
      await sweepBallots(memory)({ sweep: true, scope }, { log: new MemoryLog() });
    }
    expect(told(memory)).toEqual(['Outbound', 'Outbound']);
    expect(await sweep(memory)).toMatchObject({ decided: 0 });
  });

  it('is read once by a sweep, however many pages wait', async () => {
    const memory = memoryOf();
    memory.electionsById.set(ELECTION.id, election({ trackingOn: day('2026-09-28') }));
    await issuedOn(memory, Temporal.Instant.from('2026-09-25T16:00:00Z'));
    await revise(memory, { date: day('2026-10-27') });
    memory.now = Temporal.Instant.from('2026-09-28T07:00:00Z');
    let lists = 0;
    const calendar = {
      list: async () => {
        lists += 1;
        return memory.elections.list();
      },
      participations: memory.elections.participations,
    };
    const watched = Object.assign(Object.create(memory) as typeof memory, { calendar });
    const scope = { kind: 'held', part: 0, parts: 1 } as const;
    expect(await sweepBallots(watched)({ sweep: true, scope }, { log: new MemoryLog() })).toMatchObject({ decided: 1 });
    // Once for what waits, once for reminders.
    expect(lists).toBe(2);
  });

  it('goes once through what waits for the same moment in other elections, and not again once nothing can come', async () => {
    const memory = memoryOf();
    const other = { ...election({ trackingOn: day('2026-09-28') }), id: '2026-11-03-also' };
    memory.electionsById.set(ELECTION.id, election({ trackingOn: day('2026-09-28') }));
    memory.electionsById.set(other.id, other);
    const [V1, subscribed] = [memory.voterById.get('V1'), memory.subscriptionOf.get('V1')];
    const voterIds = ['V1', 'V2', 'V3', 'V4'];
    memory.now = Temporal.Instant.from('2026-09-25T16:00:00Z');
    for (const voterId of voterIds) {
      if (V1) memory.voterById.set(voterId, { ...V1, voterId });
      if (subscribed) memory.subscriptionOf.set(voterId, { ...subscribed, voterId });
      await upload(memory, [{ voterId, ballotId: 'B1', status: 'ISSUED', statusAt: memory.now }]);
      const ballot = memory.ballots.ballots.get(`${ELECTION.id}#${voterId}#B1`);
      if (ballot) memory.ballots.ballots.set(`${other.id}#${voterId}#B1`, { ...ballot, electionId: other.id });
      for (const { id } of [ELECTION, other])
        await wake(memory, { newImage: { electionId: id, voterId, version: 1, undecided: '0' } });
    }
    await revise(memory, { date: day('2026-10-27') });
    const pages: string[] = [];
    const ballots = Object.assign(Object.create(memory.ballots) as typeof memory.ballots, {
      waitingFor: async (...args: Parameters<typeof memory.ballots.waitingFor>) => {
        const page = await memory.ballots.waitingFor(...args);
        pages.push(page.records.length > 0 ? 'own' : 'other');
        return page;
      },
    });
    const watched = Object.assign(Object.create(memory) as typeof memory, { ballots });
    memory.now = Temporal.Instant.from('2026-09-28T07:00:00Z');
    expect(await sweep(watched)).toMatchObject({ decided: 4 });
    // The fifth is the other shard, which is empty.
    expect(pages.toSorted()).toEqual([...voterIds.map(() => 'other'), 'other', ...voterIds.map(() => 'own')]);
    const once = pages.length;
    expect(await sweep(watched)).toMatchObject({ decided: 0 });
    expect(pages).toHaveLength(once);
  });

  it('is searched again as long as a decision may rest on its former day', async () => {
    const memory = memoryOf();
    memory.electionsById.set(ELECTION.id, election({ trackingOn: day('2026-10-20') }));
    memory.now = Temporal.Instant.from('2026-10-05T17:00:00Z');
    await revise(memory, { trackingOn: day('2026-10-05') });
    await sweep(memory);
    expect(memory.searched.size).toBe(0);
    memory.now = memory.now.add({ minutes: 20 });
    await sweep(memory);
    expect(memory.searched.size).toBe(memory.ballots.heldShards.length);
  });

  it('is tracked earlier: what was mailed meanwhile is told', async () => {
    const memory = memoryOf();
    memory.electionsById.set(ELECTION.id, election({ trackingOn: day('2026-10-20') }));
    await issuedOn(memory, Temporal.Instant.from('2026-10-05T16:00:00Z'));
    memory.now = Temporal.Instant.from('2026-10-05T17:00:00Z');
    await revise(memory, { trackingOn: day('2026-10-05') });
    expect(await sweep(memory)).toMatchObject({ decided: 1, created: 2 });
    expect(told(memory)).toEqual(['Outbound', 'Outbound']);
  });

  it('is not tracked earlier: nothing from before the day is told', async () => {
    const memory = memoryOf();
    memory.electionsById.set(ELECTION.id, election({ trackingOn: day('2026-10-20') }));
    await issuedOn(memory, Temporal.Instant.from('2026-10-05T16:00:00Z'));
    memory.now = Temporal.Instant.from('2026-10-20T07:00:00Z');
    expect(await sweep(memory)).toMatchObject({ decided: 1, created: 0 });
    expect([...memory.ballots.ballots.values()][0]?.lookAgainAt).toBeUndefined();
  });

  it.each([
    ['dated after the last day of messages', '2026-12-04T18:00:00Z', '2026-12-05T18:00:00Z'],
    ['dated before it and uploaded after', '2026-12-03T18:00:00Z', '2026-12-04T18:00:00Z'],
  ])('is certified later by a county: what is %s is told within hours', async (_what, statusAt, arrives) => {
    const memory = memoryOf();
    await issuedOn(memory, Temporal.Instant.from('2026-10-04T16:00:00Z'));
    memory.now = Temporal.Instant.from(arrives);
    await upload(memory, [
      { voterId: 'V1', ballotId: 'B1', status: 'ACCEPTED', statusAt: Temporal.Instant.from(statusAt) },
    ]);
    await wake(memory, memory.ballots.stream.at(-1));
    expect(told(memory)).toEqual([]);
    const answer = { certifiedOn: day('2026-12-20') };
    await stateParticipation(memory, { county: null }, { electionId: ELECTION.id, county: '03' }, answer);
    memory.now = memory.now.add({ hours: 6 });
    expect(await sweep(memory)).toMatchObject({ decided: 1, created: 2 });
    expect(told(memory)).toEqual(['Accepted', 'Accepted']);
  });

  it('has its receipt deadline put right: "not received on time", which that had held, is told within a day', async () => {
    const memory = memoryOf();
    await issuedOn(memory, Temporal.Instant.from('2026-10-04T16:00:00Z'));
    memory.now = Temporal.Instant.from('2026-11-09T18:00:00Z');
    const statusAt = memory.now.subtract({ hours: 1 });
    await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'NOT', statusAt }]);
    await wake(memory, memory.ballots.stream.at(-1));
    await revise(memory, { deadlines: { receiptBy: day('2026-11-06') } });
    expect(await sweep(memory)).toMatchObject({ decided: 0 });
    memory.now = memory.now.add({ hours: 24 });
    expect(await sweep(memory)).toMatchObject({ decided: 1, created: 2 });
    expect(told(memory)).toEqual(['NotAccepted', 'NotAccepted']);
  });

  it('is looked at no more once no county can certify', async () => {
    const memory = memoryOf();
    await issuedOn(memory, Temporal.Instant.from('2026-10-04T16:00:00Z'));
    memory.now = Temporal.Instant.from('2027-01-04T18:00:00Z');
    await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'ACCEPTED', statusAt: memory.now }]);
    await wake(memory, memory.ballots.stream.at(-1));
    expect([...memory.ballots.ballots.values()][0]?.lookAgainAt).toBeUndefined();
  });
});

import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { trueFrom } from '../../../lib/ballot-tracking/domain/ballot.ts';
import { calendarOf } from '../../../lib/ballot-tracking/domain/calendar.ts';
import { currentStatusOf } from '../../../lib/ballot-tracking/domain/current-status.ts';
import { messageWindow, windowCloses, windowOpens } from '../../../lib/elections/domain/message-window.ts';
import { baseVersion } from '../../../lib/messaging/domain/telling.ts';
import { BALLOT_STATUS_CODES } from '../../../lib/shared/codes.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { toSubscriptionItem } from '../../../lib/voters/adapters/subscriptions.ts';
import { isInsideHours } from '../../../lib/voters/domain/hours.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import type { MemoryTracking } from '../ballot-memory.ts';
import { change, ELECTION, memoryOf, type Row, sweep, upload, VOTERS, wake } from '../decision-steps.ts';
import { SUBSCRIPTION } from '../domain/scenario.ts';

/** Properties share two cores with the rest of the suite. */
vi.setConfig({ testTimeout: 60_000 });

/** What may happen to the ballots of an election, in any order. */
type Event =
  | { readonly do: 'upload'; readonly rows: readonly (Omit<Row, 'statusAt'> & { readonly hours: number })[] }
  | { readonly do: 'repeat-all' }
  | {
      readonly do: 'wake';
      readonly which: number;
      readonly crash: 'no' | 'before-ledger' | 'after-ledger' | 'half-decided';
    }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'sweep' };

const row = fc.record({
  voterId: fc.constantFrom(...VOTERS),
  ballotId: fc.constantFrom('B1', 'B2'),
  status: fc.oneof(
    { weight: 3, arbitrary: fc.constant('ISSUED') },
    { weight: 4, arbitrary: fc.constantFrom('INR', 'NVS', 'ACCEPTED', 'CLD') },
    { weight: 3, arbitrary: fc.constantFrom<string>(...BALLOT_STATUS_CODES) },
    { weight: 1, arbitrary: fc.constant('WHAT') },
  ),
  hours: fc.integer({ min: -400, max: 60 }),
});
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('upload'), rows: fc.array(row, { minLength: 1, maxLength: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat-all') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wake'),
      which: fc.nat(50),
      crash: fc.constantFrom('no', 'before-ledger', 'after-ledger', 'half-decided'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), hours: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep') }) },
);

/** The ports of a function that dies at a certain point. */
const dying = (memory: MemoryTracking, crash: 'before-ledger' | 'after-ledger' | 'half-decided'): MemoryTracking => {
  const dead = async (): Promise<never> => {
    throw new Error('killed');
  };
  let recordJudgements = 0;
  const ballots = new Proxy(memory.ballots, {
    get: (target, name, receiver) => {
      if (name !== 'keepJudgement') return Reflect.get(target, name, receiver);
      return crash === 'half-decided' && recordJudgements++ === 0 ? target.keepJudgement.bind(target) : dead;
    },
  });
  const ledger = crash === 'before-ledger' ? { record: dead } : memory.ledger;
  return Object.assign(Object.create(memory) as MemoryTracking, { ballots, ledger });
};

/** Two weeks into the window, so that most statuses may be told and some lie before it. */
const MIDDLE = Temporal.Instant.from('2026-10-19T17:00:00Z');

const play = async (memory: MemoryTracking, events: readonly Event[]): Promise<Row[]> => {
  memory.now = MIDDLE;
  const uploaded: Row[] = [];
  for (const one of events) {
    switch (one.do) {
      case 'upload': {
        const rows = one.rows.map(({ hours, ...rest }) => ({ ...rest, statusAt: memory.now.add({ hours }) }));
        uploaded.push(...rows);
        await upload(memory, rows);
        break;
      }
      case 'repeat-all':
        await upload(memory, uploaded);
        break;
      case 'wake':
        if (one.crash === 'no') await wake(memory, change(memory, one.which));
        else await wake(dying(memory, one.crash), change(memory, one.which)).catch(() => undefined);
        break;
      case 'wait':
        memory.now = memory.now.add({ hours: one.hours });
        break;
      case 'sweep':
        await sweep(memory);
    }
  }
  return uploaded;
};

/** Lets a minute pass and the sweep look, as it does every minute. */
const settle = async (memory: MemoryTracking): Promise<void> => {
  memory.now = memory.now.add({ minutes: 2 });
  await sweep(memory);
};

/** The messages that voters hear. */
const spoken = (memory: MemoryTracking) =>
  [...memory.ledgerRows.values()].filter(({ state }) => state !== 'superseded');

const history = fc.array(event, { minLength: 1, maxLength: 25 });

describe('whatever duplicates, reorders, loses or kills', () => {
  it('nobody is told the same thing twice', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const memory = memoryOf();
        const uploaded = await play(memory, events);
        await settle(memory);
        const before = memory.ledgerRows.size;
        await upload(memory, uploaded);
        for (const one of [...memory.ballots.stream]) await wake(memory, one);
        await settle(memory);
        expect(memory.ledgerRows.size, 'repeating everything tells nothing').toBe(before);
        // What was withdrawn before it went out is nothing told; it may be told anew.
        const told = spoken(memory).map(
          ({ voterId, ballotId, type, channel }) => `${voterId} ${ballotId} ${type} ${channel}`,
        );
        for (const once of ['Outbound', 'Reissued', 'Received', 'Accepted', 'Undeliverable']) {
          const these = told.filter((line) => line.includes(` ${once} `));
          expect(new Set(these).size, once).toBe(these.length);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('nothing is lost: every status is decided on, and what stands and may be told is told', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const memory = memoryOf();
        await play(memory, events);
        await settle(memory);
        const all = [...memory.ballots.ballots.values()];
        for (const ballot of all) {
          expect(ballot.entries.every((entry) => entry.outcome !== undefined)).toBe(true);
          if (ballot.lookAgainAt) expect(Temporal.Instant.compare(ballot.lookAgainAt, memory.now)).toBe(1);
          const { stands } = currentStatusOf(ballot, calendarOf(ELECTION), memory.now);
          for (const { entry } of stands?.run ?? []) {
            if (entry.outcome?.kind !== 'told') continue;
            const { type } = entry.outcome;
            for (const channel of ['text', 'email']) {
              const { voterId, ballotId } = ballot;
              const told = spoken(memory).some(
                (row) =>
                  [row.voterId, row.ballotId, row.type, row.channel].join() ===
                    [voterId, ballotId, type, channel].join() && baseVersion(row) === entry.version,
              );
              expect(told, `${voterId} ${ballotId} ${type} ${channel}`).toBe(true);
            }
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('no message is from the future, outside the window or outside the voter’s hours', async () => {
    const window = messageWindow(ELECTION);
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const memory = memoryOf();
        await play(memory, events);
        await settle(memory);
        for (const decision of memory.ledgerRows.values()) {
          const ballot = memory.ballots.ballots.get(`${ELECTION.id}#${decision.voterId}#${decision.ballotId}`);
          const entry = ballot?.entries[baseVersion(decision) - 1];
          expect(entry && Temporal.Instant.compare(trueFrom(entry), decision.decidedAt)).toBeLessThanOrEqual(0);
          expect(isInsideHours(SUBSCRIPTION.hours, decision.sendFrom)).toBe(true);
          expect(Temporal.Instant.compare(decision.sendFrom, windowOpens(window))).toBeGreaterThanOrEqual(0);
          expect(Temporal.Instant.compare(decision.sendFrom, decision.sendUntil)).toBe(-1);
          expect(Temporal.Instant.compare(decision.sendUntil, windowCloses(window))).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('two functions that decide about one voter at the same moment tell one thing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), fc.scheduler(), async (rows, scheduler) => {
        const memory = memoryOf();
        const ballots = new Proxy(memory.ballots, {
          get: (target, name, receiver) =>
            name === 'keepJudgement' || name === 'ofVoter'
              ? scheduler.scheduleFunction(target[name].bind(target) as (...all: unknown[]) => Promise<unknown>)
              : Reflect.get(target, name, receiver),
        });
        const slow = Object.assign(Object.create(memory) as MemoryTracking, { ballots });
        await upload(
          memory,
          rows.map(({ hours, ...rest }) => ({ ...rest, statusAt: memory.now.add({ hours }) })),
        );
        const changes = [...memory.ballots.stream, ...memory.ballots.stream];
        const running = Promise.all(changes.map((one) => wake(slow, one)));
        await scheduler.waitFor(running);
        const parallel = [...memory.ledgerRows.keys()].sort();
        const alone = memoryOf();
        await upload(
          alone,
          rows.map(({ hours, ...rest }) => ({ ...rest, statusAt: alone.now.add({ hours }) })),
        );
        for (const one of [...alone.ballots.stream]) await wake(alone, one);
        expect(parallel).toEqual([...alone.ledgerRows.keys()].sort());
      }),
      { numRuns: 150 },
    );
  });
});

describe('the order of rows in an upload', () => {
  it('means nothing: a shuffled upload tells the same', async () => {
    const told = async (rows: readonly Row[]): Promise<string[]> => {
      const memory = memoryOf();
      memory.now = MIDDLE;
      await upload(memory, rows);
      await settle(memory);
      return [...memory.ledgerRows.values()]
        .map((one) => `${one.voterId} ${one.ballotId} ${one.type} ${one.channel}`)
        .sort();
    };
    // Two codes of one stage at the very same instant contradict each other; no order of theirs is the right one.
    const oneStatusAnHour = fc.uniqueArray(row, {
      minLength: 2,
      maxLength: 8,
      selector: ({ voterId, ballotId, hours }) => `${voterId} ${ballotId} ${hours}`,
    });
    await fc.assert(
      fc.asyncProperty(oneStatusAnHour, fc.infiniteStream(fc.nat(1000)), async (rows, weights) => {
        const dated = rows.map(({ hours, ...rest }) => ({ ...rest, statusAt: MIDDLE.add({ hours }) }));
        const shuffled = dated
          .map((one) => ({ one, weight: Number(weights.next().value) }))
          .sort((one, other) => one.weight - other.weight)
          .map(({ one }) => one);
        expect(await told(shuffled)).toEqual(await told(dated));
      }),
      { numRuns: 400 },
    );
  });
});

describe('the stream', () => {
  let memory: MemoryTracking;
  beforeEach(async () => {
    memory = memoryOf();
    await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt: memory.now }]);
  });

  it('leads to a decision and takes the mark away', async () => {
    await wake(memory, change(memory, 0));
    expect([...memory.ledgerRows.values()].map(({ type, channel }) => [type, channel])).toEqual([
      ['Outbound', 'text'],
      ['Outbound', 'email'],
    ]);
    expect([...memory.ballots.ballots.values()][0]?.lookAgainAt).toBeUndefined();
  });

  it('is not answered for a judgement, which would wake it for ever', async () => {
    await wake(memory, change(memory, 0));
    const [, recordJudgement] = memory.ballots.stream;
    const reads = vi.spyOn(memory.ballots, 'ofVoter');
    await wake(memory, recordJudgement);
    expect(reads).not.toHaveBeenCalled();
    expect(memory.ballots.stream).toHaveLength(2);
  });

  it('tells who opens a channel what is news to them', async () => {
    const known = memory.subscriptionOf.get('V1');
    if (!known) throw new Error('V1 is subscribed.');
    const silent = { ...known, channels: [] };
    memory.subscriptionOf.set('V1', silent);
    await wake(memory, change(memory, 0));
    expect(memory.ledgerRows.size).toBe(0);
    const back: Subscription = { ...known, channels: ['text'], channelsSince: { text: memory.now } };
    memory.subscriptionOf.set('V1', back);
    const image = (one: Subscription) => JSON.parse(JSON.stringify(toSubscriptionItem(one)));
    await wake(memory, { newImage: image(back), oldImage: image(silent) });
    expect([...memory.ledgerRows.values()].map(({ type, channel }) => [type, channel])).toEqual([['Outbound', 'text']]);
    const reads = vi.spyOn(memory.ballots, 'ofVoter');
    await wake(memory, { newImage: image(silent), oldImage: image(back) });
    await wake(memory, { newImage: image(back), oldImage: image(back) });
    expect(reads).not.toHaveBeenCalled();
  });

  describe('leads to a decision about a voter who', () => {
    const image = (one: Subscription) => JSON.parse(JSON.stringify(toSubscriptionItem(one)));
    const subscribe = async (changes: Partial<Subscription>): Promise<void> => {
      const before = memory.subscriptionOf.get('V1') ?? SUBSCRIPTION;
      const after = { ...before, ...changes };
      memory.subscriptionOf.set('V1', after);
      await wake(memory, { newImage: image(after), oldImage: image(before) });
    };
    const challenge = async (now: string): Promise<void> => {
      memory.now = Temporal.Instant.from(now);
      await upload(memory, [{ voterId: 'V1', ballotId: 'B1', status: 'NVS', statusAt: memory.now }]);
      await wake(memory, memory.ballots.stream.at(-1));
    };
    const cures = () =>
      memory.store.all().filter(({ type, channel }) => type === 'ContactCounty' && channel === 'text');

    it('wants to hear earlier: what waits for the evening goes out while it can be cured', async () => {
      await subscribe({ hours: { start: '18:00', end: '20:00', zone: 'America/Los_Angeles' } });
      await challenge('2026-11-25T17:00:00Z');
      expect(cures().map(({ notBefore }) => notBefore.toString())).toEqual(['2026-11-26T02:00:00Z']);
      memory.now = Temporal.Instant.from('2026-11-25T18:00:00Z');
      await subscribe({ hours: SUBSCRIPTION.hours });
      expect(cures().map(({ state, wakeAt, notBefore }) => [state, wakeAt, notBefore])).toEqual([
        ['held', memory.now, memory.now],
      ]);
      await subscribe({ hours: { start: '19:00', end: '20:00', zone: 'America/Los_Angeles' } });
      expect(cures().map(({ notBefore }) => notBefore)).toEqual([memory.now]);
    });

    it.each(['failed', 'undelivered'] as const)('puts a number right: what %s is told anew', async (state) => {
      await challenge('2026-10-12T18:00:00Z');
      const [first] = cures();
      if (!first) throw new Error('The challenge is told.');
      const at = memory.now;
      await memory.messages.move(first, { to: 'due', at });
      await memory.messages.move(first, { to: 'sending', at, claim: { id: 'c', leaseUntil: at.add({ seconds: 60 }) } });
      await memory.messages.move(first, { to: state, at, code: state === 'failed' ? 'REFUSED' : 'NOT_REACHABLE' });
      await subscribe({ email: 'other@example.org' });
      expect(cures()).toHaveLength(1);
      memory.now = memory.now.add({ hours: 1 });
      await subscribe({ phone: '+12025550199' });
      expect(cures().map((row) => [row.state, row.code])).toEqual([
        ['suppressed', 'CONTACT_REPLACED'],
        ['due', undefined],
      ]);
      await wake(memory, memory.ballots.stream.at(-1));
      await subscribe({ language: 'es' });
      expect(cures()).toHaveLength(2);
    });

    it('puts a number right: what may have arrived is not told again', async () => {
      await challenge('2026-10-12T18:00:00Z');
      const [first] = cures();
      if (!first) throw new Error('The challenge is told.');
      const at = memory.now;
      await memory.messages.move(first, { to: 'due', at });
      await memory.messages.move(first, { to: 'sending', at, claim: { id: 'c', leaseUntil: at.add({ seconds: 60 }) } });
      await memory.messages.move(first, { to: 'failed', at, code: 'NO_RECEIPT' });
      await subscribe({ phone: '+12025550199' });
      expect(cures().map(({ state }) => state)).toEqual(['failed']);
    });
  });

  it('a held status is written once, not at every change', async () => {
    await upload(memory, [{ voterId: 'V2', ballotId: 'B1', status: 'INR', statusAt: memory.now }]);
    const one = memory.ballots.stream.at(-1);
    await wake(memory, one);
    const length = memory.ballots.stream.length;
    await wake(memory, one);
    expect(memory.ballots.stream).toHaveLength(length);
  });
});

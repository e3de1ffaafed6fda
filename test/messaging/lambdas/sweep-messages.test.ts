import { beforeEach, describe, expect, it } from 'vitest';
import { SweepInput, sweep } from '../../../lambdas/messaging/sweep-messages/handler.ts';
import { formatLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import type { DueMessages } from '../../../lib/messaging/ports/ledger.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

let ledger: MemoryLedger;
let notified: string[];
let now: Temporal.Instant;
let log: string[];
type Work = Parameters<ReturnType<typeof sweep>>[0]['work'];
const WATCH: Work = { kind: 'watch' };
const RELEASE: Work = { kind: 'release', part: 0, parts: 1 };
const run = (
  work: Work,
  milliseconds: () => number = () => 0,
  pause?: (milliseconds: number) => Promise<void>,
  due: DueMessages = ledger.due,
) =>
  sweep(
    {
      clock: async () => now,
      due,
      rows: ledger.rows,
      notices: { notify: async (message) => void notified.push(formatLedgerKey(message)) },
    },
    { milliseconds, pause },
  )(
    { sweep: true, work },
    {
      log: {
        info: (code, fields) => log.push([code, fields?.state, fields?.count].filter(Boolean).join(' ')),
        warn: (code) => log.push(code),
        error: (code) => log.push(code),
      },
    },
  );
const add = (change: Partial<LedgerRow>) => ledger.newMessages.create(sampleRow(change));

describe('sweep-messages', () => {
  beforeEach(() => {
    ledger = new MemoryLedger();
    notified = [];
    log = [];
    now = NOON;
  });

  it('releases the voters whose hours begin now, and nobody else', async () => {
    const evening = NOON.add({ hours: 6 });
    await add({ voterId: 'V1', state: 'held', wakeAt: NOON });
    await add({ voterId: 'V2', state: 'held', wakeAt: evening });
    expect(await run(RELEASE)).toMatchObject({ moved: { due: 1 }, notified: 0, failed: 0, complete: true });
    expect(ledger.all().map(({ state }) => state)).toEqual(['due', 'held']);
    now = evening;
    await run(RELEASE);
    expect(ledger.all().map(({ state }) => state)).toEqual(['due', 'due']);
    expect(log).toContain('MESSAGES_SWEPT due 1');
  });

  it('finds everything after a stop of days, however old its moment is', async () => {
    const claimed = { state: 'sending', fence: 1, wakeAt: NOON.add({ minutes: 1 }) } as const;
    await add({ voterId: 'V1', state: 'held', wakeAt: NOON });
    await add({ voterId: 'V2', state: 'held', wakeAt: NOON.add({ hours: 30 }) });
    await add({ voterId: 'V3', ...claimed, callingAt: NOON });
    await add({ voterId: 'V4', ...claimed });
    now = NOON.add({ hours: 24 * 5 });
    await run(RELEASE);
    await run(WATCH);
    expect(ledger.all().map(({ state }) => state)).toEqual(['due', 'due', 'uncertain', 'due']);
  });

  it('calls again for a message that no sender took', async () => {
    await add({ type: 'Received', wakeAt: NOON });
    expect((await run(WATCH)).notified).toBe(1);
    expect(notified).toEqual([formatLedgerKey(sampleRow({ type: 'Received' }))]);
  });

  it('goes on with the others when one row fails, and says so', async () => {
    for (const voterId of ['V1', 'V2']) await add({ voterId, type: 'Received', wakeAt: NOON });
    const find = ledger.rows.find;
    ledger.rows.find = (key) => (key.voterId === 'V1' ? Promise.reject(new Error('no')) : find(key));
    expect(await run(WATCH)).toMatchObject({ moved: { due: 1 }, failed: 1 });
    expect(log).toContain('MESSAGES_NOT_SWEPT');
    ledger.rows.find = find;
    now = NOON.add({ minutes: 1 });
    expect(await run(WATCH)).toMatchObject({ moved: { due: 1 }, failed: 0 });
  });

  it('does what a voter must act on, what got lost, and calls in doubt apart from any release', async () => {
    for (let voter = 0; voter < 40; voter += 1) await add({ voterId: `V${voter}`, state: 'held', wakeAt: NOON });
    await add({ voterId: 'V97', type: 'ContactCounty', state: 'held', wakeAt: NOON });
    await add({ voterId: 'V98', type: 'Received', wakeAt: NOON });
    await add({ voterId: 'V99', state: 'sending', fence: 1, callingAt: NOON, wakeAt: NOON });
    expect(await run(WATCH)).toMatchObject({ moved: { due: 2, uncertain: 1 }, notified: 1 });
    expect(ledger.all().filter(({ state }) => state === 'held')).toHaveLength(40);
  });

  it('releases a status before any mass mailing', async () => {
    for (let voter = 0; voter < 120; voter += 1) await add({ voterId: `V${voter}`, state: 'held', wakeAt: NOON });
    await add({ voterId: 'V999', type: 'Received', state: 'held', wakeAt: NOON });
    const order: string[] = [];
    const { move } = ledger.rows;
    ledger.rows.move = (key, change) => {
      order.push(key.type);
      return move(key, change);
    };
    await run(RELEASE);
    expect(order[0]).toBe('Received');
    expect(order).toHaveLength(121);
  });

  it('stops in time, and the next sweep begins where it stopped', async () => {
    const late = NOON.subtract({ minutes: 1 });
    for (let voter = 0; voter < 400; voter += 1) {
      await add({ voterId: `V${voter}`, state: 'held', wakeAt: voter < 200 ? late : NOON });
    }
    let asked = 0;
    const report = await run(RELEASE, () => {
      asked += 1;
      return asked * 20_000;
    });
    expect(report.complete).toBe(false);
    expect(log).toContain('MESSAGE_SWEEP_CUT_SHORT');
    const done = report.moved.due ?? 0;
    expect(done).toBeGreaterThan(0);
    let moves = 0;
    const { move } = ledger.rows;
    ledger.rows.move = (key, change) => {
      moves += 1;
      return move(key, change);
    };
    expect((await run(RELEASE)).complete).toBe(true);
    expect(moves).toBe(400 - done);
    expect(new Set(ledger.all().map(({ state }) => state))).toEqual(new Set(['due']));
  });

  it('asks for the time on empty pages too', async () => {
    let pages = 0;
    const empty: DueMessages = {
      async *upTo() {
        while (pages < 1_000) {
          pages += 1;
          yield [];
        }
      },
    };
    let asked = 0;
    const report = await run(
      WATCH,
      () => {
        asked += 1;
        return asked * 20_000;
      },
      undefined,
      empty,
    );
    expect(report.complete).toBe(false);
    expect(pages).toBeLessThan(100);
  });

  it('does no harm when sweeps overlap', async () => {
    for (let voter = 0; voter < 150; voter += 1) {
      await add({ voterId: `V${voter}`, state: 'held', wakeAt: NOON });
      await add({ voterId: `V${voter}`, type: 'Received', wakeAt: NOON });
    }
    const reports = await Promise.all([run(RELEASE), run(RELEASE), run(WATCH), run(WATCH)]);
    const moved = reports.reduce((sum, report) => sum + (report.moved.due ?? 0), 0);
    expect(moved).toBe(300);
    expect(notified).toHaveLength(150);
  });

  it('watches twice in its minute, so that no call is in doubt for longer than one', async () => {
    let real = 0;
    // Called ten seconds before the minute; who called died.
    const callingAt = NOON.subtract({ seconds: 10 });
    await add({ state: 'sending', fence: 1, callingAt, wakeAt: callingAt.add({ seconds: 15 }) });
    const report = await run(
      WATCH,
      () => real,
      async (milliseconds) => {
        real += milliseconds;
        now = NOON.add({ milliseconds: real });
      },
    );
    expect(report.moved).toEqual({ uncertain: 1 });
    expect(ledger.all()[0]?.movedAt.since(callingAt).total('seconds')).toBeLessThan(60);
  });

  it('does not stay for a second look when nothing comes due in its minute', async () => {
    await add({ type: 'Received', wakeAt: NOON.add({ minutes: 5 }) });
    await run(
      WATCH,
      () => 0,
      () => Promise.reject(new Error('It waited.')),
    );
  });

  it('takes no other input than its schedules’', () => {
    for (const work of [WATCH, RELEASE]) expect(SweepInput.safeParse({ sweep: true, work }).success).toBe(true);
    expect(SweepInput.safeParse({ sweep: true }).success).toBe(false);
    expect(SweepInput.safeParse({ sweep: false, work: WATCH }).success).toBe(false);
  });
});

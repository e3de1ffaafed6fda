import { beforeEach, describe, expect, it } from 'vitest';
import { SweepInput, sweep } from '../../../lambdas/messaging/sweep-messages/handler.ts';
import { formatLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

let ledger: MemoryLedger;
let notified: string[];
let now: Temporal.Instant;
let log: string[];
const run = (milliseconds: () => number = () => 0) =>
  sweep(
    {
      clock: async () => now,
      due: ledger.due,
      rows: ledger.rows,
      notices: { notify: async (message) => void notified.push(formatLedgerKey(message)) },
    },
    milliseconds,
  )(
    { sweep: true },
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
    expect(await run()).toEqual({ moved: { due: 1 }, notified: 0, failed: 0, complete: true });
    expect(ledger.all().map(({ state }) => state)).toEqual(['due', 'held']);
    now = evening;
    await run();
    expect(ledger.all().map(({ state }) => state)).toEqual(['due', 'due']);
    expect(log).toContain('MESSAGES_SWEPT due 1');
  });

  it('finds everything after a stop of days, however old its minute is', async () => {
    await add({ voterId: 'V1', state: 'held', wakeAt: NOON });
    await run();
    await add({ voterId: 'V2', state: 'held', wakeAt: NOON.add({ hours: 30 }) });
    await add({ voterId: 'V3', state: 'sending', fence: 1, wakeAt: NOON.add({ minutes: 1 }) });
    now = NOON.add({ hours: 24 * 5 });
    await run();
    expect(ledger.all().map(({ state }) => state)).toEqual(['due', 'due', 'uncertain']);
  });

  it('calls again for a message that no sender took', async () => {
    await add({ wakeAt: NOON });
    expect((await run()).notified).toBe(1);
    expect(notified).toEqual([formatLedgerKey(sampleRow())]);
  });

  it('goes on with the others when one row fails, and says so', async () => {
    await add({ voterId: 'V1', state: 'held', wakeAt: NOON });
    await add({ voterId: 'V2', state: 'held', wakeAt: NOON });
    const find = ledger.rows.find;
    ledger.rows.find = (key) => (key.voterId === 'V1' ? Promise.reject(new Error('no')) : find(key));
    expect(await run()).toMatchObject({ moved: { due: 1 }, failed: 1 });
    expect(log).toContain('MESSAGES_NOT_SWEPT');
    ledger.rows.find = find;
    now = NOON.add({ minutes: 1 });
    expect(await run()).toMatchObject({ moved: { due: 1 }, failed: 0 });
  });

  it('releases first what a voter must act on', async () => {
    await run();
    now = NOON.add({ minutes: 1 });
    for (let voter = 0; voter < 40; voter += 1) await add({ voterId: `V${voter}`, state: 'held', wakeAt: now });
    await add({ voterId: 'V99', type: 'ContactCounty', state: 'held', wakeAt: now });
    const order: string[] = [];
    const find = ledger.rows.find;
    ledger.rows.find = (key) => {
      order.push(key.type);
      return find(key);
    };
    await run();
    expect(order[0]).toBe('ContactCounty');
    expect(order).toHaveLength(41);
  });

  it('stops in time and leaves the rest to the next sweep', async () => {
    for (let voter = 0; voter < 80; voter += 1) await add({ voterId: `V${voter}`, state: 'held', wakeAt: NOON });
    let asked = 0;
    const report = await run(() => {
      asked += 1;
      return asked * 30_000;
    });
    expect(report.complete).toBe(false);
    expect(log).toContain('MESSAGE_SWEEP_CUT_SHORT');
    while (!(await run()).complete) now = now.add({ minutes: 1 });
    expect(new Set(ledger.all().map(({ state }) => state))).toEqual(new Set(['due']));
  });

  it('takes no other input than its schedule’s', () => {
    expect(SweepInput.safeParse({ sweep: true }).success).toBe(true);
    expect(SweepInput.safeParse({ sweep: false }).success).toBe(false);
  });
});

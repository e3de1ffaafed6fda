import type { Clock } from '../../shared/clock.ts';
import type { Temporal } from '../../shared/time.ts';
import { isSameCall } from '../domain/delivery-same-call.ts';
import { planSweep, type SweepPlan, sweepStep } from '../domain/delivery-sweep.ts';
import { laneOf } from '../domain/lane.ts';
import { bucketLimit, bucketsOfMinute } from '../domain/ledger-due.ts';
import type { LedgerKey } from '../domain/ledger-key.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { DueMessages, MessageRows } from '../ports/ledger.ts';
import type { DueNotices } from '../ports/notices.ts';

export type SweepPorts = {
  readonly clock: Clock;
  readonly due: DueMessages;
  readonly rows: Pick<MessageRows, 'find' | 'move'>;
  readonly notices: DueNotices;
  /** Whether there is still time to go on; a sweep that stops early is taken up by the next one. */
  readonly hasTime: () => boolean;
};

/** How many rows each state received, how many senders were called again, and whether the sweep got to its end. */
export type SweepReport = {
  readonly moved: Readonly<Partial<Record<LedgerState, number>>>;
  readonly notified: number;
  readonly failed: number;
  readonly complete: boolean;
};

/** Rows worked on at the same time: as many as the SDK keeps connections. */
const AT_ONCE = 50;

const urgentFirst = (keys: readonly LedgerKey[]): readonly LedgerKey[] => [
  ...keys.filter((key) => laneOf(key.type) === 'urgent'),
  ...keys.filter((key) => laneOf(key.type) !== 'urgent'),
];

/** The shards of a minute side by side, a page of each at a time: a morning's messages do not fit into memory. */
async function* pagesOfMinute(due: DueMessages, minute: Temporal.Instant): AsyncIterable<readonly LedgerKey[]> {
  let shards = bucketsOfMinute(minute).map((bucket) => due.inBucket(bucket)[Symbol.asyncIterator]());
  while (shards.length > 0) {
    const pages = await Promise.all(shards.map((shard) => shard.next()));
    shards = shards.filter((_, index) => pages[index]?.done !== true);
    yield pages.flatMap((page) => (page.done === true ? [] : page.value));
  }
}

async function* pagesOf(due: DueMessages, plan: SweepPlan): AsyncIterable<readonly LedgerKey[]> {
  if (plan.kind === 'index') yield* due.upTo(bucketLimit(plan.until));
  else for (const minute of plan.minutes) yield* pagesOfMinute(due, minute);
}

type RowResult = { readonly to?: LedgerState; readonly notified: boolean };

/** Reads a row afresh and does what its time asks for. */
const sweepRow = async (ports: SweepPorts, key: LedgerKey, now: Temporal.Instant): Promise<RowResult> => {
  const row = await ports.rows.find(key);
  const step = row && sweepStep(row, isSameCall(row), now);
  if (!step) return { notified: false };
  const moved = await ports.rows.move(key, step.move);
  if (!moved.ok) return { notified: false };
  if (step.notify) await ports.notices.notify(moved.value);
  return { to: step.move.to, notified: step.notify };
};

/**
 * Looks at every open row whose time has come: releases what was held, calls again for what nobody took, ends leases
 * and deadlines. One row that fails holds up no other; the next sweeps read its minute again, and the hourly one reads
 * the whole index. Throws when the index cannot be read.
 */
export const sweepMessages = async (ports: SweepPorts): Promise<SweepReport> => {
  const now = await ports.clock();
  const plan = planSweep(await ports.due.sweptAt(), now);
  const moved: Partial<Record<LedgerState, number>> = {};
  let notified = 0;
  let failed = 0;
  let complete = true;
  for await (const unordered of pagesOf(ports.due, plan)) {
    const page = urgentFirst(unordered);
    for (let start = 0; start < page.length && complete; start += AT_ONCE) {
      const chunk = page.slice(start, start + AT_ONCE);
      for (const result of await Promise.allSettled(chunk.map((key) => sweepRow(ports, key, now)))) {
        if (result.status === 'rejected') failed += 1;
        else {
          if (result.value.to) moved[result.value.to] = (moved[result.value.to] ?? 0) + 1;
          if (result.value.notified) notified += 1;
        }
      }
      complete = ports.hasTime();
    }
    if (!complete) break;
  }
  if (complete) await ports.due.saveSweptAt(now);
  return { moved, notified, failed, complete };
};

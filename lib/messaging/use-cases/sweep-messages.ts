import type { Clock } from '../../shared/clock.ts';
import type { Temporal } from '../../shared/time.ts';
import { releaseMove, sweepStep } from '../domain/delivery-sweep.ts';
import { type DueClass, hasCome, partitionsOf } from '../domain/ledger-due.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import { isSameCall } from '../domain/same-call.ts';
import type { DueEntry, DueMessages, MessageRows } from '../ports/ledger.ts';
import type { DueNotices } from '../ports/notices.ts';

export type SweepPorts = {
  readonly clock: Clock;
  readonly due: DueMessages;
  readonly rows: Pick<MessageRows, 'find' | 'move'>;
  readonly notices: DueNotices;
  /** Whether there is still time to go on; a sweep that stops early is taken up by the next one. */
  readonly hasTime: () => boolean;
};

/**
 * What one sweep is for. The watch has a sweep of its own, so that nothing that is late waits behind a morning's
 * release; releases are shared out among `parts` sweeps, of which this is `part`, counted from 0.
 */
export type SweepWork =
  | { readonly kind: 'watch' }
  | { readonly kind: 'release'; readonly part: number; readonly parts: number };

/** How many rows each state received, how many senders were called again, and whether the sweep got to its end. */
export type SweepReport = {
  readonly moved: Readonly<Partial<Record<LedgerState, number>>>;
  readonly notified: number;
  readonly failed: number;
  readonly complete: boolean;
  /** Rows of the watch whose time comes within half a minute: it should look again. */
  readonly soon: number;
};

/** How far the watch looks ahead. Seconds. */
const SOON_SECONDS = 30;

/** Rows worked on at the same time: as many as the SDK keeps connections. */
const AT_ONCE = 50;

/** In this order: each class is done before the next is begun. */
const CLASSES: Readonly<Record<SweepWork['kind'], readonly DueClass[]>> = {
  watch: ['watch'],
  release: ['release', 'release-bulk', 'waiting'],
};

type Page = { readonly dueClass: DueClass; readonly entries: readonly DueEntry[] };

/** The shards of a class side by side, a page of each at a time: a morning's messages do not fit into memory. */
async function* pagesOf(due: DueMessages, work: SweepWork, now: Temporal.Instant): AsyncIterable<Page> {
  const [part, parts] = work.kind === 'release' ? [work.part, work.parts] : [0, 1];
  const until = work.kind === 'watch' ? now.add({ seconds: SOON_SECONDS }) : now;
  for (const dueClass of CLASSES[work.kind]) {
    const partitions = partitionsOf(dueClass, part, parts);
    let shards = partitions.map((partition) => due.upTo(partition, until)[Symbol.asyncIterator]());
    while (shards.length > 0) {
      const pages = await Promise.all(shards.map((shard) => shard.next()));
      shards = shards.filter((_, index) => pages[index]?.done !== true);
      yield { dueClass, entries: pages.flatMap((page) => (page.done === true ? [] : page.value)) };
    }
  }
}

type RowResult = { readonly to?: LedgerState; readonly notified: boolean };

const NOTHING: RowResult = { notified: false };

const isRelease = (dueClass: DueClass): boolean => dueClass === 'release' || dueClass === 'release-bulk';

/** Does what a row's time asks for: releases what is held as it is listed, and reads everything else afresh. */
const sweepRow = async (
  ports: SweepPorts,
  dueClass: DueClass,
  { key, wakeAt }: DueEntry,
  now: Temporal.Instant,
): Promise<RowResult> => {
  if (isRelease(dueClass)) {
    const released = await ports.rows.move(key, releaseMove(key, wakeAt, now));
    return released.ok ? { to: 'due', notified: false } : NOTHING;
  }
  const row = await ports.rows.find(key);
  const step = row && sweepStep(row, isSameCall(row), now);
  if (!step) return NOTHING;
  const moved = await ports.rows.move(key, step.move);
  if (!moved.ok) return NOTHING;
  if (step.notify) await ports.notices.notify(moved.value);
  return { to: step.move.to, notified: step.notify };
};

/**
 * Looks at the open rows whose time has come, those that have waited longest first: releases what was held, calls again
 * for what nobody took, ends calls and deadlines. A row that is done leaves the index's past, so that each sweep begins
 * where the last one stopped; every write names the row as it was listed, so that sweeps may overlap. One row that fails
 * holds up no other and comes again with the next sweep. Throws when the index cannot be read.
 */
export const sweepMessages = async (ports: SweepPorts, work: SweepWork): Promise<SweepReport> => {
  const now = await ports.clock();
  const moved: Partial<Record<LedgerState, number>> = {};
  let notified = 0;
  let failed = 0;
  let soon = 0;
  let complete = true;
  for await (const { dueClass, entries: listed } of pagesOf(ports.due, work, now)) {
    const entries = listed.filter(({ wakeAt }) => hasCome(wakeAt, now));
    soon += listed.length - entries.length;
    for (let start = 0; start < entries.length && complete; start += AT_ONCE) {
      const chunk = entries.slice(start, start + AT_ONCE);
      for (const result of await Promise.allSettled(chunk.map((entry) => sweepRow(ports, dueClass, entry, now)))) {
        if (result.status === 'rejected') failed += 1;
        else {
          if (result.value.to) moved[result.value.to] = (moved[result.value.to] ?? 0) + 1;
          if (result.value.notified) notified += 1;
        }
      }
      complete = ports.hasTime();
    }
    // Also of an empty page: the index lags, and a long one may hold nothing that is still to be done.
    complete &&= ports.hasTime();
    if (!complete) break;
  }
  return { moved, notified, failed, complete, soon };
};

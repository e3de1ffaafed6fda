import type { Lane } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { laneOf } from './lane.ts';
import { formatLedgerKey, type LedgerKey } from './ledger-key.ts';
import type { LedgerState } from './ledger-state.ts';

/**
 * What an open row waits for, as far as the sweeps serve it apart. `watch`: whatever is late within seconds or minutes:
 * calls under way, lost notices, pauses that are over, and all that a voter must act on. `release`: a status that waits
 * for the voter's hours. `release-bulk`: the same of a mass mailing. `waiting`: a mass mailing that stands in its queue.
 */
export const DUE_CLASSES = ['watch', 'release', 'release-bulk', 'waiting'] as const;
export type DueClass = (typeof DUE_CLASSES)[number];

/** The class of an open row. `putOff` counts the pauses that it has been through. */
export const dueClassOf = (type: LedgerKey['type'], state: LedgerState, putOff: number): DueClass => {
  const lane = laneOf(type);
  if (lane === 'urgent') return 'watch';
  if (state === 'held') return lane === 'bulk' ? 'release-bulk' : 'release';
  return state === 'due' && lane === 'bulk' && putOff === 0 ? 'waiting' : 'watch';
};

/** Partitions of a class in the index: one takes 1,000 writes a second. */
export const DUE_SHARDS = 16;

/** FNV-1a, 32 bits, with its high bits folded in: our keys repeat their ids, which cancels out in the low bits alone. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
};

/** The index partition of an open row, `watch#3`; within it, rows lie in the order in which their time comes. */
export const duePartition = (key: LedgerKey, dueClass: DueClass): string =>
  `${dueClass}#${hash(formatLedgerKey(key)) % DUE_SHARDS}`;

/** The partitions of a class that one of `parts` sweepers serves; `part` counts from 0. */
export const partitionsOf = (dueClass: DueClass, part = 0, parts = 1): readonly string[] =>
  Array.from({ length: DUE_SHARDS }, (_, shard) => shard)
    .filter((shard) => shard % parts === part)
    .map((shard) => `${dueClass}#${shard}`);

/** How long a due row waits for its sender before the sweeper calls again: a mass mailing fills its queue for hours. */
const FIRST_NOTICE_MINUTES: Readonly<Record<Lane, number>> = { urgent: 2, status: 5, bulk: 30 };
const LONGEST_NOTICE_MINUTES = 6 * 60;

/** When to call again for a row that has been due since `from` and called for `notices` times: doubling, at most 6 hours. */
export const nextNotice = (lane: Lane, from: Temporal.Instant, notices: number): Temporal.Instant =>
  from.add({ minutes: Math.min(FIRST_NOTICE_MINUTES[lane] * 2 ** Math.min(notices, 16), LONGEST_NOTICE_MINUTES) });

/** The earlier of two instants. */
export const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) <= 0 ? a : b;

/** Whether an instant has come. */
export const hasCome = (instant: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(instant, now) <= 0;

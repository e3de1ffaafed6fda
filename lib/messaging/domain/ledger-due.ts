import type { Lane } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';

/**
 * Due buckets: an open row carries the minute at which the sweeper looks at it next, spread over shards because one
 * partition of an index takes 1,000 writes a second. `2026-10-05T15:00Z#3`.
 */
export const DUE_SHARDS = 8;

/** FNV-1a, 32 bits, with its high bits folded in: our keys repeat their ids, which cancels out in the low bits alone. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
};

/** A minute as text, UTC: sorts by time. */
export const minuteText = (instant: Temporal.Instant): string => `${instant.toString().slice(0, 16)}Z`;

/** The shards' buckets of the minute that an instant lies in. */
export const bucketsOfMinute = (instant: Temporal.Instant): readonly string[] =>
  Array.from({ length: DUE_SHARDS }, (_, shard) => `${minuteText(instant)}#${shard}`);

/** The bucket of a row that is to be looked at from `wakeAt` on: the first full minute that is not before it. */
export const bucketOf = (wakeAt: Temporal.Instant, keyText: string): string => {
  const minute = wakeAt.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  return `${minuteText(minute)}#${hash(keyText) % DUE_SHARDS}`;
};

/** Sorts after every bucket up to the minute of `now`, and before all later ones. */
export const bucketLimit = (now: Temporal.Instant): string => `${minuteText(now)}#~`;

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

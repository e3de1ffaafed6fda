import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketLimit, bucketOf, bucketsOfMinute, nextNotice } from '../../../lib/messaging/domain/ledger-due.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { NOON } from './sample-decision.ts';

const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2034, 0, 1) })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

// A row in a bucket that no sweep reads is a message that nobody ever gets.
describe('the due buckets', () => {
  it('put a row where the sweep of the first full minute after its time finds it, and none before', () => {
    fc.assert(
      fc.property(instant, fc.string(), (wakeAt, key) => {
        const bucket = bucketOf(wakeAt, key);
        const minute = wakeAt.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
        expect(bucketsOfMinute(minute)).toContain(bucket);
        expect(bucket <= bucketLimit(minute)).toBe(true);
        expect(bucket <= bucketLimit(minute.subtract({ minutes: 1 }))).toBe(false);
      }),
    );
  });

  it('spread a morning’s messages over the shards', () => {
    const counts = new Map<string, number>();
    for (let voter = 0; voter < 8_000; voter += 1) {
      const bucket = bucketOf(NOON, `2026-11-03-statewide.V${voter}.B${voter}-1.Outbound.1.text`);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
    expect(counts.size).toBe(8);
    for (const count of counts.values()) expect(count).toBeGreaterThan(800);
  });

  it.each([
    ['urgent', 0, 2],
    ['status', 0, 5],
    ['bulk', 0, 30],
    ['urgent', 3, 16],
    ['bulk', 4, 360],
    ['urgent', 60, 360],
  ] as const)(
    'calls again for a waiting %s message, called for %i times, after %i minutes',
    (lane, notices, minutes) => {
      expect(nextNotice(lane, NOON, notices).toString()).toBe(NOON.add({ minutes }).toString());
    },
  );
});

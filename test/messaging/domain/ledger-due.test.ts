import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DUE_CLASSES,
  DUE_SHARDS,
  dueClassOf,
  duePartition,
  nextNotice,
  partitionsOf,
} from '../../../lib/messaging/domain/ledger-due.ts';
import { NOON, sampleRow } from './sample-decision.ts';

const keyOf = (voter: number) => sampleRow({ voterId: `V${voter}`, ballotId: `B${voter}-1` });

// A row in a partition that no sweep reads is a message that nobody ever gets.
describe('the partitions of the due index', () => {
  it('are all read by the sweeps, each by one of those that share a class', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: DUE_SHARDS }),
        fc.nat(),
        fc.constantFrom(...DUE_CLASSES),
        (parts, voter, name) => {
          const readers = Array.from({ length: parts }, (_, part) => part).filter((part) =>
            partitionsOf(name, part, parts).includes(duePartition(keyOf(voter), name)),
          );
          expect(readers).toHaveLength(1);
        },
      ),
    );
  });

  it.each([
    ['Outbound', 'held', 0, 'release-bulk'],
    ['Outbound', 'due', 0, 'waiting'],
    ['Outbound', 'due', 1, 'watch'],
    ['Outbound', 'sending', 0, 'watch'],
    ['Outbound', 'uncertain', 0, 'watch'],
    ['Received', 'held', 0, 'release'],
    ['Received', 'due', 0, 'watch'],
    ['ContactCounty', 'held', 0, 'watch'],
    ['Undeliverable', 'due', 0, 'watch'],
  ] as const)('keep a %s that is %s, put off %i times, under %s', (type, state, putOff, expected) => {
    expect(dueClassOf(type, state, putOff)).toBe(expected);
  });

  it('spread a morning’s messages over the shards', () => {
    const counts = new Map<string, number>();
    for (let voter = 0; voter < 8_000; voter += 1) {
      const partition = duePartition(keyOf(voter), 'release-bulk');
      counts.set(partition, (counts.get(partition) ?? 0) + 1);
    }
    expect(counts.size).toBe(16);
    for (const count of counts.values()) expect(count).toBeGreaterThan(400);
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

import type { SetCap } from '../../lib/messaging/domain/brakes/caps.ts';
import { capKey } from '../../lib/messaging/domain/brakes/caps.ts';
import type { Baseline } from '../../lib/messaging/domain/brakes/health.ts';
import type { Outage } from '../../lib/messaging/domain/brakes/outage.ts';
import type { Addition, Sum, SumField } from '../../lib/messaging/domain/brakes/sums.ts';
import type { BrakeBook, ReadSum } from '../../lib/messaging/ports/brakes.ts';
import type { Channel } from '../../lib/shared/codes.ts';

/** The notes and the sums of the brakes, in memory. */
export const memoryBrakes = (): {
  readonly brakes: BrakeBook;
  readonly sums: ReadSum;
  readonly add: (additions: readonly Addition[]) => void;
  readonly caps: Map<string, SetCap>;
  readonly outages: Map<Channel, Outage>;
} => {
  const caps = new Map<string, SetCap>();
  const baselines = new Map<Channel, Baseline>();
  const outages = new Map<Channel, Outage>();
  const kept = new Map<string, Sum>();
  return {
    caps,
    outages,
    sums: async (name) => kept.get(name) ?? {},
    add: (additions) => {
      for (const { name, by } of additions) {
        const sum: Partial<Record<SumField, number>> = { ...kept.get(name) };
        for (const [field, count] of Object.entries(by)) sum[field as SumField] = (sum[field as SumField] ?? 0) + count;
        kept.set(name, sum);
      }
    },
    brakes: {
      read: async () => ({ caps, baselines, outages }),
      setCap: async (cap) => void caps.set(capKey(cap.cap), cap),
      keepBaseline: async (channel, baseline) => void baselines.set(channel, baseline),
      keepOutage: async (channel, outage) => void (outage ? outages.set(channel, outage) : outages.delete(channel)),
    },
  };
};

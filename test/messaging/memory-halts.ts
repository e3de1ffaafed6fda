import type { EndedHalt, Halt } from '../../lib/messaging/domain/halt.ts';
import type { HaltBook } from '../../lib/messaging/ports/settings.ts';

/** Halts in memory, with the conditions of the table. */
export const memoryHalts = (halts: readonly Halt[] = []): HaltBook & { readonly inForce: Map<string, Halt> } => {
  const inForce = new Map(halts.map((halt) => [halt.id, halt]));
  const over: EndedHalt[] = [];
  return {
    inForce,
    active: async () => [...inForce.values()],
    ended: async (limit) => over.toReversed().slice(0, limit),
    start: async (halt) => {
      if (inForce.has(halt.id)) return 'exists';
      inForce.set(halt.id, halt);
      return 'started';
    },
    end: async (halt, by) => {
      const present = inForce.get(halt.id);
      if (present === undefined || String(present.startedAt) !== String(halt.startedAt)) return 'gone';
      inForce.delete(halt.id);
      over.push({ ...present, ...by });
      return 'ended';
    },
  };
};

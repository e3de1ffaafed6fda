import type { Retraction } from '../../lib/ballot-tracking/domain/retraction.ts';
import type { RetractionPart, RetractionScans, RetractionStore } from '../../lib/ballot-tracking/ports.ts';
import type { MemoryTracking } from './ballot-memory.ts';

/** Retractions in memory, with the conditions of the table. */
export const memoryRetractions = (): RetractionStore & { readonly kept: Map<string, Retraction> } => {
  const kept = new Map<string, Retraction>();
  const parts = new Map<string, RetractionPart>();
  const nameOf = ({ id, step, segment }: { id: string; step: string; segment: number }): string =>
    `${id} ${step} ${segment}`;
  return {
    kept,
    list: async () => [...kept.values()].toReversed(),
    find: async (id) => kept.get(id),
    save: async (retraction) => {
      if ((kept.get(retraction.id)?.version ?? 0) !== retraction.version - 1) return 'conflict';
      kept.set(retraction.id, retraction);
      return 'saved';
    },
    part: async (key) => parts.get(nameOf(key)),
    savePart: async (part) => {
      if ((parts.get(nameOf(part))?.version ?? 0) !== part.version - 1) return 'conflict';
      parts.set(nameOf(part), part);
      return 'saved';
    },
  };
};

/** The tables as they are gone through, one item a page, in two parts. */
export const memoryScans = (memory: MemoryTracking): RetractionScans => {
  const page = <Item extends { readonly electionId: string; readonly voterId: string }>(
    all: readonly Item[],
    electionId: string,
    segment: number,
    cursor: string | null,
  ) => {
    const own = all.filter((item) => item.electionId === electionId && Number(item.voterId.slice(1)) % 2 === segment);
    const at = Number(cursor ?? 0);
    return { items: own.slice(at, at + 1), cursor: at + 1 < own.length ? String(at + 1) : null };
  };
  return {
    segments: 2,
    // What was told before lies before what is told now: pages do not move.
    messages: async (...words) => page(memory.store.all(), ...words),
    records: async (...words) =>
      page([...memory.ballots.ballots.values(), ...memory.ballots.histories.values()], ...words),
  };
};

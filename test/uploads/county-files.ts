import { presentDryRun, WouldAct } from '../../lib/shared/dynamodb/dry-run.ts';
import type { FilePlace } from '../../lib/uploads/ports.ts';
import { MemoryUploads } from './memory-uploads.ts';

const act = (): void => {
  if (presentDryRun() !== undefined) throw new WouldAct();
};

/** A tracking file of each county, which its print vendor sees too, that is offered and put, over stores in memory that act in earnest only. */
export const filesOf = (places: readonly FilePlace[], electionId: string): MemoryUploads => {
  const memory = new MemoryUploads();
  for (const place of places) {
    memory.files.stored.set(place.uploadId, Buffer.from('voterId'));
    memory.enter(place, electionId, 'imb-tracking');
  }
  const { open, move } = memory.uploads;
  memory.uploads.open = async (...words) => {
    act();
    return open.apply(memory.uploads, words);
  };
  memory.uploads.move = async (...words) => {
    act();
    return move.apply(memory.uploads, words);
  };
  const { start } = memory;
  return Object.assign(memory, {
    start: async (...words: Parameters<typeof start>) => {
      act();
      return start(...words);
    },
  });
};

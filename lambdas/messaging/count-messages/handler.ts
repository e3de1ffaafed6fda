import { tallyOf } from '../../../lib/messaging/domain/message-tally.ts';
import type { AddTally, ReadCountedChange } from '../../../lib/messaging/ports/counts.ts';
import type { NumberedChange } from '../../../lib/runtime/stream-handler.ts';

export type CountPorts = { readonly read: ReadCountedChange; readonly add: AddTally };

/** Keeps the counts of messages by county, type, channel and state, as the ledger's changes tell. */
export const countMessages =
  ({ read, add }: CountPorts) =>
  async (changes: readonly NumberedChange[]): Promise<void> => {
    const counted = changes.flatMap((change) => read(change) ?? []);
    const tallies = tallyOf(counted);
    if (tallies.length > 0)
      await add(
        tallies,
        changes.map(({ number }) => number),
      );
  };

import { additionsOf } from '../../../lib/messaging/domain/brakes/sums.ts';
import { tallyOf } from '../../../lib/messaging/domain/message-tally.ts';
import type { AddTally, ReadCountedChange } from '../../../lib/messaging/ports/counts.ts';
import { applyBrakes, type BrakePorts } from '../../../lib/messaging/use-cases/apply-brakes.ts';
import type { NumberedChange } from '../../../lib/runtime/stream-handler.ts';

export type CountPorts = BrakePorts & { readonly read: ReadCountedChange; readonly add: AddTally };

/**
 * Keeps the counts of messages by county, type, channel and state, as the ledger's changes tell, and what they cost and how
 * they fare; then applies the brakes.
 */
export const countMessages =
  ({ read, add, ...brakes }: CountPorts) =>
  async (changes: readonly NumberedChange[]): Promise<void> => {
    const counted = changes.flatMap((change) => read(change) ?? []);
    const tallies = tallyOf(counted);
    const additions = additionsOf(counted);
    if (tallies.length + additions.length > 0)
      await add(
        tallies,
        additions,
        changes.map(({ number }) => number),
      );
    await applyBrakes(brakes, counted);
  };

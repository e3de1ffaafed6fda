import { additionsOf } from '../../../lib/messaging/domain/brakes/sums.ts';
import { tallyOf } from '../../../lib/messaging/domain/message-tally.ts';
import type { AddTally, ReadCountedChange } from '../../../lib/messaging/ports/counts.ts';
import type { KeepCountyEvents, ReadEndedMessage } from '../../../lib/messaging/ports/county-events.ts';
import { applyBrakes, type BrakePorts } from '../../../lib/messaging/use-cases/apply-brakes.ts';
import { keepUndelivered } from '../../../lib/messaging/use-cases/keep-county-events.ts';
import type { NumberedChange } from '../../../lib/runtime/stream-handler.ts';

export type CountPorts = BrakePorts & {
  readonly read: ReadCountedChange;
  readonly add: AddTally;
  readonly readEnded: ReadEndedMessage;
  readonly keep: KeepCountyEvents;
};

/**
 * Keeps the counts of messages by county, type, channel and state, as the ledger's changes tell, and what they cost and how
 * they fare, and for the counties which have not arrived; then applies the brakes.
 */
export const countMessages =
  ({ read, add, readEnded, keep, ...brakes }: CountPorts) =>
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
    await keepUndelivered({ readEnded, keep }, changes);
    await applyBrakes(brakes, counted);
  };

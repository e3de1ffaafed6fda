import { factsOfOptOut } from '../../../lib/messaging/domain/county-event.ts';
import type { KeepCountyEvents } from '../../../lib/messaging/ports/county-events.ts';
import { keepFacts } from '../../../lib/messaging/use-cases/keep-county-events.ts';
import type { StreamChange } from '../../../lib/runtime/stream-handler.ts';
import type { ReadOptedOut } from '../../../lib/voters/ports.ts';

export type OptOutPorts = { readonly read: ReadOptedOut; readonly keep: KeepCountyEvents };

/** Keeps for its county that a voter has opted out. The same change once more keeps nothing new. */
export const keepOptOut =
  ({ read, keep }: OptOutPorts) =>
  async (change: StreamChange): Promise<void> => {
    const optedOut = read(change);
    if (optedOut) await keepFacts(keep, factsOfOptOut(optedOut));
  };

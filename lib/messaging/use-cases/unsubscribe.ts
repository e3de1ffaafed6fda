import type { Clock } from '../../shared/clock.ts';
import { CHANNELS } from '../../shared/codes.ts';
import type { SubscriptionStore, UnsubscribeKeys } from '../../voters/ports.ts';

export type UnsubscribePorts = {
  readonly clock: Clock;
  readonly keys: Pick<UnsubscribeKeys, 'voterOf'>;
  readonly subscriptions: Pick<SubscriptionStore, 'optOut'>;
};

/** What the link in an email ends: emails, as the one click of RFC 8058 does, or everything, as its page offers too. */
export type UnsubscribeScope = 'email' | 'everything';

/**
 * Ends what the owner of a key wants ended. Whoever holds the key may do that and nothing else, and learns nothing:
 * neither whose it is nor what was on. The same again changes nothing. Throws when a table cannot be reached.
 */
export const unsubscribe =
  (ports: UnsubscribePorts) =>
  async (key: string, scope: UnsubscribeScope): Promise<'ended' | 'unknown-key'> => {
    const voterId = await ports.keys.voterOf(key);
    if (voterId === undefined) return 'unknown-key';
    await ports.subscriptions.optOut(voterId, scope === 'email' ? ['email'] : CHANNELS, await ports.clock());
    return 'ended';
  };

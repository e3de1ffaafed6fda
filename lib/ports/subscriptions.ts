import type { Channel } from '../domain/shared/codes.ts';
import type { Temporal } from '../domain/shared/time.ts';
import type { Subscription } from '../domain/voter/subscription.ts';

/** The voters who want messages, with their contacts. Throws when the table cannot be reached. */
export type SubscriptionStore = {
  /** The voter's subscription, or undefined when there never was one. Read consistently: an opt-out counts at once. */
  find(voterId: string): Promise<Subscription | undefined>;
  /** Creates or replaces the voter's subscription. */
  save(subscription: Subscription): Promise<void>;
  /** Takes these channels out of the subscription. Harmless when they are out already, or there is none. */
  optOut(voterId: string, channels: readonly Channel[], at: Temporal.Instant): Promise<void>;
};

import type { Channel } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { channelSince, type Subscription } from './subscription.ts';

/** What STOP ends: everything that goes to the number. */
export const PHONE_CHANNELS = ['text', 'voice'] as const satisfies readonly Channel[];

/** The mark that STOP leaves on a number, whoever's it is and however many voters share it. */
export type PhoneStop = {
  /** When its owner last said STOP. */
  readonly at: Temporal.Instant;
  /** When its owner last said START. */
  readonly liftedAt?: Temporal.Instant;
};

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) > 0;

/** Whether STOP is the owner's last word. Said in the same instant as START, it is. */
export const isInForce = (stop: PhoneStop | undefined): boolean =>
  stop !== undefined && !(stop.liftedAt && isAfter(stop.liftedAt, stop.at));

/**
 * Whether nothing may go to this subscription's number over this channel: its owner has said STOP, and neither START nor a
 * sign-up came later. A sign-up that was saved a moment before STOP is ended by it, whatever had been read by then.
 */
export const isStopped = (stop: PhoneStop | undefined, channel: Channel, subscription: Subscription): boolean =>
  stop !== undefined &&
  PHONE_CHANNELS.some((one) => one === channel) &&
  isInForce(stop) &&
  !isAfter(channelSince(subscription, channel), stop.at);

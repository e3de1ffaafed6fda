import type { Temporal } from '../../shared/time.ts';

/** Why an attempt was put off; how long to wait differs. */
export type PutOffReason =
  | 'THROTTLED'
  | 'QUOTA_REACHED'
  | 'PROVIDER_NOT_REACHED'
  | 'PROVIDER_NOT_CONFIGURED'
  | 'INTERRUPTED';

type Pause = { readonly firstSeconds: number; readonly longestSeconds: number };

/**
 * Up to here a pause rides on the delay of the lane's queue, which brings the message back to the second. Longer ones,
 * and a notice that got lost, are the sweep's.
 */
export const LONGEST_QUEUE_PAUSE_SECONDS = 900;

/** A rate clears in seconds, a quota in hours, and a wrong configuration when somebody has mended it. */
const PAUSE: Readonly<Record<PutOffReason, Pause>> = {
  THROTTLED: { firstSeconds: 2, longestSeconds: 2 * 60 },
  QUOTA_REACHED: { firstSeconds: 10 * 60, longestSeconds: 60 * 60 },
  PROVIDER_NOT_REACHED: { firstSeconds: 30, longestSeconds: 10 * 60 },
  PROVIDER_NOT_CONFIGURED: { firstSeconds: 5 * 60, longestSeconds: 30 * 60 },
  INTERRUPTED: { firstSeconds: 30, longestSeconds: 5 * 60 },
};

/**
 * When to try again after `putOff` attempts in a row were put off: a random moment in a span that doubles each time
 * ("full jitter"), so that what was refused together does not come back together. `random` is from [0, 1).
 */
export const retryAt = (
  reason: PutOffReason,
  putOff: number,
  now: Temporal.Instant,
  random: number,
): Temporal.Instant => {
  const { firstSeconds, longestSeconds } = PAUSE[reason];
  const span = Math.min(firstSeconds * 2 ** Math.min(putOff, 16), longestSeconds);
  return now.add({ seconds: Math.max(1, Math.ceil(random * span)) });
};

import type { Temporal } from '../../shared/time.ts';
import { endOfHours, type SendHours } from '../../voters/domain/hours.ts';

/** What End User Messaging takes as TimeToLive, seconds: 5 seconds to 3 days. */
const SHORTEST_SECONDS = 5;
/** Longer than this no text about a ballot is worth waiting for. */
const LONGEST_SECONDS = 24 * 60 * 60;

/**
 * Seconds for which a carrier may keep trying: to the end of the voter's hours or of what makes the text true
 * (`trueUntil`), so that a queue at a carrier can neither wake anyone at night nor ask for what cannot be done any more.
 */
export const timeToLive = (hours: SendHours, until: Temporal.Instant, now: Temporal.Instant): number => {
  const seconds = (end: Temporal.Instant): number => Math.floor((end.epochMilliseconds - now.epochMilliseconds) / 1000);
  const wanted = Math.min(seconds(endOfHours(hours, now)), seconds(until), LONGEST_SECONDS);
  return Math.max(SHORTEST_SECONDS, wanted);
};

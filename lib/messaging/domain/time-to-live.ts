import { Temporal } from '../../shared/time.ts';
import { isInsideHours, type SendHours } from '../../voters/domain/hours.ts';

/** What End User Messaging takes as TimeToLive, seconds: 5 seconds to 3 days. */
const SHORTEST_SECONDS = 5;
/** Longer than this no text about a ballot is worth waiting for. */
const LONGEST_SECONDS = 24 * 60 * 60;

const lastMinute = (end: string): { time: Temporal.PlainTime; nextDay: boolean } =>
  end === '24:00'
    ? { time: Temporal.PlainTime.from('00:00'), nextDay: true }
    : { time: Temporal.PlainTime.from(end), nextDay: false };

/** The end of the voter's hours that are open now. Whole days never end within the longest time to live. */
const hoursEnd = (hours: SendHours, now: Temporal.Instant): Temporal.Instant => {
  const { time, nextDay } = lastMinute(hours.end);
  const today = now.toZonedDateTimeISO(hours.zone).toPlainDate();
  const ends = [0, 1].map((days) =>
    today
      .add({ days: days + (nextDay ? 1 : 0) })
      .toZonedDateTime({ timeZone: hours.zone, plainTime: time })
      .toInstant(),
  );
  const end = ends.find((moment) => Temporal.Instant.compare(moment, now) > 0 && !isInsideHours(hours, moment));
  return end ?? now.add({ seconds: LONGEST_SECONDS });
};

/**
 * Seconds for which a carrier may keep trying: to the end of the voter's hours or of the message's use, so that a
 * queue at a carrier cannot wake anyone at night.
 */
export const timeToLive = (hours: SendHours, sendUntil: Temporal.Instant, now: Temporal.Instant): number => {
  const seconds = (end: Temporal.Instant): number => Math.floor((end.epochMilliseconds - now.epochMilliseconds) / 1000);
  const wanted = Math.min(seconds(hoursEnd(hours, now)), seconds(sendUntil), LONGEST_SECONDS);
  return Math.max(SHORTEST_SECONDS, wanted);
};

import * as z from 'zod';
import { PACIFIC, Temporal } from '../../shared/time.ts';

const MINUTES_PER_DAY = 24 * 60;
/** A change of the clocks can skip one day's hours whole, so the next ones may be two days away. */
const DAYS_AHEAD = 2;

const minuteOfDay = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

/**
 * When a voter wants to hear from us: wall-clock times in the voter's zone, `start` inclusive, `end` exclusive.
 * `end` before `start` runs over midnight; `00:00` to `24:00` is the whole day.
 */
export const SendHours = z
  .strictObject({
    start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time from 00:00 to 23:59.'),
    end: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Use a time from 00:00 to 24:00.'),
    zone: z.string().refine(isZone, 'Use a time zone such as America/Los_Angeles.').default(PACIFIC),
  })
  .refine((hours) => hours.start !== hours.end, { path: ['end'], error: 'The hours must not end when they start.' });
export type SendHours = Readonly<z.infer<typeof SendHours>>;

/** The guidance's default, 8:00 a.m. to 8:00 p.m. (p. 3), in California's zone. */
export const DEFAULT_HOURS: SendHours = { start: '08:00', end: '20:00', zone: PACIFIC };

/** Whether the voter's wall clock stands inside their hours at this instant. */
export const isInsideHours = (hours: SendHours, at: Temporal.Instant): boolean => {
  const local = at.toZonedDateTimeISO(hours.zone);
  const minute = local.hour * 60 + local.minute;
  const start = minuteOfDay(hours.start);
  const end = minuteOfDay(hours.end);
  return start < end ? minute >= start && minute < end : minute >= start || minute < end % MINUTES_PER_DAY;
};

/** Each occurrence of a wall-clock time on the days from `now` on, and the next change of the clocks. */
const candidates = (hours: SendHours, time: string, now: Temporal.Instant): Temporal.Instant[] => {
  const local = now.toZonedDateTimeISO(hours.zone);
  const plain = Temporal.PlainTime.from(time);
  const moments = Array.from({ length: DAYS_AHEAD + 1 }, (_, days) =>
    local.toPlainDate().add({ days }).toPlainDateTime(plain),
  ).flatMap((moment) =>
    (['earlier', 'later'] as const).map((disambiguation) => moment.toZonedDateTime(hours.zone, { disambiguation })),
  );
  const change = local.getTimeZoneTransition('next');
  return [...moments, ...(change ? [change] : [])].map((moment) => moment.toInstant()).sort(Temporal.Instant.compare);
};

/**
 * The first instant, `now` or later, inside the voter's hours.
 *
 * Hours begin when the wall clock shows `start`, in each of its occurrences when the clocks go back, or at the change
 * itself when it jumps into the middle of them.
 */
export const nextSendMoment = (hours: SendHours, now: Temporal.Instant): Temporal.Instant => {
  if (isInsideHours(hours, now)) return now;
  const first = candidates(hours, hours.start, now).find(
    (moment) => Temporal.Instant.compare(moment, now) >= 0 && isInsideHours(hours, moment),
  );
  if (first === undefined) throw new Error(`No send moment within ${DAYS_AHEAD} days; the hours were not validated.`);
  return first;
};

/** The first instant after `now` outside the voter's hours, or 24 hours from `now` when they never end. */
export const endOfHours = (hours: SendHours, now: Temporal.Instant): Temporal.Instant =>
  candidates(hours, hours.end.replace('24:00', '00:00'), now).find(
    (moment) => Temporal.Instant.compare(moment, now) > 0 && !isInsideHours(hours, moment),
  ) ?? now.add({ hours: 24 });

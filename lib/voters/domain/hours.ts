import * as z from 'zod';
import { isZone, PACIFIC, Temporal } from '../../shared/time.ts';

const MINUTES_PER_DAY = 24 * 60;
/** A change of the clocks can skip one day's hours whole, so the next ones may be two days away. */
const DAYS_AHEAD = 2;

const minuteOfDay = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

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

/** Quarters of an hour are what the offsets of all zones are made of, and at which they change. */
const QUARTER_MS = 15 * 60_000;
/** Enough for the zones and days of a process; beyond it everything is forgotten. */
const MOST_KNOWN = 20_000;

const offsets = new Map<string, number>();

/** The minute of the day that the zone's wall clock shows. Its offset is asked once for each quarter of an hour. */
const minuteAt = (zone: string, at: Temporal.Instant): number => {
  const key = `${zone} ${Math.floor(at.epochMilliseconds / QUARTER_MS)}`;
  const known = offsets.get(key) ?? at.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
  if (offsets.size >= MOST_KNOWN) offsets.clear();
  offsets.set(key, known);
  const minute = (Math.floor(at.epochMilliseconds / 60_000) + known) % MINUTES_PER_DAY;
  return minute < 0 ? minute + MINUTES_PER_DAY : minute;
};

/** Whether the voter's wall clock stands inside their hours at this instant. */
export const isInsideHours = (hours: SendHours, at: Temporal.Instant): boolean => {
  const minute = minuteAt(hours.zone, at);
  const start = minuteOfDay(hours.start);
  const end = minuteOfDay(hours.end);
  return start < end ? minute >= start && minute < end : minute >= start || minute < end % MINUTES_PER_DAY;
};

const occurrences = new Map<string, readonly Temporal.Instant[]>();

/** Each occurrence of a wall-clock time on a day and those after it, and the next change of the clocks. */
const occurrencesFrom = (zone: string, time: string, from: Temporal.Instant): readonly Temporal.Instant[] => {
  const local = from.toZonedDateTimeISO(zone);
  const plain = Temporal.PlainTime.from(time);
  const moments = Array.from({ length: DAYS_AHEAD + 2 }, (_, days) =>
    local.toPlainDate().add({ days }).toPlainDateTime(plain),
  ).flatMap((moment) =>
    (['earlier', 'later'] as const).map((disambiguation) => moment.toZonedDateTime(zone, { disambiguation })),
  );
  const change = local.getTimeZoneTransition('next');
  return [...moments, ...(change ? [change] : [])].map((moment) => moment.toInstant()).sort(Temporal.Instant.compare);
};

const DAY_MS = MINUTES_PER_DAY * 60_000;

/** The occurrences from `now` on and some before it. Reckoned once for a zone, a time and a day of UTC. */
const candidates = ({ zone }: SendHours, time: string, now: Temporal.Instant): readonly Temporal.Instant[] => {
  const day = Math.floor(now.epochMilliseconds / DAY_MS);
  const key = `${zone} ${time} ${day}`;
  const found =
    occurrences.get(key) ?? occurrencesFrom(zone, time, Temporal.Instant.fromEpochMilliseconds(day * DAY_MS));
  if (occurrences.size >= MOST_KNOWN) occurrences.clear();
  occurrences.set(key, found);
  return found;
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

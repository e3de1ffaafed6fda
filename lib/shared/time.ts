import { Temporal } from 'temporal-polyfill';

export { Temporal };

/** The zone of every deadline that a regulation, the memorandum or the guidance states. */
export const PACIFIC = 'America/Los_Angeles';

/** ISO 8601 with offset in Pacific time, whole seconds: the form of every time in the API. */
export const toPacificIso = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(PACIFIC).toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** `20261004T070000Z`: an instant in a name that takes letters and digits alone, such as a key or a tag of SES. */
export const inName = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

/** More hours and days than an election has. Beyond it everything is forgotten, so that odd dates fill no memory. */
const MOST_KNOWN = 20_000;

/** Remembers what a conversion gave: zones are what costs in Temporal, and an election asks for the same few days. */
const remembered = <Key, Value>(known: Map<Key, Value>, key: Key, reckon: () => Value): Value => {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const value = reckon();
  known.set(key, value);
  return value;
};

const HOUR_MS = 3_600_000;
const dates = new Map<number, Temporal.PlainDate>();

/** The calendar date in Pacific time at an instant. Pacific days begin on a full hour of UTC. */
export const pacificDate = (instant: Temporal.Instant): Temporal.PlainDate =>
  remembered(dates, Math.floor(instant.epochMilliseconds / HOUR_MS), () =>
    instant.toZonedDateTimeISO(PACIFIC).toPlainDate(),
  );

const plainTimes = new Map<string, Temporal.PlainTime>();

/** The rules name few times of the day; reading one is what costs most of the conversion. */
const plainTime = (text: string): Temporal.PlainTime => {
  const known = plainTimes.get(text) ?? Temporal.PlainTime.from(text);
  plainTimes.set(text, known);
  return known;
};

const walls = new Map<string, Temporal.Instant>();

/** The instant at which a Pacific wall clock shows this date and time ("compatible" across a DST change). */
export const pacificInstant = (date: Temporal.PlainDate, time: string): Temporal.Instant =>
  remembered(walls, `${date.toString()} ${time}`, () =>
    date.toZonedDateTime({ timeZone: PACIFIC, plainTime: plainTime(time) }).toInstant(),
  );

/** As the names of the time zone database are: `America/Port-au-Prince`, `Etc/GMT+8`, `UTC`. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]{0,30}(?:\/[A-Za-z][A-Za-z0-9_+-]{0,30}){0,2}$/;

/** Whether there is such a zone. Dates with an offset, which are read as zones too, are none. */
export const isZone = (zone: string): boolean => {
  if (!ZONE_NAME.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

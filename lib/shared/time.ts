import { Temporal } from 'temporal-polyfill';

export { Temporal };

/** The zone of every deadline that a regulation, the memorandum or the guidance states. */
export const PACIFIC = 'America/Los_Angeles';

/** ISO 8601 with offset in Pacific time, whole seconds: the form of every time in the API. */
export const toPacificIso = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(PACIFIC).toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** The calendar date in Pacific time at an instant. */
export const pacificDate = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(PACIFIC).toPlainDate();

const plainTimes = new Map<string, Temporal.PlainTime>();

/** The rules name few times of the day; reading one is what costs most of the conversion. */
const plainTime = (text: string): Temporal.PlainTime => {
  const known = plainTimes.get(text) ?? Temporal.PlainTime.from(text);
  plainTimes.set(text, known);
  return known;
};

/** The instant at which a Pacific wall clock shows this date and time ("compatible" across a DST change). */
export const pacificInstant = (date: Temporal.PlainDate, time: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: PACIFIC, plainTime: plainTime(time) }).toInstant();

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

/** The instant at which a Pacific wall clock shows this date and time ("compatible" across a DST change). */
export const pacificInstant = (date: Temporal.PlainDate, time: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: PACIFIC, plainTime: Temporal.PlainTime.from(time) }).toInstant();

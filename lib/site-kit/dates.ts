import type { Language } from '../shared/codes.ts';
import { LOCALES } from '../shared/dates-in-words.ts';
import { PACIFIC, Temporal, toPacificIso } from '../shared/time.ts';

const DAY: Intl.DateTimeFormatOptions = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' };
const HOUR: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', timeZone: PACIFIC };

/** The Gregorian year and Latin digits in every language, as on the ballot envelope and in the messages. */
const localeOf = (language: Language): string => `${LOCALES[language]}-u-ca-gregory-nu-latn`;

/** A date as a voter reads it: `Tuesday, November 3, 2026`. */
export const longDate = (date: Temporal.PlainDate, language: Language = 'en'): string =>
  date.toLocaleString(localeOf(language), DAY);

/** A date and hour in Pacific time as a voter reads it. */
export const longDateTime = (instant: Temporal.Instant, language: Language = 'en'): string =>
  instant.toLocaleString(localeOf(language), { ...DAY, ...HOUR });

/** The first full minute, as `longDateTime`, at which a wait until a moment is over: rounded down, it would end too early. */
export const endOfWait = (until: Temporal.Instant, language: Language = 'en'): string =>
  longDateTime(until.round({ smallestUnit: 'minute', roundingMode: 'ceil' }), language);

/** A moment as staff read it: `Fri, Dec 4, 2026, 5:00 PM PST`. */
export const staffTime = (instant: Temporal.Instant): string =>
  instant.toLocaleString('en-US', {
    ...HOUR,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZoneName: 'short',
  });

/** The hour of a moment as staff read it: `5:00 PM PST`. */
export const staffHour = (instant: Temporal.Instant): string =>
  instant.toLocaleString('en-US', { ...HOUR, timeZoneName: 'short' });

/** A date as staff read it: `Fri, Dec 4, 2026`. */
export const staffDate = (date: Temporal.PlainDate): string =>
  date.toLocaleString('en-US', { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' });

/** The machine-readable form for a `time` element. */
export const machineTime = (instant: Temporal.Instant): string => toPacificIso(instant);

/** Every word that dates can bring onto a page in a language; the fonts must have their letters too. */
export const dateWords = (language: Language): string =>
  Array.from({ length: 12 }, (_, month) =>
    Temporal.PlainDateTime.from({ year: 2026, month: month + 1, day: month + 1, hour: month * 2 }),
  )
    .map((day) => longDateTime(day.toZonedDateTime(PACIFIC).toInstant(), language))
    .join(' ');

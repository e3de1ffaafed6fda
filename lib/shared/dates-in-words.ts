import type { Language } from './codes.ts';
import { PACIFIC, pacificInstant, type Temporal } from './time.ts';

/** The locale whose dates and plurals a language's texts use. Chinese is written in traditional characters. */
export const LOCALES: Record<Language, string> = {
  en: 'en-US',
  es: 'es-US',
  zh: 'zh-Hant',
  hi: 'hi-IN',
  ja: 'ja-JP',
  km: 'km-KH',
  ko: 'ko-KR',
  fil: 'fil-PH',
  th: 'th-TH',
  vi: 'vi-VN',
};

/** `short` saves room in text messages, `long` reads best in emails and calls. */
export type DateStyle = 'short' | 'long';

/** Hindi and Khmer readers know the month's full name better than its abbreviation. */
const SHORT_MONTH: Record<Language, 'short' | 'long'> = {
  en: 'short',
  es: 'short',
  zh: 'long',
  hi: 'long',
  ja: 'long',
  km: 'long',
  ko: 'long',
  fil: 'short',
  th: 'short',
  vi: 'short',
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** The Gregorian year and Latin digits everywhere: they match what is printed on the ballot envelope. */
const format = (language: Language, style: DateStyle, withTime: boolean): Intl.DateTimeFormat => {
  const key = `${language} ${style} ${withTime}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(`${LOCALES[language]}-u-ca-gregory-nu-latn`, {
    timeZone: PACIFIC,
    month: style === 'long' ? 'long' : SHORT_MONTH[language],
    day: 'numeric',
    ...(withTime ? { hour: 'numeric', minute: '2-digit' } : { year: 'numeric' }),
  });
  formats.set(key, made);
  return made;
};

/** Newer locale data puts narrow and no-break spaces into times; one of them would turn a GSM-7 text into UCS-2. */
const plainSpaces = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ');

/** A date in the words of the language, for example "November 3, 2026". */
export const dateInWords = (date: Temporal.PlainDate, language: Language, style: DateStyle): string =>
  plainSpaces(format(language, style, false).format(pacificInstant(date, '12:00').epochMilliseconds));

/** A day and time of day on the Pacific clock, for example "November 25 at 5:00 PM". */
export const timeInWords = (instant: Temporal.Instant, language: Language, style: DateStyle): string =>
  plainSpaces(format(language, style, true).format(instant.epochMilliseconds));

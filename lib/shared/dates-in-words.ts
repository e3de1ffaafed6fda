import type { Language } from './codes.ts';
import { PACIFIC, type Temporal } from './time.ts';

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

/** Hindi, Khmer and Vietnamese readers know the month's full name better than its abbreviation. */
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
  vi: 'long',
};

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const names = new Map<string, readonly string[]>();

/** The name of a month as it stands in a date; a number where the language counts its months. */
const monthName = (month: number, language: Language, style: DateStyle): string => {
  const key = `${language} ${style}`;
  let known = names.get(key);
  if (known === undefined) {
    const format = new Intl.DateTimeFormat(`${LOCALES[language]}-u-ca-gregory-nu-latn`, {
      timeZone: 'UTC',
      month: style === 'long' ? 'long' : SHORT_MONTH[language],
      day: 'numeric',
    });
    known = MONTHS.map(
      (number) => format.formatToParts(Date.UTC(2026, number - 1, 9)).find(({ type }) => type === 'month')?.value ?? '',
    );
    names.set(key, known);
  }
  return known[month - 1] ?? '';
};

/** The Gregorian year and Latin digits everywhere: they match what is printed on the ballot envelope. */
type Day = { readonly year: number; readonly month: number; readonly day: number; readonly name: string };

const DATE: Record<Language, Record<DateStyle, (date: Day) => string>> = {
  en: same(({ day, name, year }) => `${name} ${day}, ${year}`),
  es: {
    short: ({ day, name, year }) => `${day} ${name} ${year}`,
    long: ({ day, name, year }) => `${day} de ${name} de ${year}`,
  },
  zh: same(({ day, month, year }) => `${year}年${month}月${day}日`),
  hi: same(({ day, name, year }) => `${day} ${name} ${year}`),
  ja: same(({ day, month, year }) => `${year}年${month}月${day}日`),
  // As counties write it.
  km: {
    short: ({ day, name, year }) => `${day} ${name} ${year}`,
    long: ({ day, name, year }) => `ថ្ងៃទី ${day} ខែ${name} ឆ្នាំ ${year}`,
  },
  ko: same(({ day, month, year }) => `${year}년 ${month}월 ${day}일`),
  fil: same(({ day, name, year }) => `${name} ${day}, ${year}`),
  th: same(({ day, name, year }) => `${day} ${name} ${year}`),
  vi: same(({ day, month, year }) => `${day} tháng ${month}, ${year}`),
};

function same<Value>(one: Value): Record<DateStyle, Value> {
  return { short: one, long: one };
}

/** A time of day: hours of 24 and of 12, minutes as two digits. */
type Clock = { readonly hour: number; readonly twelve: number; readonly minutes: string };

/** The part of the day that an hour belongs to: the first whose end, exclusive, comes after it. */
const part =
  (...ends: readonly (readonly [end: number, words: string])[]) =>
  ({ hour }: Clock): string =>
    ends.find(([end]) => hour < end)?.[1] ?? '';

const partOfDay = {
  en: part([12, 'AM'], [24, 'PM']),
  es: part([12, 'a.m.'], [24, 'p.m.']),
  zh: part([6, '凌晨'], [12, '上午'], [24, '下午']),
  hi: part([4, 'रात'], [12, 'सुबह'], [16, 'दोपहर'], [20, 'शाम'], [24, 'रात']),
  ja: part([12, '午前'], [24, '午後']),
  km: part([5, 'យប់'], [12, 'ព្រឹក'], [13, 'ថ្ងៃត្រង់'], [17, 'រសៀល'], [19, 'ល្ងាច'], [24, 'យប់']),
  ko: part([12, '오전'], [24, '오후']),
  fil: part([1, 'hatinggabi'], [12, 'umaga'], [13, 'tanghali'], [18, 'hapon'], [24, 'gabi']),
  vi: part([4, 'đêm'], [11, 'sáng'], [13, 'trưa'], [18, 'chiều'], [22, 'tối'], [24, 'đêm']),
} as const;

/** Whole hours are said without minutes where a voice would read them one by one. */
const withMinutes = ({ minutes }: Clock, words: string): string => (minutes === '00' ? '' : words);

const TIME: Record<Language, (clock: Clock) => string> = {
  en: (clock) => `${clock.twelve}:${clock.minutes} ${partOfDay.en(clock)}`,
  es: (clock) => `${clock.twelve}:${clock.minutes} ${partOfDay.es(clock)}`,
  zh: (clock) => `${partOfDay.zh(clock)}${clock.hour === 0 ? 0 : clock.twelve}:${clock.minutes}`,
  hi: (clock) => `${partOfDay.hi(clock)} ${clock.twelve}:${clock.minutes} बजे`,
  ja: (clock) => `${partOfDay.ja(clock)}${clock.hour % 12}時${withMinutes(clock, `${Number(clock.minutes)}分`)}`,
  km: (clock) => `ម៉ោង ${clock.twelve}:${clock.minutes} ${partOfDay.km(clock)}`,
  ko: (clock) =>
    `${partOfDay.ko(clock)} ${clock.hour === 0 ? 0 : clock.twelve}시${withMinutes(clock, ` ${Number(clock.minutes)}분`)}`,
  fil: (clock) => `${clock.twelve}:${clock.minutes} ng ${partOfDay.fil(clock)}`,
  th: (clock) => `${clock.hour}.${clock.minutes} น.`,
  vi: (clock) => `${clock.twelve} giờ ${withMinutes(clock, `${Number(clock.minutes)} `)}${partOfDay.vi(clock)}`,
};

type Moment = Omit<Day, 'year'> & { readonly time: string; readonly clock: Clock };

/** A day without its year and a time. Own patterns: those of the locale data mix languages and run numbers together. */
const MOMENT: Record<Language, Record<DateStyle, (moment: Moment) => string>> = {
  en: {
    short: ({ day, name, time }) => `${name} ${day}, ${time}`,
    long: ({ day, name, time }) => `${name} ${day} at ${time}`,
  },
  es: {
    short: ({ day, name, time }) => `${day} ${name}, ${time}`,
    long: ({ day, name, time, clock }) => `${day} de ${name} a ${clock.twelve === 1 ? 'la' : 'las'} ${time}`,
  },
  zh: same(({ day, month, time }) => `${month}月${day}日${time}`),
  hi: same(({ day, name, time }) => `${day} ${name} ${time}`),
  ja: same(({ day, month, time }) => `${month}月${day}日${time}`),
  km: {
    short: ({ day, name, time }) => `${day} ${name} ${time}`,
    long: ({ day, name, time }) => `ថ្ងៃទី ${day} ខែ${name} ${time}`,
  },
  ko: same(({ day, month, time }) => `${month}월 ${day}일 ${time}`),
  fil: {
    short: ({ day, name, clock }) => `${name} ${day}, ${TIME.en(clock)}`,
    long: ({ day, name, time }) => `ika-${day} ng ${name}, ${time}`,
  },
  th: same(({ day, name, time }) => `${day} ${name} เวลา ${time}`),
  vi: {
    short: ({ day, month, time }) => `${time} ${day} tháng ${month}`,
    long: ({ day, month, time }) => `${time} ngày ${day} tháng ${month}`,
  },
};

/** A date in the words of the language, for example "November 3, 2026". */
export const dateInWords = (date: Temporal.PlainDate, language: Language, style: DateStyle): string => {
  const { year, month, day } = date;
  return DATE[language][style]({ year, month, day, name: monthName(month, language, style) });
};

/** A day and time of day on the Pacific clock, for example "November 25 at 5:00 PM". */
export const timeInWords = (instant: Temporal.Instant, language: Language, style: DateStyle): string => {
  const { month, day, hour, minute } = instant.toZonedDateTimeISO(PACIFIC);
  const clock = { hour, twelve: hour % 12 === 0 ? 12 : hour % 12, minutes: String(minute).padStart(2, '0') };
  const name = monthName(month, language, style);
  return MOMENT[language][style]({ month, day, name, clock, time: TIME[language](clock) });
};

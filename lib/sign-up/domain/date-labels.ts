import { LANGUAGES } from '../../shared/codes.ts';
import { LOCALES } from '../../shared/dates-in-words.ts';
import { PACIFIC, pacificInstant, Temporal } from '../../shared/time.ts';

export type Labelled = { readonly year: number; readonly month: number; readonly day: number };

/** The year before the first of each era, in Japanese and Chinese documents. */
const ERAS: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  民國: 1911,
  民国: 1911,
};
const ERA = new RegExp(`(${Object.keys(ERAS).join('|')})\\s*(\\d{1,3}|元)\\s*年`, 'gu');

/** Dates whose numbers say themselves what they are, or stand in a language that always puts the day first. */
const LABELLED: readonly RegExp[] = [
  /^(?:ngày|ngay)?\s*(?<day>\d{1,2})[\s,/.-]*(?:tháng|thang|thg)\.?\s*(?<month>\d{1,2})[\s,/.-]*(?:năm|nam)?\s*(?<year>\d{4})$/u,
  /^(?:el\s+)?(?<day>\d{1,2})\s+del?\s+(?<month>\d{1,2})\s+del?\s+(?<year>\d{4})$/u,
];
const SUFFIXED = { year: /(\d{4})\s*[年년]/u, month: /(\d{1,2})\s*[月월]/u, day: /(\d{1,2})\s*[日일]/u } as const;

const SUNDAY = Temporal.PlainDate.from('1971-03-07');

const weekdays = (locale: string, style: 'long' | 'short'): readonly string[] =>
  Array.from({ length: 7 }, (_, day) =>
    new Intl.DateTimeFormat(locale, { weekday: style, timeZone: PACIFIC })
      .format(pacificInstant(SUNDAY.add({ days: day }), '12:00').epochMilliseconds)
      .toLowerCase(),
  );
/** The short ones in English alone: elsewhere some are months too (mar). */
const DAYS = [...LANGUAGES.flatMap((language) => weekdays(LOCALES[language], 'long')), ...weekdays('en-US', 'short')]
  .toSorted((one, other) => other.length - one.length)
  .join('|');
const WEEKDAY = new RegExp(`(?<![\\p{L}\\p{M}\\d])(?:${DAYS})(?![\\p{L}\\p{M}])[.,]?\\s*`, 'gu');

/** What Khmer and Thai write in front of the parts of a date, without a space. */
const PREFIXES = /ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|วันที่|เดือน|ปี|พ\.ศ\.|ค\.ศ\./gu;

/** A date in small letters without days of the week and words in front of its parts, and with the years of eras as ours. */
export const withoutLabels = (text: string): string =>
  text
    .replaceAll(ERA, (_, era: string, year: string) => `${(ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`)
    .replaceAll(WEEKDAY, ' ')
    .replaceAll(PREFIXES, ' ')
    .trim();

/** A date in small letters whose numbers are named; undefined for any other. */
export const labelledDate = (text: string): Labelled | undefined => {
  for (const pattern of LABELLED) {
    const { year, month, day } = pattern.exec(text)?.groups ?? {};
    if (year !== undefined) return { year: Number(year), month: Number(month), day: Number(day) };
  }
  const [year, month, day] = [SUFFIXED.year, SUFFIXED.month, SUFFIXED.day].map((one) => one.exec(text)?.[1]);
  const isAll = text.replaceAll(/\d+\s*[年月日년월일]/gu, '').trim() === '';
  if (!isAll || year === undefined || month === undefined || day === undefined) return undefined;
  return { year: Number(year), month: Number(month), day: Number(day) };
};

/** Words of Vietnamese beside numbers that it would put day first, as the United States do not. */
export const isDayFirstLanguage = (text: string): boolean =>
  /(?<![\p{L}\p{M}])(?:ngày|ngay|năm|nam|sinh|thứ)(?![\p{L}\p{M}])/u.test(text);

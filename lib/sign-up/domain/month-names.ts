import { LANGUAGES } from '../../shared/codes.ts';
import { LOCALES } from '../../shared/dates-in-words.ts';
import { PACIFIC, pacificInstant, Temporal } from '../../shared/time.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** As people type a name: in small letters, with or without its point. */
const asTyped = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\.$/g, '').trim();

/**
 * Hindi writes one name in several ways: with the dot below a letter (nukta) or without it, and a nasal before a
 * consonant as a dot above or as half a letter. One spelling of them all.
 */
const inOneSpelling = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('\u093c', '')
    .replaceAll(/[\u0901\u0902]|[\u0928\u092e]\u094d(?=[\u0915-\u0939])/g, '\u0902')
    .normalize('NFC');

const noonOf = (month: number): number =>
  pacificInstant(Temporal.PlainDate.from({ year: 1971, month, day: 9 }), '12:00').epochMilliseconds;

const namesOf = (locale: string): readonly (readonly [string, number])[] =>
  (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
      month,
      day: 'numeric',
      timeZone: PACIFIC,
    });
    return MONTHS.flatMap((number): (readonly [string, number])[] => {
      const part = format.formatToParts(noonOf(number)).find(({ type }) => type === 'month');
      const name = asTyped(part?.value ?? '');
      // Where the name is a number (Chinese, Japanese, Korean), the digits themselves are read.
      return name === '' || /^\d+$/.test(name) ? [] : [[name, number]];
    });
  });

/** English alone has names that people shorten to four letters. */
const SHORTENED: readonly (readonly [string, number])[] = [
  ['sept', 9],
  ['setiembre', 9],
];

/** As Hindi calendars print them beside the spellings of the locale data. */
const HINDI: readonly (readonly [string, number])[] = [
  ['सितम्बर', 9],
  ['अक्तूबर', 10],
  ['नवम्बर', 11],
  ['दिसम्बर', 12],
];

const NAMES = new Map(
  [...LANGUAGES.flatMap((language) => namesOf(LOCALES[language])), ...SHORTENED, ...HINDI].map(
    ([name, month]) => [inOneSpelling(name), month] as const,
  ),
);

const LETTERS = '\\p{L}\\p{M}\\d';
const ANY_NAME = new RegExp(
  `(?<![${LETTERS}])(?:${[...NAMES.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})(?![${LETTERS}])\\.?`,
  'gu',
);

/** A date in small letters with the months' names, in any of the ten languages, taken out; and which they were. */
export const withoutMonthNames = (text: string): { readonly rest: string; readonly months: readonly number[] } => {
  const months: number[] = [];
  const rest = inOneSpelling(text).replaceAll(ANY_NAME, (name) => {
    months.push(NAMES.get(name.replace(/\.$/, '')) ?? NAMES.get(name) ?? 0);
    return ' ';
  });
  return { rest, months };
};

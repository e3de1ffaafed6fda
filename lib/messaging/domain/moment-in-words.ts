import type { Language } from '../../shared/codes.ts';
import { timeInWords } from '../../shared/dates-in-words.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { comparable } from './comparable.ts';

/** One with a 29th of February, and one whose clocks change on other days. */
const YEARS = [2024, 2025] as const;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const STYLES = ['short', 'long'] as const;

const dayOf = (year: number, month: number, day: number): Temporal.PlainDate | undefined => {
  if (day < 1 || day > 31) return undefined;
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return date.day === day ? date : undefined;
};

/** A moment of ours has a day, an hour, and, where they are counted, its month and minutes. */
const MOST_NUMBERS = 4;

/**
 * Whether a text, as `comparable` gives it, is a day and a time of day as our messages of the language write them, and nothing
 * else: its numbers are read, and every moment that they can mean is written anew.
 */
export const isMomentInWords = (text: string, language: Language): boolean => {
  const numbers = [...new Set((text.match(/\d+/g) ?? []).map(Number))];
  if (numbers.length === 0 || numbers.length > MOST_NUMBERS) return false;
  const hours = [...new Set(numbers.flatMap((one) => [one, (one % 12) + 12, one % 12]))].filter((hour) => hour < 24);
  // Whole hours are written without minutes in some languages.
  const minutes = [...new Set([0, ...numbers])].filter((minute) => minute < 60);
  const times = hours.flatMap((hour) => minutes.map((minute) => ({ hour, minute })));
  return numbers.some((day) =>
    MONTHS.some((month) =>
      YEARS.some((year) => {
        const date = dayOf(year, month, day);
        return date !== undefined && isWrittenOn(date, times, text, language);
      }),
    ),
  );
};

const isWrittenOn = (
  date: Temporal.PlainDate,
  times: readonly { readonly hour: number; readonly minute: number }[],
  text: string,
  language: Language,
): boolean =>
  times.some(({ hour, minute }) => {
    const two = (value: number) => String(value).padStart(2, '0');
    const instant = pacificInstant(date, `${two(hour)}:${two(minute)}`);
    return STYLES.some((style) => comparable(timeInWords(instant, language, style)) === text);
  });

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

/**
 * Whether a text, as `comparable` gives it, is a day and a time of day as our messages of the language write them, and nothing
 * else: its numbers are read, and the moment is written anew.
 */
export const isMomentInWords = (text: string, language: Language): boolean => {
  const [whole, hour = '', minute = ''] = /(\d{1,2}):(\d{2})/.exec(text) ?? [];
  if (whole === undefined || Number(hour) > 23 || Number(minute) > 59) return false;
  const hours = [...new Set([Number(hour) % 12, (Number(hour) % 12) + 12])];
  const days = [...new Set(text.replace(whole, ' ').match(/\d+/g) ?? [])].map(Number);
  const written = days.flatMap((day) =>
    MONTHS.flatMap((month) =>
      YEARS.flatMap((year) => {
        const date = dayOf(year, month, day);
        if (date === undefined) return [];
        const instants = hours.map((one) => pacificInstant(date, `${String(one).padStart(2, '0')}:${minute}`));
        return instants.flatMap((instant) => STYLES.map((style) => timeInWords(instant, language, style)));
      }),
    ),
  );
  return written.some((one) => comparable(one) === text);
};

import { err, ok, type Result } from '../../shared/result.ts';
import { Temporal } from '../../shared/time.ts';
import { isDayFirstLanguage, labelledDate, withoutLabels } from './date-labels.ts';
import { withoutMonthNames } from './month-names.ts';
import { inPlainDigits } from './plain-digits.ts';
import type { FieldProblemCode } from './sign-up-form.ts';

export type DateProblem = {
  readonly code: Extract<FieldProblemCode, 'missing' | 'too-long' | `date-${string}`>;
  readonly suggestion?: string;
};
type Read = { readonly year: number; readonly month: number; readonly day: number };

/** Longer than any date in words. */
const LONGEST = 60;
/** Elections Code 2102(d): whoever is 16 may preregister. */
const YOUNGEST = 16;
/** Nobody was ever known to live longer than 122 years. */
const OLDEST = 122;
/** The years of the Buddhist era, which Thai and Khmer documents have, run 543 ahead of ours. */
const BUDDHIST_YEARS = 543;

/** What stands in dates beside names and numbers: signs, and small words of the ten languages. */
const FILLERS =
  /(?<![\p{L}\p{M}])(?:de|del|of|the|ngày|ngay|tháng|thang|năm|nam|ika|noong|ng|at)(?![\p{L}\p{M}])|(?<=\d)(?:st|nd|rd|th)(?![\p{L}\p{M}])|[年月日년월일]|[^\p{L}\p{M}\p{N}]/gu;

const two = (number: number): string => String(number).padStart(2, '0');

/** MM-DD-YYYY, as the guidance asks for it (p. 4). */
const asTypedHere = ({ year, month, day }: Read): string => `${two(month)}-${two(day)}-${year}`;

const dateOf = ({ year, month, day }: Read): Temporal.PlainDate | undefined => {
  if (month < 1 || month > 12 || day < 1 || year < 1) return undefined;
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return date.day === day ? date : undefined;
};

const unreadable = err({ code: 'date-unreadable' } as const);

/** Says what is wrong, with what may be meant, where that is a date on which a voter may be born. */
const explained = (code: DateProblem['code'], meant: Read, today: Temporal.PlainDate): Result<never, DateProblem> =>
  err(judged(meant, today).ok ? { code, suggestion: asTypedHere(meant) } : { code });

/** Which part of a date there is in no calendar. */
const impossible = ({ month, day }: Read): DateProblem['code'] => {
  const isNoMonth = month < 1 || month > 12;
  const isNoDay = day < 1 || day > 31;
  if (isNoMonth) return isNoDay ? 'date-month-and-day-impossible' : 'date-month-impossible';
  return isNoDay ? 'date-day-impossible' : 'date-impossible';
};

const judged = (read: Read, today: Temporal.PlainDate): Result<string, DateProblem> => {
  const { year, month, day } = read;
  if (month > 12 && day >= 1 && day <= 12) return explained('date-day-first', { year, month: day, day: month }, today);
  const date = dateOf(read);
  if (date === undefined) return err({ code: impossible(read) });
  if (Temporal.PlainDate.compare(date, today) > 0) {
    const ours = { ...read, year: year - BUDDHIST_YEARS };
    return judged(ours, today).ok
      ? err({ code: 'date-buddhist-year', suggestion: asTypedHere(ours) })
      : err({ code: 'date-future' });
  }
  if (Temporal.PlainDate.compare(date, today.subtract({ years: YOUNGEST })) > 0) return err({ code: 'date-too-young' });
  if (Temporal.PlainDate.compare(date, today.subtract({ years: OLDEST })) < 0) return err({ code: 'date-too-old' });
  return ok(date.toString());
};

/** A year in two digits may be one of two: the one in which somebody who signs up now was born. */
const twoDigitYear = (read: Read, today: Temporal.PlainDate): Result<never, DateProblem> => {
  const isLater = 2000 + read.year <= today.year - YOUNGEST;
  const full = { ...read, year: read.year + (isLater ? 2000 : 1900) };
  const turned = { ...full, month: full.day, day: full.month };
  return explained('date-two-digit-year', full.month > 12 && full.day <= 12 ? turned : full, today);
};

/** One run of digits: MMDDYYYY or YYYYMMDD, which no date is both of; six of them lack the century. */
const fromRun = (run: string, today: Temporal.PlainDate): Result<string, DateProblem> => {
  const at = (start: number, end: number) => Number(run.slice(start, end));
  if (run.length === 6) return twoDigitYear({ month: at(0, 2), day: at(2, 4), year: at(4, 6) }, today);
  if (run.length !== 8) return unreadable;
  const yearFirst = { year: at(0, 4), month: at(4, 6), day: at(6, 8) };
  if (yearFirst.year >= 1800 && yearFirst.year < 2100 && dateOf(yearFirst)) return judged(yearFirst, today);
  return judged({ month: at(0, 2), day: at(2, 4), year: at(4, 8) }, today);
};

const fromThree = ([first = '', second = '', third = '']: readonly string[], today: Temporal.PlainDate) => {
  const [one, two, three] = [Number(first), Number(second), Number(third)];
  if (second.length > 2) return unreadable;
  if (first.length === 4 && third.length <= 2) return judged({ year: one, month: two, day: three }, today);
  if (first.length > 2) return unreadable;
  if (third.length === 4) return judged({ month: one, day: two, year: three }, today);
  return third.length === 2 ? twoDigitYear({ month: one, day: two, year: three }, today) : unreadable;
};

/** The month in words leaves no doubt about the day; the year stands before or behind. */
const withMonth = (month: number, [first = '', second = '']: readonly string[], today: Temporal.PlainDate) => {
  if (first.length === 4 && second.length <= 2)
    return judged({ year: Number(first), month, day: Number(second) }, today);
  if (first.length > 2) return unreadable;
  if (second.length === 4) return judged({ year: Number(second), month, day: Number(first) }, today);
  return second.length === 2 ? twoDigitYear({ month, day: Number(first), year: Number(second) }, today) : unreadable;
};

/** In a language that puts the day first, numbers alone may mean either. */
const dayFirst = (read: string, today: Temporal.PlainDate): Result<string, DateProblem> => {
  const { year, month, day } = Temporal.PlainDate.from(read);
  return day > 12 || day === month ? ok(read) : explained('date-day-first', { year, month: day, day: month }, today);
};

/**
 * The date of birth that a voter typed, as YYYY-MM-DD. The month comes first, as everywhere in the United States (guidance,
 * p. 4: MM-DD-YYYY), with any signs between or none, or the year does, or the month is a word of one of the ten languages. What
 * can be read in two ways is explained and not guessed.
 */
export const readDateOfBirth = (typed: string, today: Temporal.PlainDate): Result<string, DateProblem> => {
  if (typed.length > LONGEST) return err({ code: 'too-long' });
  const typedText = inPlainDigits(typed).trim().toLowerCase();
  if (typedText === '') return err({ code: 'missing' });
  const labelled = labelledDate(withoutLabels(typedText));
  if (labelled !== undefined) return judged(labelled, today);
  // A day of the week leaves nothing out only where the month is a word.
  const isInWords = withoutMonthNames(withoutLabels(typedText)).months.length > 0;
  const text = isInWords ? withoutLabels(typedText) : typedText;
  const { rest, months } = withoutMonthNames(text);
  const numbers = rest.match(/\d+/g) ?? [];
  if (/[\p{L}\p{M}]/u.test(rest.replaceAll(FILLERS, ''))) return unreadable;
  const [month] = months;
  if (month !== undefined)
    return months.length === 1 && numbers.length === 2 ? withMonth(month, numbers, today) : unreadable;
  if (numbers.length === 1) return fromRun(numbers[0] ?? '', today);
  if (numbers.length !== 3) return unreadable;
  const read = fromThree(numbers, today);
  return read.ok && isDayFirstLanguage(text) ? dayFirst(read.value, today) : read;
};

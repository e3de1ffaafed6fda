import { Temporal } from '../../shared/time.ts';
import { maskWords } from './mask-words.ts';
import { displaced, type Keyed } from './permute.ts';

const DATE = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A year's days as pairs: 365 is 5 × 73, 366 is 6 × 61. */
const pairsOf = (days: number) => {
  const left = [6, 5, 4, 3, 2].find((size) => days % size === 0) ?? 1;
  return { left: BigInt(left), right: BigInt(days / left) };
};

/**
 * What is no date, with other digits: another one that is none either, and different for different ones, so that a difference between
 * two sides stays one.
 */
const maskNoDate = (keyed: Keyed, written: string): string => {
  const digits = (text: string): string =>
    text.replaceAll(/\p{N}+/gu, (number) => maskWords(keyed, 'code', number.normalize('NFKC')));
  // A permutation that is gone on with until it leaves the dates: still one, of what is none.
  let masked = digits(written);
  while (dateOf(masked) !== undefined) masked = digits(masked);
  return masked;
};

const dateOf = (written: string): Temporal.PlainDate | undefined => {
  const [, year, month, day] = DATE.exec(written)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = Temporal.PlainDate.from({ year, month, day });
  // The 31st of June is none, and must stay none.
  return date.day === day ? date : undefined;
};

/** The first and the last day of birth of those who are as old, in whole years, on the day of the backup. */
const sameAge = (birth: Temporal.PlainDate, day: Temporal.PlainDate) => {
  const lastDayAt = (age: number): Temporal.PlainDate => day.subtract({ years: age });
  let age = day.year - birth.year;
  if (Temporal.PlainDate.compare(birth, lastDayAt(age)) > 0) age -= 1;
  return { first: lastDayAt(age + 1).add({ days: 1 }), last: lastDayAt(age) };
};

/**
 * Another date of birth (YYYY-MM-DD) of the same age in whole years on the day of the backup: whoever is 18 stays 18, whoever
 * preregistered stays too young. What is no date has other digits, and stays none.
 */
export const maskBirth = (keyed: Keyed, day: Temporal.PlainDate, written: string): string => {
  const birth = dateOf(written);
  if (birth === undefined) return maskNoDate(keyed, written);
  const { first, last } = sameAge(birth, day);
  const days = first.until(last).days + 1;
  const moved = displaced(keyed, `birth ${first}`, pairsOf(days), BigInt(first.until(birth).days));
  return first.add({ days: Number(moved) }).toString();
};

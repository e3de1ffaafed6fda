import { Temporal } from '../../../shared/time.ts';
import { invisibleIn } from './invisible.ts';
import { isTooLongToLookAt } from './looked-at.ts';
import type { FieldExample, Spelling } from './refusal.ts';
import type { Side } from './row-problem.ts';

/** Without the zeros in front of each number. */
const withoutZeros = (text: string): string => text.replaceAll(/(?<!\d)0+(?=\d)/g, '');

/** What exports write for nothing. */
const NULL_WORD = /^(null|\(null\)|\\n|n\/a|nil|none|nan)$/i;
export const isWordForNothing = (text: string): boolean => NULL_WORD.test(text);
/** What they write besides, where the other side has nothing: by itself each may be a value. */
const MAYBE_NOTHING = /^([-.?0]+|0000-00-00|""|''|<null>|\[null\]|#n\/a|na|unknown|undefined)$/i;

/** Scientific notation, and the formulas and apostrophes with which spreadsheets keep text as text. */
const SPREADSHEET = /^(-?\d(\.\d+)?E\+\d+|=".*"|'\d.*)$/i;
/** Whether a spreadsheet has written this value in its own way. */
export const isOfSpreadsheet = (text: string): boolean => SPREADSHEET.test(text);

const ASCII = /^[\0-\x7f]*$/;
const windows1252 = new TextDecoder('windows-1252');
const utf8 = new TextEncoder();

/** The ways in which exports spoil characters beyond ASCII, so that nobody takes what is left for a name. */
const GARBLED: readonly ((text: string) => string)[] = [
  (text) => String.fromCharCode(...utf8.encode(text)),
  (text) => windows1252.decode(utf8.encode(text)),
  (text) => text.replaceAll(/[^\0-\x7f]/g, '?'),
  (text) => text.replaceAll(/[^\0-\x7f]/g, '\ufffd'),
  (text) => text.replaceAll(/[^\0-\x7f]/g, ''),
];
const withoutAccents = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const isGarbled = (one: string, other: string): boolean =>
  !ASCII.test(one) && GARBLED.some((spoil) => spoil(one) === other);

const isSpoilt = (one: string, other: string): boolean => isGarbled(one, other) || withoutAccents(one) === other;

const DATE = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const dateOf = (text: string): Temporal.PlainDate | undefined => {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  return year === undefined || month === undefined || day === undefined
    ? undefined
    : Temporal.PlainDate.from({ year, month, day });
};
const isDayApart = (one: string, other: string): boolean => {
  const first = dateOf(one);
  const second = dateOf(other);
  return first !== undefined && second !== undefined && Math.abs(first.until(second).days) === 1;
};

const onlyLettersAndDigits = (text: string): string =>
  text.toLowerCase().replaceAll(ASCII.test(text) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, '');

const withoutAnyZero = (text: string): string => text.replaceAll('0', '');

const parts = (text: string): string =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(withoutZeros)
    .toSorted()
    .join(' ');

/** A value of fewer letters may begin many others. */
const SHORTEST_PART = 5;
const isPart = (plain: string, other: string): boolean =>
  Math.min(plain.length, other.length) >= SHORTEST_PART && (isCut(plain, other) || isCut(other, plain));

const isCut = (long: string, short: string): boolean => long.startsWith(short) || long.endsWith(short);

/** In what the two spellings of a value differ. */
export const spellingOf = ({ ems, votecal }: Pick<FieldExample, 'ems' | 'votecal'>): Spelling => {
  const invisible = invisibleIn(ems, votecal);
  if (ems === '' || votecal === '') {
    if (isWordForNothing(ems + votecal) || MAYBE_NOTHING.test(ems + votecal)) return 'null-word';
    if (invisible.length === 0) return 'empty';
  }
  if (invisible.includes('padding')) return /\0/.test(ems + votecal) ? 'nul' : 'padding';
  if (invisible.includes('zero-width')) return 'zero-width';
  if (invisible.length > 0) return 'unicode-form';
  if (ems.toLowerCase() === votecal.toLowerCase()) return 'case';
  if (withoutZeros(ems) === withoutZeros(votecal)) return 'leading-zeros';
  if (!ASCII.test(ems + votecal) && (isTooLongToLookAt(ems) || isTooLongToLookAt(votecal))) return 'too-long';
  if (isSpoilt(ems, votecal) || isSpoilt(votecal, ems)) return 'encoding';
  const plain = onlyLettersAndDigits(ems);
  const other = onlyLettersAndDigits(votecal);
  if (plain !== '' && plain === other) return 'punctuation';
  const mayBeOrder = plain !== '' && withoutAnyZero(plain).length === withoutAnyZero(other).length;
  if (mayBeOrder && parts(ems) === parts(votecal)) return 'order';
  if (isDayApart(ems, votecal)) return 'day';
  return isCut(ems, votecal) || isCut(votecal, ems) || isPart(plain, other) ? 'cut' : 'other';
};

/**
 * Whether the first of two values is the second one, spoilt in this way. Zeros in front, accents and case may be VoteCal's
 * own spelling.
 */
const SPOILT_BY: Partial<Record<Spelling, (one: string, other: string) => boolean>> = {
  encoding: (one, other) => isGarbled(other, one),
  padding: (one, other) => one.length > other.length,
  nul: (one, other) => one.length > other.length,
  'zero-width': (one, other) => one.length > other.length,
  // Only values that are short enough to be looked at have this spelling.
  'unicode-form': (one, other) => one !== one.normalize() && other === other.normalize(),
};

/** The side that has spoilt a value; undefined where nothing tells which it is. */
export const spoiltIn = (
  { ems, votecal }: Pick<FieldExample, 'ems' | 'votecal'>,
  spelling: Spelling,
): Side | undefined => {
  const isSpoiltBy = SPOILT_BY[spelling];
  if (isSpoiltBy === undefined || isSpoiltBy(ems, votecal) === isSpoiltBy(votecal, ems)) return undefined;
  return isSpoiltBy(ems, votecal) ? 'ems' : 'votecal';
};

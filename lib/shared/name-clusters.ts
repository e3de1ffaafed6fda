import { Temporal } from './time.ts';

/**
 * Numbers with no word between them: what a telephone, or a reader, may take for one number. Each is a form that names
 * have (`marked`: a date, times of day, a span of years, an amount; a `year`; a `pair` such as 2-3), or just a `number`.
 */
type Item = {
  readonly kind: 'marked' | 'year' | 'pair' | 'number';
  readonly digits: number;
  readonly values: readonly number[];
};
export type Cluster = {
  /** Where in the text it begins. */
  readonly at: number;
  readonly items: readonly Item[];
  /** What stands between one item and the next. */
  readonly gaps: readonly string[];
};

/** Digits that signs part, but no word; one Latin letter between two digits is none. */
const CLUSTER = /\d+(?:(?:[^\p{L}\d]{1,8}|[^\p{L}\d]{0,2}ー[^\p{L}\d]{0,2}|[A-Za-z])\d+)*/gu;

/** Buddhist years are 543 ahead. */
const westernYear = (year: number): number => (year >= 2500 ? year - 543 : year);

/** A day that there is, in the years of our elections: 5-55-2024 is none. */
const isDate = (year: number, month: number, day: number): boolean => {
  const western = westernYear(year);
  if (western < 2000 || western > 2059 || month < 1 || month > 12 || day < 1) return false;
  return Temporal.PlainDate.from({ year: western, month, day }).day === day;
};

type Form = {
  readonly kind: Item['kind'];
  readonly pattern: RegExp;
  readonly isSo?: (...numbers: number[]) => boolean;
};

const YEAR = '(?:19|20)\\d\\d|25[67]\\d';
/** Times of day at full quarters: no number that somebody dials is written in them. */
const TIME = '(?:[01]?\\d|2[0-4])[:.](?:00|15|30|45)(?!\\d)';

/** Hours of an office, as in "9-12, 1-4". */
const areHours = (...hours: readonly number[]): boolean =>
  hours.length === 2 && hours[0] !== hours[1] && hours.every((hour) => hour >= 1 && hour <= 12);

const FORMS: readonly Form[] = [
  { kind: 'marked', pattern: /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/y, isSo: isDate },
  { kind: 'marked', pattern: /(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/y, isSo: isDate },
  { kind: 'marked', pattern: /(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})(?!\d)/y, isSo: isDate },
  ...[
    /(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)/y,
    /(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/y,
    /(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/y,
  ].map(
    (pattern): Form => ({
      kind: 'marked',
      pattern,
      isSo: (one = 0, other = 0, year = 0) => isDate(year, one, other) || isDate(year, other, one),
    }),
  ),
  {
    kind: 'marked',
    pattern: /(\d{1,2})\/(\d{1,2})\/(\d\d)(?!\d)/y,
    isSo: (month = 0, day = 0, year = 0) => isDate(2000 + year, month, day),
  },
  { kind: 'marked', pattern: new RegExp(`${TIME}(?: ?[-~] ?${TIME})?`, 'y') },
  { kind: 'marked', pattern: /\d{1,3}(?:,\d{3})*,000(?![\d,])/y },
  { kind: 'marked', pattern: new RegExp(`(?:${YEAR}) ?[-/] ?(?:${YEAR}|\\d\\d)(?!\\d)`, 'y') },
  { kind: 'year', pattern: new RegExp(`(?:${YEAR})(?!\\d)`, 'y') },
  { kind: 'pair', pattern: /(\d{1,2}) ?- ?(\d{1,2})(?!\d)/y, isSo: (from = 0, to = 0) => from < to },
  { kind: 'pair', pattern: /(\d{1,2}) ?- ?(\d{1,2})(?!\d)/y, isSo: areHours },
  { kind: 'number', pattern: /(\d+)/y },
];

const itemAt = (text: string, at: number): { readonly item: Item; readonly end: number } | undefined => {
  for (const { kind, pattern, isSo } of FORMS) {
    pattern.lastIndex = at;
    const [found, ...parts] = pattern.exec(text) ?? [];
    if (found === undefined) continue;
    const values = parts.map(Number);
    if (isSo && !isSo(...values)) continue;
    return { item: { kind, digits: found.replaceAll(/\D/g, '').length, values }, end: at + found.length };
  }
  return undefined;
};

const clusterOf = (text: string, start: number): Cluster => {
  const items: Item[] = [];
  const gaps: string[] = [];
  for (let at = 0; at < text.length; ) {
    const found = itemAt(text, at);
    if (found === undefined) break;
    items.push(found.item);
    const gap = /\D*/y;
    gap.lastIndex = found.end;
    const [between = ''] = gap.exec(text) ?? [];
    if (found.end + between.length < text.length) gaps.push(between);
    at = found.end + between.length;
  }
  return { at: start, items, gaps };
};

/** The numbers of a text in which every digit is one of 0 to 9 (`inDigits`). */
export const clustersIn = (text: string): readonly Cluster[] =>
  [...text.matchAll(CLUSTER)].map((match) => clusterOf(match[0], match.index));

export const digitsOf = (items: readonly Item[]): number => items.reduce((sum, { digits }) => sum + digits, 0);
/** The items that are no form of their own. */
export const plainOf = ({ items }: Cluster): readonly Item[] =>
  items.filter(({ kind }) => kind === 'pair' || kind === 'number');

/** As many digits as nobody can dial. */
export const FEW = 4;
const LISTED = /^\s*[,;]\s+$/;
/** Apart from what follows, or from a year: ", ", ": ", " (". */
const APART = /^(?:[,:]\s+|\s+\()$/;
const LOOSE = /^(?=.*[,;:&()/-]).*\s.*$/su;

const isAscending = (items: readonly Item[]): boolean =>
  items.flatMap(({ values }) => values).every((value, index, all) => index === 0 || (all[index - 1] ?? 0) < value);

/** Days and the hours of an office on them: "9-12, 1-4", "24, 31, 9-4". */
const areOfficeHours = ({ items, gaps }: Cluster): boolean => {
  const hours = items.filter(({ kind, values }) => kind === 'pair' && areHours(...values));
  const days = items.filter((item) => !hours.includes(item));
  const areDays = days.every(({ kind, values }) => kind === 'number' && values.every((day) => day >= 1 && day <= 31));
  const isShort = hours.length > 0 && hours.length <= 2 && days.length <= 2;
  return isShort && areDays && isAscending(days) && gaps.every((gap) => LISTED.test(gap));
};

/**
 * Whether a name may hold these numbers side by side: few digits; forms; a number beside a year ("District 36, 2026"); a
 * list, whose numbers ascend as those of a telephone do not; a few small numbers beside a date.
 */
export const isOrdinary = (cluster: Cluster): boolean => {
  const { items, gaps } = cluster;
  const plain = plainOf(cluster);
  const marked = items.length - plain.length;
  if (plain.some(({ kind, digits }) => kind === 'number' && digits > FEW)) return false;
  if (digitsOf(items) <= FEW || areOfficeHours(cluster)) return true;
  const isLong = plain.some(({ kind, digits }) => kind === 'number' && digits > 2);
  if (marked > 2 || plain.some(({ kind, digits }) => kind === 'number' && digits === FEW)) return false;
  if (plain.length === 0) return true;
  if (plain.length === 1 && items.length === 2 && items.some(({ kind }) => kind === 'year')) {
    return (plain[0]?.digits ?? 0) <= 2 || gaps.every((gap) => APART.test(gap));
  }
  if (marked > 0 && isLong) return false;
  return gaps.every((gap) => (marked > 0 ? LOOSE : LISTED).test(gap)) && isAscending(plain);
};

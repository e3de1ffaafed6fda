import words from './name-words.json' with { type: 'json' };

/** Where the digits of the scripts of our languages begin: ASCII, Devanagari, Thai, Khmer. */
const ZEROS = [0x30, 0x966, 0xe50, 0x17e0] as const;
/** 0 to 9 in Han letters, those of cheques among them. Ten and hundred are letters between digits. */
const HAN = ['〇零', '一壹幺', '二貳贰兩两', '三叁', '四肆', '五伍', '六陸陆', '七柒', '八捌', '九玖'] as const;
const HAN_DIGIT = new RegExp(`[${HAN.join('')}]`, 'gu');

/** A digit of any script as one of 0 to 9; of a script that no name may have, as 0. */
const western = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? '0' : String(code - zero);
};

/** In the form in which a name is read. */
const listOf = (list: string): readonly string[] => list.normalize('NFKC').split(' ');
const alternatives = (list: readonly string[]): string =>
  list.toSorted((one, other) => other.length - one.length).join('|');

const joins = alternatives(listOf(words.joins.words));

type Spelt = {
  readonly run: RegExp;
  readonly word: RegExp;
  readonly digitOf: ReadonlyMap<string, string>;
  readonly least: number;
};

/**
 * Digits as words: so many in a row that they are a number somebody reads out, and no "District One". Whatever stands
 * between them that is no word parts none, nor does a word that joins numbers.
 */
const speltOf = (digitOf: ReadonlyMap<string, string>, isSpaced: boolean, least: number): Spelt => {
  const word = alternatives([...digitOf.keys()]);
  const item = isSpaced ? `(?:${word}|\\d+(?!\\d))` : `(?:${word}|\\d)`;
  const gap = `(?:[^\\p{L}\\p{M}\\p{N}]+(?:(?:${joins})[^\\p{L}\\p{M}\\p{N}]+)?)?`;
  const [from, until] = isSpaced ? ['(?<![\\p{L}\\p{M}\\p{N}])', '(?![\\p{L}\\p{M}\\p{N}])'] : ['', ''];
  return {
    run: new RegExp(`${from}${item}(?:${gap}${item}){${least - 1},}${until}`, 'giu'),
    word: new RegExp(word, 'giu'),
    digitOf,
    least,
  };
};

const teens = listOf(words.compounds.teens);
const tens = listOf(words.compounds.tens);
const ONES: readonly string[] = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TWENTY_TWO = new RegExp(`(${tens.join('|')})[ -](${ONES.join('|')})(?![\\p{L}\\p{M}])`, 'giu');
const LARGER: readonly (readonly [string, string])[] = [
  ...teens.map((word, index) => [word, String(index + 10)] as const),
  ...tens.map((word, index) => [word, `${index + 2}0`] as const),
];

const SPELT: readonly Spelt[] = words.digits.map(({ languages, isSpaced, least, words: list }) => {
  const digits = listOf(list).flatMap((same, digit) => same.split('|').map((word) => [word, String(digit)] as const));
  const larger = languages.split(' ').includes('en') ? LARGER : [];
  return speltOf(new Map([...digits, ...larger]), isSpaced, least);
});

/** Digits beside the words count as none: the second word of "11 năm 2026" is five, and a year. */
const withoutWords = (text: string, { run, word, digitOf, least }: Spelt): string =>
  text.replaceAll(run, (found) =>
    (found.match(word)?.length ?? 0) < least
      ? found
      : found
          // Twenty-two is 22; words with nothing between them are digits with nothing between them.
          .replaceAll(
            TWENTY_TWO,
            (_, ten: string, one: string) =>
              `${tens.indexOf(ten.toLowerCase()) + 2}${ONES.indexOf(one.toLowerCase()) + 1}`,
          )
          .replaceAll(word, (name) => digitOf.get(name.toLowerCase()) ?? ''),
  );

/** "Eight hundred" and "nine hundred sixteen". */
const HUNDRED = new RegExp(`(?<![\\p{L}\\p{M}])(${ONES.join('|')}) hundred(?![\\p{L}\\p{M}])`, 'giu');

/** The Vietnamese five is a year in front of one. */
const YEARS = /(?<!\p{L})năm(?=\s+(?:19|20)\d\d(?!\d))/giu;

const JOINED = new RegExp(`(?<=\\d)\\s*(?:${joins})\\s*(?=\\d)`, 'giu');

/**
 * A name with all that is a digit as 0 to 9: other scripts, Han letters, digits spelt out. What
 * joins the numbers of a list is a comma.
 */
export const inDigits = (read: string): string =>
  SPELT.reduce(
    withoutWords,
    read
      .replaceAll(/\p{Nd}/gu, western)
      .replaceAll(HAN_DIGIT, (letter) => String(HAN.findIndex((same) => same.includes(letter))))
      .replaceAll(YEARS, 'year')
      .replaceAll(HUNDRED, (_, one: string) => `${ONES.indexOf(one.toLowerCase()) + 1}00`),
  )
    .replaceAll('、', ', ')
    .replaceAll(JOINED, ', ');

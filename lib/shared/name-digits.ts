import words from './name-words.json' with { type: 'json' };

/** Where the digits of the scripts of our languages begin: ASCII, Devanagari, Thai, Khmer. */
const ZEROS = [0x30, 0x966, 0xe50, 0x17e0] as const;
/** 0 to 9 in Han letters, those of cheques among them. Ten and hundred are letters between digits. */
const HAN = ['〇零', '一壹', '二貳贰', '三叁', '四肆', '五伍', '六陸陆', '七柒', '八捌', '九玖'] as const;
const HAN_DIGIT = new RegExp(`[${HAN.join('')}]`, 'gu');

/** A digit of any script as one of 0 to 9; of a script that no name may have, as 0. */
const western = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? '0' : String(code - zero);
};

type Spelt = { readonly run: RegExp; readonly word: RegExp; readonly names: readonly string[]; readonly least: number };

/** Digits as words: so many in a row that they are a number somebody reads out, and no "District One". */
const SPELT: readonly Spelt[] = words.digits.map(({ isSpaced, least, words: list }) => {
  // In the form in which a name is read.
  const names = list.normalize('NFKC').split(' ');
  const word = names.toSorted((one, other) => other.length - one.length).join('|');
  const item = isSpaced ? `(?:${word}|\\d+)` : `(?:${word}|\\d)`;
  const [from, gap, until] = isSpaced
    ? ['(?<![\\p{L}\\p{M}])', '[\\s,.-]+', '(?![\\p{L}\\p{M}])']
    : ['', '[\\s,.-]*', ''];
  return {
    run: new RegExp(`${from}${item}(?:${gap}${item}){${least - 1},}${until}`, 'giu'),
    word: new RegExp(word, 'giu'),
    names,
    least,
  };
});

/** Digits beside the words count as none: the second word of "11 năm 2026" is five, and a year. */
const withoutWords = (text: string, { run, word, names, least }: Spelt): string =>
  text.replaceAll(run, (found) =>
    (found.match(word)?.length ?? 0) < least
      ? found
      : found.replaceAll(word, (name) => String(names.indexOf(name.toLowerCase()))),
  );

const JOINED = new RegExp(
  `(?<=\\d)\\s*(?:${words.joins.words.normalize('NFKC').split(' ').join('|')})\\s*(?=\\d)`,
  'giu',
);

/**
 * A name with all that is a digit as 0 to 9: other scripts, Han letters, digits spelt out. What
 * joins the numbers of a list is a comma.
 */
export const inDigits = (read: string): string =>
  SPELT.reduce(
    withoutWords,
    read
      .replaceAll(/\p{Nd}/gu, western)
      .replaceAll(HAN_DIGIT, (letter) => String(HAN.findIndex((same) => same.includes(letter)))),
  )
    .replaceAll('、', ', ')
    .replaceAll(JOINED, ', ');

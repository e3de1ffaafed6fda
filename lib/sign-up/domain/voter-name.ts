/** Letters that are no other letter with a sign on it, and how people without them on their keyboard write them. */
const LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Apostrophes of every form, the ʻokina and its kin (letters by Unicode), points, and what nobody sees. */
const SILENT = /['`´\u2018-\u201b\u2032\u2035\uff07.\p{Lm}\p{Default_Ignorable_Code_Point}]/gu;

const SUFFIXES: Readonly<Record<string, string>> = {
  jr: 'jr',
  junior: 'jr',
  sr: 'sr',
  senior: 'sr',
  ii: '2',
  '2nd': '2',
  iii: '3',
  '3rd': '3',
  iv: '4',
  '4th': '4',
};

type Words = readonly string[];

/**
 * A name as words of small plain letters, so that only who is meant counts: case, accents in either form of Unicode,
 * apostrophes, hyphens and spaces do not. A letter of another script stays what it is.
 */
export const nameWords = (name: string): Words =>
  name
    .replaceAll(SILENT, '')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    // What a small letter or a compatible form has left behind.
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(SILENT, '')
    .replaceAll(LETTER, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

const joined = (words: Words): string => words.join('');

/** Takes a suffix off the end of a name that has words before it. */
const withoutSuffix = (words: Words): { readonly words: Words; readonly suffix: string } => {
  const suffix = words.length > 1 ? SUFFIXES[words.at(-1) ?? ''] : undefined;
  return suffix === undefined ? { words, suffix: '' } : { words: words.slice(0, -1), suffix };
};

const suffixOf = (suffix: string): string => {
  const word = joined(nameWords(suffix));
  return SUFFIXES[word] ?? word;
};

/** A voter's name by its fields. */
export type FullName = {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly suffix: string;
};
export type TypedName = Pick<FullName, 'firstName' | 'lastName'>;

const parts = (name: FullName) => {
  const first = withoutSuffix(nameWords(name.firstName));
  const last = withoutSuffix(nameWords(name.lastName));
  return {
    first: first.words,
    middle: nameWords(name.middleName),
    last: last.words,
    suffix: suffixOf(name.suffix) || last.suffix || first.suffix,
  };
};

/** Whether these words are the beginning of the middle name, whole or as initials. */
const beginsMiddle = (words: Words, middle: Words): boolean =>
  middle.some((_, index) => joined(middle.slice(0, index + 1)) === joined(words)) ||
  (words.length <= middle.length &&
    words.every((word, index) => word === middle[index] || word === middle[index]?.[0]));

/** Every way of parting words into two that are not empty. */
const cuts = (words: Words): readonly (readonly [Words, Words])[] =>
  words.slice(1).map((_, index) => [words.slice(0, index + 1), words.slice(index + 1)]);

/** The first name, also with the middle name behind it (Mary Sue), or before it, as in Vietnamese (Thị Lan). */
const isFirst = (typed: Words, first: Words, middle: Words): boolean =>
  joined(typed) === joined(first) ||
  cuts(typed).some(
    ([front, back]) =>
      (joined(front) === joined(first) && beginsMiddle(back, middle)) ||
      (joined(front) === joined(middle) && joined(back) === joined(first)),
  );

/**
 * Whether what was typed is this voter's name: whole, letter for letter, in the order of the fields. Nicknames are other names,
 * and one of two last names is not both. A suffix may be left out; one that was typed is the voter's.
 */
export const isNamed = (typed: TypedName, voter: FullName): boolean => {
  const mine = parts({ ...typed, middleName: '', suffix: '' });
  const theirs = parts(voter);
  if (joined(mine.first) === '' || joined(mine.last) === '') return false;
  if (mine.suffix !== '' && mine.suffix !== theirs.suffix) return false;
  if (joined(mine.last) === joined(theirs.last)) return isFirst(mine.first, theirs.first, theirs.middle);
  // The first of two last names may stand as the middle name.
  return (
    joined(mine.first) === joined(theirs.first) &&
    cuts(mine.last).some(
      ([front, back]) => joined(front) === joined(theirs.middle) && joined(back) === joined(theirs.last),
    )
  );
};

/**
 * A typed name as it is compared, whole: every way of writing it is one, so that guesses at one person are counted together and
 * nobody else's are.
 */
export const nameKey = ({ firstName, lastName }: TypedName): string => {
  const { first, last } = parts({ firstName, lastName, middleName: '', suffix: '' });
  return `${joined(first)}#${joined(last)}`;
};

/** Whether this can be a name at all: it has a letter, and of digits only those of a suffix (2nd). */
export const isName = (typed: string): boolean => {
  const words = nameWords(typed);
  return (
    /\p{L}/u.test(joined(words)) &&
    !typed.includes('@') &&
    !words.some((word) => /\d/.test(word) && !(word in SUFFIXES))
  );
};

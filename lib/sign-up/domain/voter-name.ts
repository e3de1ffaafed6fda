import { LAST_SUFFIXES, SUFFIXES, type Suffixed, suffixOf, withoutSuffix } from './name-suffixes.ts';
import { joined, nameWords, spelled, type Words } from './name-words.ts';

/** A voter's name by its fields. */
export type FullName = {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly suffix: string;
};
export type TypedName = Pick<FullName, 'firstName' | 'lastName'>;

type Parts = { readonly first: Words; readonly middle: Words; readonly last: Words; readonly suffix: string };

const parts = (name: FullName): Parts => {
  const first = withoutSuffix(nameWords(name.firstName));
  const last = withoutSuffix(nameWords(name.lastName));
  return {
    first: first.words,
    middle: nameWords(name.middleName),
    last: last.words,
    suffix: suffixOf(name.suffix) || last.suffix || first.suffix,
  };
};

/** What a typed name may mean: the last word of either field is a suffix, or is not (a middle name Iv or Junior). */
const meanings = ({ firstName, lastName }: TypedName): readonly Parts[] => {
  const either = (words: Words, suffixes: typeof SUFFIXES): readonly Suffixed[] => {
    const taken = withoutSuffix(words, suffixes);
    return taken.suffix === '' ? [taken] : [taken, { words, suffix: '' }];
  };
  return either(nameWords(firstName), SUFFIXES).flatMap((first) =>
    either(nameWords(lastName), LAST_SUFFIXES).map((last) => ({
      first: first.words,
      middle: [],
      last: last.words,
      suffix: last.suffix || first.suffix,
    })),
  );
};

/** Whether these words are the beginning of the middle name, whole or, where they may be, as initials. */
const beginsMiddle = (words: Words, middle: Words, mayBeInitials: boolean): boolean =>
  middle.some((_, index) => joined(middle.slice(0, index + 1)) === joined(words)) ||
  (mayBeInitials &&
    words.length <= middle.length &&
    words.every((word, index) => word === middle[index] || word === middle[index]?.[0]));

/** Every way of parting words into two that are not empty. */
const cuts = (words: Words): readonly (readonly [Words, Words])[] =>
  words.slice(1).map((_, index) => [words.slice(0, index + 1), words.slice(index + 1)]);

/** The first name, also with the middle name behind it (Mary Sue), or before it, as in Vietnamese (Thị Lan). */
const isFirst = (typed: Words, { first, middle }: Parts, mayBeInitials: boolean): boolean =>
  joined(typed) === joined(first) ||
  cuts(typed).some(
    ([front, back]) =>
      (joined(front) === joined(first) && beginsMiddle(back, middle, mayBeInitials)) ||
      (joined(front) === joined(middle) && joined(back) === joined(first)),
  );

const isMeant = (mine: Parts, theirs: Parts, mayBeInitials: boolean): boolean => {
  if (joined(mine.first) === '' || joined(mine.last) === '') return false;
  if (mine.suffix !== '' && mine.suffix !== theirs.suffix) return false;
  if (joined(mine.last) === joined(theirs.last)) return isFirst(mine.first, theirs, mayBeInitials);
  // The first of two last names may stand as the middle name.
  return (
    joined(mine.first) === joined(theirs.first) &&
    cuts(mine.last).some(
      ([front, back]) => joined(front) === joined(theirs.middle) && joined(back) === joined(theirs.last),
    )
  );
};

const spelledOut = <Name extends TypedName>(name: Name): readonly Name[] => {
  const out = Object.fromEntries(Object.entries(name).map(([field, text]) => [field, spelled(String(text))])) as Name;
  return [name, out];
};

const isNamedBy = (typed: TypedName, voter: FullName, mayBeInitials: boolean): boolean => {
  const { firstName, middleName, lastName, suffix } = voter;
  // A last name of the roll that is two by either reading is compared with both.
  const theirs = spelledOut({ firstName, middleName, lastName, suffix }).flatMap((one) => [
    parts(one),
    { ...parts(one), first: nameWords(one.firstName), last: nameWords(one.lastName), suffix: suffixOf(one.suffix) },
  ]);
  return spelledOut({ firstName: typed.firstName, lastName: typed.lastName })
    .flatMap(meanings)
    .some((mine) => theirs.some((one) => isMeant(mine, one, mayBeInitials)));
};

/**
 * Whether what was typed is this voter's name: whole, letter for letter, in the order of the fields. Nicknames are other names,
 * and one of two last names is not both. A suffix may be left out; one that was typed is the voter's.
 */
export const isNamed = (typed: TypedName, voter: FullName): boolean => isNamedBy(typed, voter, true);

/** The same without initials in place of a middle name, which may be those of somebody else. */
export const isNamedInFull = (typed: TypedName, voter: FullName): boolean => isNamedBy(typed, voter, false);

/**
 * A typed name as it is compared, whole: every way of writing it is one, so that guesses at one person are counted together and
 * nobody else's are, but for the rare name that differs by an e of an umlaut alone (Sue, Su).
 */
export const nameKey = ({ firstName, lastName }: TypedName): string => {
  const last = withoutSuffix(nameWords(spelled(lastName)), LAST_SUFFIXES).words;
  const first = withoutSuffix(nameWords(spelled(firstName))).words;
  const short = (words: Words): string =>
    joined(words)
      .replaceAll(/([aou])e/g, '$1')
      .replaceAll('aa', 'a');
  return `${short(first)}#${short(last)}`;
};

/** Whether this can be a name at all: it has a letter, and of digits only those of a suffix (2nd). */
export const isName = (typed: string): boolean => {
  const words = nameWords(typed);
  return (
    /\p{L}/u.test(joined(words)) &&
    !typed.includes('@') &&
    !words.some((word) => /\d/.test(word) && !(word in LAST_SUFFIXES))
  );
};

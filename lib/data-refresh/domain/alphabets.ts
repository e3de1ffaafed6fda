/** Letters that take each other's place: a mask changes a letter within its alphabet, so that a name keeps its script and its sound. */
export type Alphabet = {
  readonly name: string;
  readonly signs: readonly string[];
  readonly at: ReadonlyMap<string, number>;
};

const alphabet = (name: string, signs: Iterable<string>): Alphabet => {
  const all = [...signs];
  return { name, signs: all, at: new Map(all.map((sign, index) => [sign, index])) };
};

/** The letters of a range that are no other letter with a mark: those would not stay two when a text is normalized. */
const range = (name: string, ...ranges: readonly (readonly [number, number])[]): Alphabet =>
  alphabet(
    name,
    ranges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).filter(
        (sign) => /^\p{Lo}|\p{Ll}$/u.test(sign) && sign.normalize('NFD') === sign,
      ),
    ),
  );

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const SCRIPTS: readonly Alphabet[] = [
  alphabet('vowels', 'aeiou'),
  alphabet(
    'consonants',
    [...LATIN].filter((letter) => !'aeiou'.includes(letter)),
  ),
  // No other letter with a sign on it.
  alphabet('latin', 'đðøłßæœþ'),
  range('greek', [0x3b1, 0x3c1], [0x3c3, 0x3c9]),
  range('cyrillic', [0x430, 0x44f]),
  range('armenian', [0x561, 0x586]),
  range('hebrew', [0x5d0, 0x5ea]),
  range('arabic', [0x621, 0x63a], [0x641, 0x64a]),
  range('devanagari', [0x904, 0x939]),
  range('gurmukhi', [0xa05, 0xa39]),
  range('thai', [0xe01, 0xe2e]),
  range('thai-vowels', [0xe30, 0xe30], [0xe32, 0xe33], [0xe40, 0xe44]),
  range('lao', [0xe81, 0xeae]),
  range('lao-vowels', [0xeb0, 0xeb0], [0xeb2, 0xeb3], [0xec0, 0xec4]),
  range('khmer', [0x1780, 0x17a2]),
  // Syllables of Hangul by their three parts, which is how Unicode takes them apart.
  range('hangul-initial', [0x1100, 0x1112]),
  range('hangul-vowel', [0x1161, 0x1175]),
  range('hangul-final', [0x11a8, 0x11c2]),
  range('hiragana', [0x3041, 0x3096]),
  range('katakana', [0x30a1, 0x30fa]),
  range('han', [0x4e00, 0x9fa5]),
  alphabet('digits', '0123456789'),
];

/** A letter that stands by itself, an initial, has no sound to keep. */
const INITIAL = alphabet('initial', LATIN);
/** The first digit of a number: a zero in front would make it another kind of number. */
const FIRST_DIGIT = alphabet('first-digit', '123456789');
const HEX = alphabet('hex', 'abcdef');
const BEYOND_HEX = alphabet('beyond-hex', LATIN.slice(6));

/** Of two alphabets that have a sign the first one counts. */
const known = (alphabets: readonly Alphabet[]) => {
  const bySign = new Map(alphabets.toReversed().flatMap((one) => one.signs.map((sign) => [sign, one] as const)));
  return (sign: string) => bySign.get(sign);
};
const ofScripts = known(SCRIPTS);

/** What kind of letter it is: one without capitals, a small one whose capital is one letter, or a small one that has none. */
const kindOf = (sign: string): string | undefined => {
  if (/^\p{Lo}$/u.test(sign)) return 'uncased';
  if (!/^\p{Ll}$/u.test(sign)) return undefined;
  const upper = sign.toUpperCase();
  return upper !== sign && [...upper].length === 1 && upper.toLowerCase() === sign ? 'cased' : 'small';
};

const BLOCK = 0x80;
const blocks = new Map<string, Alphabet | undefined>();
/** Of any other script, the letters of the same kind that Unicode has beside it: `980 uncased` has Bengali, `ff00 cased` wide Latin. */
const neighboursOf = (sign: string): Alphabet | undefined => {
  const kind = kindOf(sign);
  if (kind === undefined) return undefined;
  const first = Math.floor((sign.codePointAt(0) ?? 0) / BLOCK) * BLOCK;
  const name = `${first.toString(16)} ${kind}`;
  if (!blocks.has(name)) {
    const signs = Array.from({ length: BLOCK }, (_, index) => String.fromCodePoint(first + index)).filter(
      (one) => kindOf(one) === kind && one.normalize('NFD') === one && ofScripts(one) === undefined,
    );
    blocks.set(name, signs.length > 1 ? alphabet(name, signs) : undefined);
  }
  const found = blocks.get(name);
  return found?.at.has(sign) ? found : undefined;
};
const scriptOf = (sign: string): Alphabet | undefined => ofScripts(sign) ?? neighboursOf(sign);
const codeOf = known([HEX, BEYOND_HEX, ...SCRIPTS]);

/** How a text is written: words of a name or a street, or a code such as the hash of a signature. */
export type Style = 'words' | 'code';

/** The alphabet of each sign of a word in small letters; undefined for what stays. */
export const alphabetsOf = (signs: readonly string[], style: Style): readonly (Alphabet | undefined)[] => {
  if (style === 'code') return signs.map(codeOf);
  const letters = signs.filter((sign) => scriptOf(sign) !== undefined);
  return signs.map((sign, index) => {
    const script = scriptOf(sign);
    if (letters.length === 1 && INITIAL.at.has(sign)) return INITIAL;
    const isFirstOfMany = script?.name === 'digits' && index === 0 && letters.length > 1;
    if (!isFirstOfMany) return script;
    // A zero in front stays, or a number without one could have the same mask.
    return FIRST_DIGIT.at.has(sign) ? FIRST_DIGIT : undefined;
  });
};

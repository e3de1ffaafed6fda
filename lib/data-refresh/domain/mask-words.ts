import { alphabetsOf, type Style } from './alphabets.ts';
import { displaced, type Keyed } from './permute.ts';

const NONE: ReadonlySet<string> = new Set();

/** A run of letters, marks and digits. An apostrophe within it ends no word: a sign-up reads over it (O’Brien, OBrien). */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘`´][\p{L}\p{M}\p{N}]+)*/gu;

/** Words of so many signs are never beyond chance, but in large alphabets. */
const SHORT = 6;
const product = (sizes: readonly number[]): bigint => sizes.reduce((all, size) => all * BigInt(size), 1n);

const LETTER = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u;

/** A letter that has no neighbours is replaced, by one of Latin: better another script than the voter's own letter. */
const REPLACEMENTS = [...'bdfgklmnprst'];

/** From so many words on, two of which have the same value by chance is less likely than that a disk reads wrong (2^100). */
const BEYOND_CHANCE = 1n << 100n;
/** Alphabets of this size at most: values of 128 bits are taken in four pieces, and 26 to the sixth is well below 2^32. */
const LARGEST_DRAWN = 26;
const PLACES_IN_PIECE = 6;
const PIECES = [0n, 32n, 64n, 96n];

/** What follows the first value of a text is made of so much of it: short enough to be quick, and two texts do not share it by chance. */
const SEED = 1n << 76n;

/** A place for each of these sizes, by keyed values of a text alone: for words as long as the hash of a signature. */
const drawn = (keyed: Keyed, label: string, text: string, sizes: readonly number[]): readonly number[] => {
  const places: number[] = [];
  const first = keyed(`${label}/0`, text);
  const seed = (first % SEED).toString(36);
  for (let block = 0; places.length < sizes.length; block += 1) {
    const value = block === 0 ? first : keyed(`${label}/${block}`, seed);
    for (const shift of PIECES) {
      let piece = Number((value >> shift) & 0xffffffffn);
      for (let taken = 0; taken < PLACES_IN_PIECE && places.length < sizes.length; taken += 1) {
        const size = sizes[places.length] ?? 1;
        places.push(piece % size);
        piece = Math.floor(piece / size);
      }
    }
  }
  return places;
};

/** Another place for each of these, by a keyed permutation of all such rows of places. */
const moved = (keyed: Keyed, label: string, places: readonly number[], sizes: readonly number[]): readonly number[] => {
  const middle = Math.floor(sizes.length / 2);
  const pairs = { left: product(sizes.slice(0, middle)), right: product(sizes.slice(middle)) };
  const value = places.reduce((sum, place, index) => sum * BigInt(sizes[index] ?? 1) + BigInt(place), 0n);
  let rest = displaced(keyed, label, pairs, value);
  return sizes
    .toReversed()
    .map((size) => {
      const place = Number(rest % BigInt(size));
      rest /= BigInt(size);
      return place;
    })
    .toReversed();
};

/**
 * Another word of the same length, script, case and accents: a keyed permutation of all such words that leaves none where it is, and for
 * long ones (`BEYOND_CHANCE`) keyed values. What a search ignores, case and accents, it ignores of both words alike.
 */
const maskWord = (keyed: Keyed, style: Style, word: string): string => {
  const written = [...word];
  const small = written.map((sign) => sign.toLowerCase());
  const alphabets = alphabetsOf(small, style);
  const slots = alphabets.flatMap((alphabet, place) => (alphabet ? [{ alphabet, place }] : []));
  const next = small.map((sign, place) => {
    if (alphabets[place] !== undefined || !LETTER.test(sign)) return sign;
    return REPLACEMENTS[Number(keyed('strange', sign) % BigInt(REPLACEMENTS.length))] ?? 'b';
  });
  if (slots.length > 0) {
    const sizes = slots.map(({ alphabet }) => alphabet.signs.length);
    const label = `word ${style} ${slots.map(({ alphabet }) => alphabet.name).join(' ')}`;
    const isLong =
      slots.length > SHORT && sizes.every((size) => size <= LARGEST_DRAWN) && product(sizes) >= BEYOND_CHANCE;
    const places = isLong
      ? drawn(keyed, label, slots.map(({ place }) => small[place]).join(''), sizes)
      : moved(
          keyed,
          label,
          slots.map(({ alphabet, place }) => alphabet.at.get(small[place] ?? '') ?? 0),
          sizes,
        );
    for (const [index, { alphabet, place }] of slots.entries()) {
      next[place] = alphabet.signs[places[index] ?? 0] ?? '';
    }
  }
  return next
    .map((sign, place) => {
      const upper = sign.toUpperCase();
      const wasUpper = written[place] !== small[place];
      // ß has no capital of one letter.
      return wasUpper && [...upper].length === 1 ? upper : sign;
    })
    .join('');
};

/**
 * A text with every word masked, and everything between words as it is. `kept`: words, in small letters, that say nothing of anybody
 * (`street`, `apt`). `remembered`: looks whether it has masked the word before. In the Unicode form that the text has.
 */
export const maskWords = (
  keyed: Keyed,
  style: Style,
  text: string,
  kept: ReadonlySet<string> = NONE,
  remembered: (word: string, mask: () => string) => string = (_, mask) => mask(),
): string => {
  const apart = text.normalize('NFD');
  const masked = apart.replaceAll(WORD, (word) =>
    kept.has(word.toLowerCase()) ? word : remembered(word, () => maskWord(keyed, style, word)),
  );
  return text === text.normalize('NFC') ? masked.normalize('NFC') : masked;
};

import { alphabetsOf, type Style } from './alphabets.ts';
import { displaced, type Keyed } from './permute.ts';

/** A run of letters, marks and digits. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

const product = (sizes: readonly number[]): bigint => sizes.reduce((all, size) => all * BigInt(size), 1n);

/** A letter that no alphabet has is replaced, by one of Latin: better another script than the voter's own letter. */
const REPLACEMENTS = [...'bdfgklmnprst'];

/**
 * Another word of the same length, script, case and accents: a keyed permutation of all such words that leaves none where it is. What a
 * search ignores, case and accents, it ignores of both words alike.
 */
const maskWord = (keyed: Keyed, style: Style, word: string): string => {
  const written = [...word];
  const small = written.map((sign) => sign.toLowerCase());
  const slots = alphabetsOf(small, style).flatMap((alphabet, place) => (alphabet ? [{ alphabet, place }] : []));
  const next = small.map((sign, place) => {
    const isStrange = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u.test(sign) && !slots.some((slot) => slot.place === place);
    if (!isStrange) return sign;
    return REPLACEMENTS[Number(keyed('strange', sign) % BigInt(REPLACEMENTS.length))] ?? 'b';
  });
  if (slots.length > 0) {
    const sizes = slots.map(({ alphabet }) => alphabet.signs.length);
    const middle = Math.floor(sizes.length / 2);
    const pairs = { left: product(sizes.slice(0, middle)), right: product(sizes.slice(middle)) };
    const value = slots.reduce(
      (sum, { alphabet, place }) =>
        sum * BigInt(alphabet.signs.length) + BigInt(alphabet.at.get(small[place] ?? '') ?? 0),
      0n,
    );
    const shape = slots.map(({ alphabet }) => alphabet.name).join(' ');
    let rest = displaced(keyed, `word ${style} ${shape}`, pairs, value);
    for (const { alphabet, place } of slots.toReversed()) {
      next[place] = alphabet.signs[Number(rest % BigInt(alphabet.signs.length))] ?? '';
      rest /= BigInt(alphabet.signs.length);
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
 * (`street`, `apt`). In the Unicode form that the text has.
 */
export const maskWords = (keyed: Keyed, style: Style, text: string, kept: ReadonlySet<string> = new Set()): string => {
  const apart = text.normalize('NFD');
  const masked = apart.replaceAll(WORD, (word) => (kept.has(word.toLowerCase()) ? word : maskWord(keyed, style, word)));
  return text === text.normalize('NFC') ? masked.normalize('NFC') : masked;
};

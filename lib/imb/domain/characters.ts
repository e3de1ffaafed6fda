/** A character is 13 bits, so that half a bar's worth of damage shows. */
const BITS = 13;
const ALL_BITS = (1 << BITS) - 1;

const setBits = (value: number): number => {
  let count = 0;
  for (let rest = value; rest > 0; rest >>= 1) count += rest & 1;
  return count;
};

const mirrored = (value: number): number => {
  let mirror = 0;
  for (let bit = 0; bit < BITS; bit += 1) if (value & (1 << bit)) mirror |= 1 << (BITS - 1 - bit);
  return mirror;
};

/**
 * The characters with `count` bits set, in the standard's order: pairs that mirror each other from the front, those that
 * are their own mirror from the back (USPS-B-3200, 3.2.6).
 */
const charactersWith = (count: number): readonly number[] => {
  const all = Array.from({ length: ALL_BITS + 1 }, (_, value) => value).filter((value) => setBits(value) === count);
  const pairs = all.flatMap((value) => (mirrored(value) > value ? [value, mirrored(value)] : []));
  const symmetric = all.filter((value) => mirrored(value) === value);
  return [...pairs, ...symmetric.toReversed()];
};

/** By codeword: 1,287 characters of five bits, then 78 of two. */
const CHARACTERS: readonly number[] = [...charactersWith(5), ...charactersWith(2)];
const CODEWORDS: ReadonlyMap<number, number> = new Map(CHARACTERS.map((character, codeword) => [character, codeword]));

/** How many codewords there are. */
export const CODEWORD_COUNT = CHARACTERS.length;

/** The character of a codeword; `isInverted`: every bit turned, which carries one bit of the check sequence. */
export const characterOf = (codeword: number, isInverted: boolean): number => {
  const character = CHARACTERS[codeword];
  if (character === undefined) throw new Error('A codeword of a barcode is out of range.');
  return isInverted ? character ^ ALL_BITS : character;
};

/** Reads a character back; undefined where no codeword is written like this. */
export const codewordOf = (
  character: number,
): { readonly codeword: number; readonly isInverted: boolean } | undefined => {
  const upright = CODEWORDS.get(character);
  if (upright !== undefined) return { codeword: upright, isInverted: false };
  const turned = CODEWORDS.get(character ^ ALL_BITS);
  return turned === undefined ? undefined : { codeword: turned, isInverted: true };
};

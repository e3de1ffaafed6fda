import { BAR_POSITIONS } from '../data/bar-positions.ts';
import { CODEWORD_COUNT, characterOf, codewordOf } from './characters.ts';
import { checkSequence } from './check-sequence.ts';
import { digitsOf, numberOf } from './value.ts';

/** How many bars a barcode has. Each is full (F), ascends (A), descends (D) or only tracks (T). */
export const BARS = 65;

const CHARACTERS = 10;
const BITS = BAR_POSITIONS.length / CHARACTERS;
/** The last codeword counts up to half of 1,272, and carries the barcode's orientation in its lowest bit. */
const LAST_BASE = 636n;
/** The first codeword carries the check sequence's highest bit by this much. */
const CHECKED = 659;
const CHECK_BIT = 10;

/** Letters by halves: upper, lower. */
const letterOf = (ascends: boolean, descends: boolean): string => {
  if (ascends) return descends ? 'F' : 'A';
  return descends ? 'D' : 'T';
};

/** The ten codewords of a value, with orientation and the check sequence's highest bit. */
const codewordsOf = (value: bigint, check: number): readonly number[] => {
  const codewords = [Number(value % LAST_BASE) * 2];
  let rest = value / LAST_BASE;
  for (let place = 1; place < CHARACTERS - 1; place += 1) {
    codewords.unshift(Number(rest % BigInt(CODEWORD_COUNT)));
    rest /= BigInt(CODEWORD_COUNT);
  }
  return [Number(rest) + ((check >> CHECK_BIT) & 1 ? CHECKED : 0), ...codewords];
};

/** The 65 bars of checked digits (`parseBarcode`), as USPS-B-3200 prints them. */
export const encodeBars = (digits: string): string => {
  const value = numberOf(digits);
  const check = checkSequence(value);
  const halves: boolean[] = Array.from({ length: 2 * BARS }, () => false);
  codewordsOf(value, check).forEach((codeword, place) => {
    const character = characterOf(codeword, ((check >> place) & 1) === 1);
    for (let bit = 0; bit < BITS; bit += 1) {
      const position = BAR_POSITIONS[place * BITS + bit] ?? 0;
      halves[position - 1] = ((character >> bit) & 1) === 1;
    }
  });
  return Array.from({ length: BARS }, (_, bar) => letterOf(halves[bar + BARS] === true, halves[bar] === true)).join('');
};

/** Reads 65 bars back; undefined where they are damaged or no barcode is printed so. No damage is put right. */
export const decodeBars = (bars: string): string | undefined => {
  if (bars.length !== BARS || !/^[ADFT]+$/.test(bars)) return undefined;
  const isSet = (position: number): boolean =>
    position <= BARS ? /[DF]/.test(bars[position - 1] ?? '') : /[AF]/.test(bars[position - BARS - 1] ?? '');
  let check = 0;
  const codewords: number[] = [];
  for (let place = 0; place < CHARACTERS; place += 1) {
    let character = 0;
    for (let bit = 0; bit < BITS; bit += 1) {
      if (isSet(BAR_POSITIONS[place * BITS + bit] ?? 0)) character |= 1 << bit;
    }
    const read = codewordOf(character);
    if (read === undefined) return undefined;
    if (read.isInverted) check |= 1 << place;
    codewords.push(read.codeword);
  }
  const [first = 0, ...others] = codewords;
  const last = others.pop() ?? 0;
  if (last % 2 !== 0 || BigInt(last / 2) >= LAST_BASE) return undefined;
  if (first >= CHECKED) check |= 1 << CHECK_BIT;
  let value = BigInt(first >= CHECKED ? first - CHECKED : first);
  for (const codeword of others) value = value * BigInt(CODEWORD_COUNT) + BigInt(codeword);
  value = value * LAST_BASE + BigInt(last / 2);
  const digits = checkSequence(value) === check ? digitsOf(value) : undefined;
  return digits !== undefined && encodeBars(digits) === bars ? digits : undefined;
};

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
const SILENT =
  /['"`´¨\u02b0-\u02ff\u2018-\u201f\u2032\u2033\u2035\ua78b\ua78c\uff07.\p{Default_Ignorable_Code_Point}]/gu;

/** Letters that are written with two where a keyboard has none of them. */
const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
/** A name with such letters in two, as machines and other keyboards write them (Mueller). */
export const spelled = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüåø]/g, (letter) => SPELLED[letter] ?? letter);

export type Words = readonly string[];

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

export const joined = (words: Words): string => words.join('');

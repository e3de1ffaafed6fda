import words from './name-words.json' with { type: 'json' };
import { withSigns } from './plain-signs.ts';

/** In the form in which a name is read: फ़ has two. */
const listOf = ({ words: list }: { readonly words: string }): readonly string[] => list.normalize('NFKC').split(' ');
const oneOf = (list: { readonly words: string }): string => listOf(list).join('|');

/** No Latin letter and no digit on this side: 點com is read as com. */
const FROM = '(?<![A-Za-z0-9\\u00c0-\\u024f\\u1e00-\\u1eff])';
const UNTIL = '(?![A-Za-z0-9\\u00c0-\\u024f\\u1e00-\\u1eff])';
/** What may stand between a point that is spelt out and the end of an address. */
const SPACE = '[\\s()\\[\\]\'"\\u00b7\\u2022\\u30fb-]';

/** One letter by itself, as of U.S. and a.m.: no ending of an address is that short. */
const INITIAL = '\\p{L}\\p{M}*(?![\\p{L}\\p{M}])';
/** Between these letters ・ and · part words and names (ジョン・ミューア, 시·군); no machine takes them for a point there. */
const MIDDLE_DOTTED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー';

/** The other scripts of our languages, with their marks. */
const FOREIGN = `${MIDDLE_DOTTED}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Devanagari}\\p{M}`;

/** An address, or the beginning of one, in letters of any case. */
const ADDRESS = new RegExp(
  [
    '://',
    `${FROM}(?:https?|www)${UNTIL}`,
    `${FROM}(?:tel|sms|mailto|ftp)\\s?:`,
    'xn--',
    '@',
    // A point with a word right behind it is an address to every telephone: "St.Helena" is written "St. Helena". The sign
    // 。 is the same point to a browser.
    `[.\\u3002](?!${INITIAL})\\p{L}`,
    // A point that stands apart belongs to no word: "vote . com", "vote (.) org".
    '(?:^|[\\s(\\[])[.\\u3002](?![.\\d])',
    `(?<![${MIDDLE_DOTTED}\\s])[\\u00b7\\u30fb\\u2022](?!${INITIAL})\\p{L}`,
    `[\\u00b7\\u30fb\\u2022](?!${INITIAL})(?![${MIDDLE_DOTTED}])\\p{L}`,
    '[a-z]:[a-z0-9/]',
    // The number of a machine is an address, too: 10.0.0.1.
    '\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b',
    `${FROM}(?:${oneOf(words.alone)})${UNTIL}`,
    `${FROM}(?:${oneOf(words.spokenDots)})${SPACE}*(?:${oneOf(words.endings)})${UNTIL}`,
    `[\\p{L}\\p{N}]\\s+point${SPACE}+(?:${oneOf(words.behindPoint)})${UNTIL}`,
    `[\\p{L}\\p{M}\\p{N}][\\s_/:*-]{1,3}(?:${oneOf(words.bareDots)})[\\s_/:*-]{1,3}\\p{L}{2}`,
    // Between Latin letters a word of another script is the point, or as good as one in front of an ending.
    `[a-z0-9]\\s*(?:${oneOf(words.foreignDots)})\\s*[a-z]{2}`,
    `[a-z]\\s*[${FOREIGN}]{1,6}\\s*(?:${oneOf(words.endings)})${UNTIL}`,
    `[點点](?:${oneOf(words.domains)})(?![絡络])`,
    '[\\[(]\\s*dot\\s*[\\])]',
    oneOf(words.phrases),
  ].join('|'),
  'iu',
);

/** What is one in small letters only: names of people and places have capitals. */
const SMALL = new RegExp(
  [
    `${FROM}(?:${oneOf(words.aloneInSmallLetters)})${UNTIL}`,
    // Names of places have capitals here: "Dana Point Club", "Point Net".
    `[\\p{L}\\p{N}]\\s+(?:${oneOf(words.points)})${SPACE}+(?:${oneOf(words.endings)})${UNTIL}`,
    '[A-Za-z0-9],[a-z]',
  ].join('|'),
  'u',
);

/** A word with a point, a space, and the word behind it. */
const SENTENCES = /([\p{L}\p{M}\p{N}]+)[.\u3002]["'”’)]?(?=\s+(\p{L}[\p{L}\p{M}]*))/gu;
const ENDINGS: ReadonlySet<string> = new Set(listOf(words.behindPoint));
const ABBREVIATIONS: ReadonlySet<string> = new Set(listOf(words.abbreviations));

/** Whether a point and a space hide the point of an address: "votenow. app", unlike "St. Helena" and "8 a.m. to 5 p.m.". */
const isParted = (before: string, behind: string): boolean => {
  if (ENDINGS.has(behind.toLowerCase())) return true;
  if (!/^\p{Ll}/u.test(behind)) return false;
  return !/^\p{L}\p{M}*$/u.test(before) && !ABBREVIATIONS.has(before.toLowerCase());
};

/** Spanish ordinals and doubled initials, whose point has letters right behind it: 3.er, n.os, EE.UU. */
const ABBREVIATED: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}.-])(\d{1,2})\.er(?![\p{L}\p{N}.])/gu, '$1er'],
  [/(?<![\p{L}\p{N}.-])n\.os(?![\p{L}\p{N}.])/giu, 'nos'],
  [/(?<![\p{L}\p{N}.-])EE\.UU(?![\p{L}\p{N}])/gu, 'EE UU'],
];

/** Whether a name holds an address, or words that spell one out. `read`: the name as a telephone reads it (NFKC). */
export const hasAddress = (read: string): boolean => {
  const text = withSigns(read, ABBREVIATED);
  return (
    ADDRESS.test(text) ||
    SMALL.test(text) ||
    [...text.matchAll(SENTENCES)].some(([, before = '', behind = '']) => isParted(before, behind))
  );
};

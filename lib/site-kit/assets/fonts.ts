import type { Language } from '../../shared/codes.ts';

/** The Noto Sans family that has the script of a language, and the name of that script in the package's files. */
type Script = { readonly family: string; readonly folder: string; readonly slice: string };

const LATIN = { family: 'Noto Sans', folder: 'noto-sans', slice: 'latin' };

/** Every page also has Noto Sans for Latin letters. */
export const SCRIPTS: Record<Language, Script> = {
  en: LATIN,
  es: LATIN,
  zh: { family: 'Noto Sans TC', folder: 'noto-sans-tc', slice: 'chinese-traditional' },
  hi: { family: 'Noto Sans Devanagari', folder: 'noto-sans-devanagari', slice: 'devanagari' },
  ja: { family: 'Noto Sans JP', folder: 'noto-sans-jp', slice: 'japanese' },
  km: { family: 'Noto Sans Khmer', folder: 'noto-sans-khmer', slice: 'khmer' },
  ko: { family: 'Noto Sans KR', folder: 'noto-sans-kr', slice: 'korean' },
  fil: LATIN,
  th: { family: 'Noto Sans Thai', folder: 'noto-sans-thai', slice: 'thai' },
  vi: LATIN,
};

/** Languages in whose alphabet Noto Sans itself writes. */
export const isLatin = (language: Language): boolean => SCRIPTS[language] === LATIN;

/**
 * Scripts of many or large letters are loaded in one weight, which the browser makes bold itself: a second one would double
 * what a phone has to load.
 */
export const weightsOf = (language: Language): readonly (400 | 700)[] =>
  isLatin(language) || language === 'th' ? [400, 700] : [400];

/** Letters of these join and change by their neighbours: a word must be drawn from one file. */
export const isJoined = (language: Language): boolean => language === 'hi' || language === 'km' || language === 'th';

/** The name of a language's stylesheet of fonts. */
export const fontStylesheet = (language: Language): string => `fonts-${language}.css`;

/** Languages whose script no page brings whole: thousands of characters, or letters of which pages bring those of their own words. */
export const NAME_SCRIPTS = ['zh', 'ja', 'ko', 'hi', 'km', 'th'] as const satisfies readonly Language[];
export type NameScript = (typeof NAME_SCRIPTS)[number];

/** Letters of each script; Chinese characters are drawn by the Chinese face, in whatever language they stand. */
export const LETTERS: Readonly<Record<NameScript, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  hi: /\p{Script_Extensions=Devanagari}/u,
  km: /\p{Script=Khmer}/u,
  th: /\p{Script=Thai}/u,
};

/**
 * The family that draws any letter of a script, for names that somebody else has written. Of scripts that join it stands before the
 * family of the pages' own words: a word must be drawn from one file.
 */
export const nameFamily = (language: NameScript): string => `${SCRIPTS[language].family} Names`;

/** The name of that family's stylesheet. */
export const nameStylesheet = (language: NameScript): string => `names-${language}.css`;

/** The stylesheets for names that a page shows; none where their letters are in the fonts of every page. */
export const nameStylesheets = (names: string): string[] =>
  NAME_SCRIPTS.filter((language) => LETTERS[language].test(names)).map(nameStylesheet);

/** One `@font-face` of a font package: a file and the characters it covers. */
export type FontFace = {
  readonly family: string;
  readonly weight: string;
  readonly file: string;
  readonly range: string;
};

/** Reads the faces out of a font package's stylesheet (one face per slice of the character set). */
export const parseFontFaces = (css: string): FontFace[] =>
  [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, body = '']) => ({
    family: /font-family:\s*'([^']+)'/.exec(body)?.[1] ?? '',
    weight: /font-weight:\s*(\d+)/.exec(body)?.[1] ?? '',
    file: /url\(\.\/([^)]+\.woff2)\)/.exec(body)?.[1] ?? '',
    range: /unicode-range:\s*([^;]+)/.exec(body)?.[1]?.trim() ?? '',
  }));

/** With what several scripts share: the long vowel of Japanese is no letter of Katakana alone. */
const SCRIPT_LETTERS =
  /[\p{Script=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Khmer}\p{Script=Thai}\u0964\u0965\u200b-\u200d\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/gu;

/** What a browser draws for a letter that no text spells: Thai's ำ is taken apart into a ring and an า, always. */
const DRAWN_AS: ReadonlyMap<string, string> = new Map([['\u0e33', '\u0e4d\u0e32']]);

/** The characters of a text that Noto Sans for Latin letters does not have, and those that they are drawn as. */
export const scriptCharacters = (text: string): Set<string> =>
  new Set((text.match(SCRIPT_LETTERS) ?? []).flatMap((letter) => [letter, ...(DRAWN_AS.get(letter) ?? '')]));

const printable = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));

/** What pages in other scripts show of Latin: ASCII, the ñ of the link to Spanish, quotes, dashes, bullets, and spaces of no width. */
export const LATIN_BASICS: ReadonlySet<string> = new Set([
  ...printable(0x20, 0x7e),
  ...printable(0x200b, 0x200d),
  ...'\u00a0ñ«»·–—‘’“”•…',
]);

/** The letters of the link to Vietnamese that no other language's page has: a small file of their own. */
export const VIETNAMESE_NAME: ReadonlySet<string> = new Set('ếệ');

/** Signs that the packages keep in the slices of a large script alone, and not in the file of its letters. */
export const SIGNS_APART: Readonly<Partial<Record<Language, RegExp>>> = { zh: /[\uff00-\uffef]/u, ja: /\uff5e/u };

/** What every page may show: ASCII, the letters of western Europe, quotes, dashes, bullets, and spaces of no width. */
export const LATIN_LETTERS: ReadonlySet<string> = new Set([
  ...printable(0x20, 0x7e),
  ...printable(0xc0, 0xff),
  ...printable(0x200b, 0x200d),
  ...'\u00a0¡¿«»·–—‘’“”•…',
]);

const parseRange = (range: string): readonly [number, number] => {
  const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
};

const hex = (point: number): string => point.toString(16);

/** Code points as a `unicode-range`, neighbours joined. */
export const toRange = (points: readonly number[]): string => {
  const spans: [number, number][] = [];
  for (const point of points.toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else spans.push([point, point]);
  }
  return spans.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
};

/** A set of characters as a `unicode-range`. */
export const rangeOf = (characters: Iterable<string>): string =>
  toRange([...characters].map((character) => character.codePointAt(0) ?? 0));

const pointsOf = (range: string): number[] =>
  range
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(parseRange)
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

/** The characters of a `unicode-range`. */
export const charactersOf = (range: string): string[] => pointsOf(range).map((point) => String.fromCodePoint(point));

/** The `unicode-range` without these characters; empty when nothing is left of it. */
export const withoutCharacters = (range: string, characters: ReadonlySet<string>): string =>
  toRange(pointsOf(range).filter((point) => !characters.has(String.fromCodePoint(point))));

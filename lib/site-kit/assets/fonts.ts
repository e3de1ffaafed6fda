import type { Language } from '../../shared/codes.ts';

/** The Noto Sans family that has the script of each language; every page also has Noto Sans for Latin letters. */
export const FONT_FAMILIES: Record<Language, { readonly family: string; readonly folder: string }> = {
  en: { family: 'Noto Sans', folder: 'noto-sans' },
  es: { family: 'Noto Sans', folder: 'noto-sans' },
  zh: { family: 'Noto Sans TC', folder: 'noto-sans-tc' },
  hi: { family: 'Noto Sans Devanagari', folder: 'noto-sans-devanagari' },
  ja: { family: 'Noto Sans JP', folder: 'noto-sans-jp' },
  km: { family: 'Noto Sans Khmer', folder: 'noto-sans-khmer' },
  ko: { family: 'Noto Sans KR', folder: 'noto-sans-kr' },
  fil: { family: 'Noto Sans', folder: 'noto-sans' },
  th: { family: 'Noto Sans Thai', folder: 'noto-sans-thai' },
  vi: { family: 'Noto Sans', folder: 'noto-sans' },
};

/** Languages with thousands of characters: their faces have a stylesheet of their own, for pages that show them. */
export const LARGE_SCRIPTS = ['zh', 'ja', 'ko'] as const satisfies readonly Language[];
type LargeScript = (typeof LARGE_SCRIPTS)[number];

/** The name of a large script's stylesheet. */
export const fontStylesheet = (language: LargeScript): string => `fonts-${language}.css`;

/** The font stylesheets that a page in these languages loads beside `site.css`. */
export const fontStylesheets = (languages: readonly Language[]): string[] =>
  LARGE_SCRIPTS.filter((language) => languages.includes(language)).map(fontStylesheet);

/** Letters of each large script; Chinese characters are drawn by the Chinese face, in whatever language they stand. */
const LETTERS: Readonly<Record<LargeScript, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
};

/** The family that draws any letter of a large script, in one weight, for names that somebody else has written. */
export const nameFamily = (language: LargeScript): string => `${FONT_FAMILIES[language].family} Names`;

/** The name of that family's stylesheet. */
export const nameStylesheet = (language: LargeScript): string => `names-${language}.css`;

/** The stylesheets for names that a page shows; none where their letters are in the fonts of every page. */
export const nameStylesheets = (names: string): string[] =>
  LARGE_SCRIPTS.filter((language) => LETTERS[language].test(names)).map(nameStylesheet);

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
  /[\p{Script=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Khmer}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/gu;
/** Alphabets whose letters join and change: drawing one takes others that no text spells, so a face stays whole. */
const JOINED_SCRIPTS = /\p{Script=Devanagari}|\p{Script=Khmer}|\p{Script=Thai}/u;

/** The characters of a text that Noto Sans for Latin letters does not have. */
export const scriptCharacters = (text: string): Set<string> => new Set(text.match(SCRIPT_LETTERS) ?? []);

/** The face narrowed to the characters that are needed, or `undefined` when it has none of them. */
export const narrowFace = (face: FontFace, characters: ReadonlySet<string>): FontFace | undefined => {
  const covered = face.range.split(',').map(parseRange);
  const points = [...characters]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((point) => covered.some(([from, to]) => point >= from && point <= to))
    .sort((a, b) => a - b);
  if (points.length === 0) return undefined;
  if (JOINED_SCRIPTS.test(String.fromCodePoint(...points))) return face;
  return { ...face, range: points.map((point) => `U+${point.toString(16)}`).join(',') };
};

const parseRange = (range: string): readonly [number, number] => {
  const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
};

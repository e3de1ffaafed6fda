import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LANGUAGES, type Language } from '../../shared/codes.ts';
import { LANGUAGE_NAMES } from '../texts/language-names.ts';
import { characterSets, pageCharacters } from './font-sets.ts';
import {
  charactersOf,
  type FontFace,
  isJoined,
  isLatin,
  LATIN_BASICS,
  LATIN_LETTERS,
  LETTERS,
  type NameScript,
  nameFamily,
  parseFontFaces,
  rangeOf,
  SCRIPTS,
  SIGNS_APART,
  scriptCharacters,
  VIETNAMESE_NAME,
  weightsOf,
  withoutCharacters,
} from './fonts.ts';
import type { PageWords, SplitLanguage } from './page-words.ts';
import { fontSubset } from './subset.ts';

const FONTS = join(import.meta.dirname, '..', '..', '..', 'node_modules', '@fontsource');
/** Noto Sans has many alphabets; the ten languages' Latin letters are in these slices. */
const LATIN_SLICES = /noto-sans-(?:latin|latin-ext|vietnamese)-/;

/** Keeps a file among the assets, and gives the name under which it is found. */
export type AddFile = (name: string, content: Uint8Array) => string;

const faceRule = (family: string, weight: number | string, file: string, range: string): string =>
  `@font-face{font-family:'${family}';font-style:normal;font-display:swap;font-weight:${weight};src:url(${file}) format('woff2');unicode-range:${range}}`;

const wholeFile = (folder: string, slice: string, weight: number): string =>
  join(FONTS, folder, 'files', `${folder}-${slice}-${weight}-normal.woff2`);

const latinFaces = (weight: number): FontFace[] =>
  parseFontFaces(readFileSync(join(FONTS, 'noto-sans', `${weight}.css`), 'utf8')).filter(({ file }) =>
    LATIN_SLICES.test(file),
  );

/**
 * Latin letters: those of every page in one small file, names' rarer ones in files that are loaded when there are any. `named`:
 * those for which the languages' names have a file.
 */
export const latinRules = async (
  weights: readonly number[],
  add: AddFile,
  letters: ReadonlySet<string> = LATIN_LETTERS,
  named: ReadonlySet<string> = new Set(),
): Promise<string[]> => {
  const rules: string[] = [];
  for (const weight of weights) {
    const subset = await fontSubset(wholeFile('noto-sans', 'latin', weight), letters, { joined: false });
    rules.push(
      faceRule(
        'Noto Sans',
        weight,
        add(`latin-${letters === LATIN_LETTERS ? 'letters' : 'basics'}-${weight}.woff2`, subset),
        rangeOf(letters),
      ),
    );
    const faces = latinFaces(weight);
    const vietnamese = charactersOf(faces.find(({ file }) => file.includes('vietnamese'))?.range ?? '');
    for (const { file, range } of faces) {
      // The broad file of rarer letters has those of Vietnamese too, and is ten times as large.
      const elsewhere = file.includes('latin-ext') ? vietnamese : [];
      const rest = withoutCharacters(range, new Set([...letters, ...elsewhere, ...(weight === 400 ? named : [])]));
      const name = add(basename(file), readFileSync(join(FONTS, 'noto-sans', file)));
      if (rest !== '') rules.push(faceRule('Noto Sans', weight, name, rest));
    }
  }
  return rules;
};

/** The slices of a large script; Latin letters and the like are in slices with names. */
const NUMBERED_SLICE = /-\d+-400-normal\.woff2$/;

/** Every letter of a large script in its usual weight, in slices of which a page loads those that it shows. */
const slicedRules = (language: NameScript, add: AddFile): string[] => {
  const { folder } = SCRIPTS[language];
  return parseFontFaces(readFileSync(join(FONTS, folder, '400.css'), 'utf8'))
    .filter(({ file }) => NUMBERED_SLICE.test(file))
    .map(({ file, range }) =>
      faceRule(nameFamily(language), 400, add(basename(file), readFileSync(join(FONTS, folder, file))), range),
    );
};

/** The whole file of a script that joins, for its own letters and no accent of Latin ones. */
const joinedRules = (language: NameScript, add: AddFile): string[] => {
  const { folder, slice } = SCRIPTS[language];
  return weightsOf(language).flatMap((weight) => {
    const file = wholeFile(folder, slice, weight);
    const face = parseFontFaces(readFileSync(join(FONTS, folder, `${weight}.css`), 'utf8')).find(
      (one) => basename(one.file) === basename(file),
    );
    const letters = charactersOf(face?.range ?? '').filter((character) => LETTERS[language].test(character));
    return faceRule(nameFamily(language), weight, add(basename(file), readFileSync(file)), rangeOf(letters));
  });
};

/** Every letter of a script, for names that somebody else has written. */
export const wholeRules = (language: NameScript, add: AddFile): string[] =>
  isJoined(language) ? joinedRules(language, add) : slicedRules(language, add);

/** The signs of a script that only its slices have: a small file of each slice that has any. */
const signRules = async (language: Language, signs: readonly string[], add: AddFile): Promise<string[]> => {
  const { family, folder } = SCRIPTS[language];
  const rules: string[] = [];
  for (const { file, range } of parseFontFaces(readFileSync(join(FONTS, folder, '400.css'), 'utf8'))) {
    const covered = new Set(charactersOf(range));
    const own = new Set(signs.filter((sign) => covered.has(sign)));
    if (own.size === 0) continue;
    const subset = await fontSubset(join(FONTS, folder, file), own, { joined: false });
    const name = `${language}-signs-${/-(\d+)-400-/.exec(file)?.[1] ?? 'latin'}-400.woff2`;
    rules.push(faceRule(family, 400, add(name, subset), rangeOf(own)));
  }
  return rules;
};

const scriptRules = async (
  language: Language,
  sets: readonly (readonly [string, ReadonlySet<string>])[],
  weights: readonly number[],
  add: AddFile,
  /** Those that another file of the page has. */
  elsewhere: ReadonlySet<string> = new Set(),
): Promise<string[]> => {
  const { family, folder, slice } = SCRIPTS[language];
  const rules: string[] = [];
  for (const weight of weights) {
    for (const [set, characters] of sets.filter((one) => one[1].size > 0)) {
      const apart = SIGNS_APART[language];
      const letters = new Set([...characters].filter((character) => !apart?.test(character)));
      const subset = await fontSubset(wholeFile(folder, slice, weight), letters, { joined: isJoined(language) });
      const drawn = [...letters].filter((character) => !elsewhere.has(character));
      rules.push(faceRule(family, weight, add(`${language}-${set}-${weight}.woff2`, subset), rangeOf(drawn)));
    }
  }
  return rules;
};

/** What the start page in a language needs: its letters in one file, those of other pages in a second. */
export const languageRules = async (language: Language, add: AddFile): Promise<string[]> => {
  const weights = weightsOf(language);
  const letters = isLatin(language) ? LATIN_LETTERS : LATIN_BASICS;
  const latin = await latinRules(weights, add, letters, language === 'vi' ? new Set() : VIETNAMESE_NAME);
  if (isLatin(language)) return latin;
  const { first, rest } = characterSets(language);
  const sets = isJoined(language)
    ? [['all', new Set([...first, ...rest])] as const]
    : ([
        ['first', first],
        ['rest', rest],
      ] as const);
  const signs = [...first, ...rest].filter((character) => SIGNS_APART[language]?.test(character));
  return [...latin, ...(await scriptRules(language, sets, weights, add)), ...(await signRules(language, signs, add))];
};

/**
 * What another page needs in a language of many large letters: those of its own words in one file; whatever else should come to stand
 * there is in the files of the start page and of all others.
 */
export const wordsRules = async (language: SplitLanguage, words: PageWords, add: AddFile): Promise<string[]> => {
  const weights = weightsOf(language);
  const { first, rest } = characterSets(language);
  const own = pageCharacters(language, words);
  const signs = [...first, ...rest].filter((character) => SIGNS_APART[language]?.test(character));
  return [
    ...(await latinRules(weights, add, LATIN_BASICS, VIETNAMESE_NAME)),
    ...(await scriptRules(
      language,
      own.map((characters, at) => [at === 0 ? words : `${words}-seldom-${at}`, characters] as const),
      weights,
      add,
    )),
    ...(await scriptRules(
      language,
      [
        ['first', first],
        ['rest', rest],
      ],
      weights,
      add,
      new Set(own.flatMap((characters) => [...characters])),
    )),
    ...(await signRules(language, signs, add)),
  ];
};

/** Each language's own name, for the language links. */
export const nameRules = async (add: AddFile): Promise<string[]> => {
  const vietnamese = await fontSubset(wholeFile('noto-sans', 'vietnamese', 400), VIETNAMESE_NAME, { joined: false });
  const rules = [faceRule('Noto Sans', 400, add('vi-name-400.woff2', vietnamese), rangeOf(VIETNAMESE_NAME))];
  for (const language of LANGUAGES.filter((one) => !isLatin(one)))
    rules.push(...(await scriptRules(language, [['name', scriptCharacters(LANGUAGE_NAMES[language])]], [400], add)));
  return rules;
};

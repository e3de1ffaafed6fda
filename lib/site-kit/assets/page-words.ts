import type { Language } from '../../shared/codes.ts';
import { fontStylesheet } from './fonts.ts';

/** Pages that show the same words, so that one file of letters serves them. */
export const PAGE_WORDS = [
  'sign-up',
  'code',
  'ending',
  'sign-in',
  'not-signed-in',
  'ballot',
  'preferences',
  'contact',
  'stop',
  'did-you-send',
  'county',
  'messages',
  'notice',
] as const;
export type PageWords = (typeof PAGE_WORDS)[number];

/** Languages of so many letters, each so large, that a page loads those of its own words alone. */
export const SPLIT_LANGUAGES = ['zh', 'ja'] as const satisfies readonly Language[];
export type SplitLanguage = (typeof SPLIT_LANGUAGES)[number];

const isSplit = (language: Language): language is SplitLanguage => SPLIT_LANGUAGES.some((split) => split === language);

/** The name of the stylesheet of fonts for a page with these words; the start page's is the language's own. */
export const wordsStylesheet = (language: Language, words: PageWords | 'start'): string =>
  isSplit(language) && words !== 'start' ? `fonts-${language}-${words}.css` : fontStylesheet(language);

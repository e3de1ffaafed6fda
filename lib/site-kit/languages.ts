import { LANGUAGES, type Language } from '../shared/codes.ts';

/** The `lang` attribute of each language: it chooses the font, the hyphenation and the screen reader's voice. */
export const LANGUAGE_TAGS: Record<Language, string> = {
  en: 'en',
  es: 'es',
  zh: 'zh-Hant',
  hi: 'hi',
  ja: 'ja',
  km: 'km',
  ko: 'ko',
  fil: 'fil',
  th: 'th',
  vi: 'vi',
};

/** The language that a `?lang=` asks for, English for anything else. */
export const languageOf = (requested: string | undefined): Language =>
  LANGUAGES.find((language) => language === requested) ?? 'en';

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

/** The tags under which browsers ask for a language, where they are others than ours: any Chinese reads ours best. */
const OTHER_TAGS: Readonly<Record<string, Language>> = { tl: 'fil' };

/** The first of ours that an `Accept-Language` names; browsers list what their reader reads best first. English else. */
export const preferredLanguage = (accepted: string | undefined): Language => {
  const asked = (accepted ?? '')
    .split(',')
    // With a weight of 0 a browser says that its reader does not want it.
    .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/i.test(part))
    .map((part) => /^\s*([a-z]{2,3})\b/i.exec(part)?.[1]?.toLowerCase() ?? '');
  for (const tag of asked) {
    const language = LANGUAGES.find((one) => one === tag) ?? OTHER_TAGS[tag];
    if (language !== undefined) return language;
  }
  return 'en';
};

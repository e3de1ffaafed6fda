import { type Channel, LANGUAGES, type Language } from '../../shared/codes.ts';
import { type NameFault, nameFault } from '../../shared/plain-name.ts';
import type { Election } from './election.ts';

/** An election's name in languages other than English; what is left out has no translation. */
export type NameTranslations = { readonly [language in Language]?: string | undefined };

/** Languages that a name can be translated into: the name itself is the English one. */
export const TRANSLATED_LANGUAGES = LANGUAGES.filter((language) => language !== 'en');

type Named = Pick<Election, 'name' | 'shortName' | 'translations'>;

/** Languages whose texts are sent in the alphabet of GSM 03.38, which has ñ and é, but neither á, í, ó nor ú. */
const PLAIN_TEXTS: readonly Language[] = ['en', 'es', 'fil'];
const PLAIN = /^[A-Za-z0-9 ñÑéÉüÜ¿¡!?&/:;.,'"()+-]*$/;

/** Whether a text can say a translation without becoming three texts for its letters alone. */
const fitsTexts = (translation: string, language: Language): boolean =>
  !PLAIN_TEXTS.includes(language) || PLAIN.test(translation);

/**
 * The name as a message says it: its translation, and otherwise the name itself, or in a text its short form. A text says a
 * Spanish or Tagalog translation only where its letters are plain ones.
 */
export const nameInMessage = (
  { name, shortName, translations }: Named,
  language: Language,
  channel: Channel,
): string => {
  const translated = translations?.[language];
  if (channel !== 'text') return translated ?? name;
  return translated !== undefined && fitsTexts(translated, language) ? translated : (shortName ?? name);
};

/**
 * Languages without a translation of the election's own: voters read the name in English there, unless it is one that the
 * catalog of texts knows (`General Election`).
 */
export const untranslatedLanguages = ({ translations }: Pick<Election, 'translations'>): readonly Language[] =>
  TRANSLATED_LANGUAGES.filter((language) => translations?.[language] === undefined);

/** A name, short name or translation that no message can say, with the reason. */
export type FaultyName = { readonly field: string; readonly text: string; readonly fault: NameFault };

/** What of an election's names no message can say: it was stored before the rules for names were what they are now. */
export const faultyNames = ({ name, shortName, translations }: Named): readonly FaultyName[] => {
  const translated = TRANSLATED_LANGUAGES.map(
    (language) => [`translations.${language}`, translations?.[language]] as const,
  );
  const fields = [['name', name] as const, ['shortName', shortName] as const, ...translated];
  return fields.flatMap(([field, text = '']) => {
    const fault = nameFault(text);
    return fault === undefined ? [] : [{ field, text, fault }];
  });
};

/** Such a name with the election whose messages it keeps from being written. */
export type UnspokenName = FaultyName & { readonly election: Election };

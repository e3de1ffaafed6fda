import { LANGUAGES, type Language, MESSAGE_TYPES, type MessageType } from '../../../shared/codes.ts';
import { dateInWords } from '../../../shared/dates-in-words.ts';
import { pacificInstant, Temporal } from '../../../shared/time.ts';
import { CATALOG } from '../catalog/catalog.ts';
import type { LanguageCatalog } from '../catalog/entry.ts';
import { longestWording } from '../measure-texts.ts';
import type { SmsParts } from '../sms-parts.ts';

/** The last day of the month whose name is longest in a language. */
const longestDay = (language: Language): Temporal.PlainDate =>
  Array.from({ length: 12 }, (_, month) => Temporal.PlainDate.from({ year: 2026, month: month + 1, day: 28 })).reduce(
    (best, day) =>
      dateInWords(day, language, 'short').length > dateInWords(best, language, 'short').length ? day : best,
  );

/** Names as long as elections have: a standard one, whose translation differs in length, and one that stays as it is. */
const ELECTION_NAMES = ['Statewide Direct Primary Election', 'Consolidated District Special Election'];

/** The longest text message of a type: longest county, contacts and election name, longest month, every choice. */
export const longestText = (
  type: MessageType,
  language: Language,
  catalog: LanguageCatalog = CATALOG[language],
): SmsParts => {
  const day = longestDay(language);
  const dates = {
    electionDate: day,
    returnDeadline: day,
    cureDeadline: pacificInstant(day, '17:00'),
    dataAsOf: pacificInstant(day, '10:30'),
  };
  return ELECTION_NAMES.map((electionName) =>
    longestWording(type, language, { ...dates, electionName }, catalog),
  ).reduce((most, sms) => (sms.units > most.units ? sms : most));
};

/** A text message and its longest form. */
export type LongestText = { readonly language: Language; readonly type: MessageType; readonly sms: SmsParts };

/** The longest form of every text message in every language, of ours or of those that are given. */
export const longestTexts = (catalogs: Readonly<Partial<Record<Language, LanguageCatalog>>> = CATALOG) =>
  LANGUAGES.flatMap((language): readonly LongestText[] => {
    const catalog = catalogs[language];
    if (catalog === undefined) return [];
    return MESSAGE_TYPES.map((type) => ({ language, type, sms: longestText(type, language, catalog) }));
  });

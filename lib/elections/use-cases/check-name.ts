import { LANGUAGES, type Language } from '../../shared/codes.ts';
import { nameFault } from '../../shared/plain-name.ts';
import type { Election } from '../domain/election.ts';
import { nameInMessage } from '../domain/election-names.ts';
import type { ElectionRefusal } from '../domain/refusal.ts';
import type { MeasureTexts, TextParts } from '../ports.ts';

/**
 * How long an election's texts get, language by language, each with the name that it says; none with a name that no text
 * may carry. To measure takes a tenth of a second a language: it is done once a call.
 */
export const textsOf = (election: Election, measure: MeasureTexts): readonly TextParts[] => {
  const nameIn = (language: Language): string => nameInMessage(election, language, 'text');
  const languagesOf = Map.groupBy(LANGUAGES, nameIn);
  if ([...languagesOf.keys()].some((name) => nameFault(name))) return [];
  const texts = [...languagesOf].flatMap(([name, languages]) => measure(name, election.date, languages));
  return texts.toSorted((one, other) => LANGUAGES.indexOf(one.language) - LANGUAGES.indexOf(other.language));
};

/** Why the name of an election cannot stand in its texts, as they were measured; undefined when it can. */
export const refusedName = (election: Election, texts: readonly TextParts[]): ElectionRefusal | undefined => {
  const worst = texts.find(({ fits }) => !fits);
  if (!worst) return undefined;
  const translated = nameInMessage(election, worst.language, 'text') === election.translations?.[worst.language];
  const field = translated ? 'translation' : election.shortName === undefined ? 'name' : 'shortName';
  const detail =
    `With this ${field} a text in ${worst.language} needs ${worst.parts} parts (${worst.encoding}); ` +
    `${worst.budget} are allowed. Give a "shortName" of plain letters, such as the first words of the name: ` +
    'texts then say that, emails and calls the whole name.';
  return { code: 'name-too-long', detail };
};

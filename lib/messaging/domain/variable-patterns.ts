import type { Language } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import hotlines from '../data/voter-hotlines.json' with { type: 'json' };
import type { CatalogEntry, LanguageCatalog } from './catalog/entry.ts';
import { comparable } from './comparable.ts';
import { LANGUAGE_QUERY } from './site-link.ts';

/** The texts of a language: ours, or a version's. */
export type LanguageTexts = { readonly language: Language; readonly catalog: LanguageCatalog };

/** What the variables may say in a language: the names and dates of the elections that there are. */
export type KnownWords = {
  readonly siteUrl: string;
  readonly elections: (language: Language) => { readonly names: readonly string[]; readonly dates: readonly string[] };
};

/** Words as an expression finds them in what was pasted. */
export const escaped = (text: string): string => comparable(text).replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const oneOf = (texts: readonly string[]): string =>
  texts.length === 0 ? '(?!)' : [...new Set(texts.map(escaped))].toSorted((a, b) => b.length - a.length).join('|');

/** Where a day and a time stand. Whether they are those of a calendar and a clock is asked of `isMomentInWords`. */
const MOMENT = String.raw`[\p{L}\p{M}\p{N}:,.、，-]{4,50}?`;

/** A language's texts of one version, and what their variables may say. */
export type PatternPlace = LanguageTexts & { readonly known: KnownWords };

/** Some programs show a link without its first letters. */
const ours = (url: string): string => `(?:https:\\/\\/)?${escaped(url.replace(/^https:\/\//, ''))}`;

/** What may stand in the place of a variable, as an expression. */
export const variablePattern = (name: string, { language, catalog, known }: PatternPlace): string => {
  const { reasons, corrections } = catalog;
  const messagesOf = (entries: Readonly<Record<string, CatalogEntry>>) =>
    oneOf(Object.values(entries).map(({ message }) => message));
  switch (name) {
    case 'county':
      return oneOf(COUNTIES.map((county) => county.name));
    case 'electionName':
      return oneOf(known.elections(language).names);
    case 'electionDate':
    case 'returnDeadline':
      return oneOf(known.elections(language).dates);
    case 'expectedOn':
    case 'cureDeadline':
    case 'dataAsOf':
      return MOMENT;
    case 'notAcceptedReason':
    case 'contactReason':
      return messagesOf(reasons);
    case 'corrects':
      return messagesOf(corrections);
    case 'countyPhone':
      return String.raw`[\d()+.-]{7,20}`;
    case 'countyEmail':
      return String.raw`[a-z\d._+-]+@[a-z\d.-]+[a-z\d]`;
    case 'cureLink':
      return String.raw`(?:https:\/\/)?[a-z\d.\/_~-]{3,150}`;
    case 'trackingSite':
    case 'site':
      return String.raw`${ours(known.siteUrl)}(?:\/${LANGUAGE_QUERY})?`;
    case 'unsubscribe':
      return String.raw`${ours(`${known.siteUrl}/unsubscribe/`)}[a-z\d_-]{27}${LANGUAGE_QUERY}`;
    case 'hotline':
      return escaped(hotlines.numbers[language]);
    case 'code':
      return String.raw`\d{6}`;
    default:
      return '(?!)';
  }
};

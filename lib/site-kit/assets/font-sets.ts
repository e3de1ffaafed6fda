import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../shared/codes.ts';
import { dateWords } from '../dates.ts';
import { hoursWords } from '../hours-words.ts';
import { SITE_TEXTS } from '../texts/index.ts';
import { LANGUAGE_NAMES } from '../texts/language-names.ts';
import { scriptCharacters } from './fonts.ts';

const LIB = join(import.meta.dirname, '..', '..');

/** Where the words of pages and messages are, a file for each language. */
const FOLDERS = [
  join(LIB, 'site-kit', 'texts'),
  join(LIB, 'voter-site', 'pages', 'texts'),
  join(LIB, 'messaging', 'domain', 'catalog'),
];

const allTexts = (language: Language): string =>
  FOLDERS.flatMap((folder) => globSync(`**/${language}.ts`, { cwd: folder }).map((file) => join(folder, file)))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n') +
  dateWords(language) +
  hoursWords(language);

/** What standard elections are called there, as messages call them. */
const standardNames = (language: Language): string => {
  const catalog = readFileSync(join(LIB, 'messaging', 'domain', 'catalog', `${language}.ts`), 'utf8');
  return /electionNames: \{[^}]*\}/.exec(catalog)?.[0] ?? '';
};

/** The words of the start page, the language's own name among them: what the messages mean has a page of its own, and nobody sees what only a problem shows. */
const startTexts = (language: Language): string => {
  const {
    messages,
    notFound: _none,
    problem: _problem,
    chooseLanguage: _unseen,
    rehearsal: _elsewhere,
    ...texts
  } = SITE_TEXTS[language];
  const name = LANGUAGE_NAMES[language];
  return JSON.stringify(texts) + messages.heading + dateWords(language) + standardNames(language) + name;
};

/** The characters of a language's script: those of the start page, and those that only other pages have. */
export const characterSets = (language: Language): { readonly first: Set<string>; readonly rest: Set<string> } => {
  const first = scriptCharacters(startTexts(language));
  const all = scriptCharacters(allTexts(language));
  return { first, rest: new Set([...all].filter((character) => !first.has(character))) };
};

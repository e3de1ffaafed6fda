import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../shared/codes.ts';
import { dateWords } from '../dates.ts';
import { hoursWords } from '../hours-words.ts';
import { SITE_TEXTS } from '../texts/index.ts';
import { LANGUAGE_NAMES } from '../texts/language-names.ts';
import { scriptCharacters } from './fonts.ts';
import type { PageWords, SplitLanguage } from './page-words.ts';

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

/** What stands on every page. */
const FRAME = ['site.title', 'site.owner', 'site.skipToContent', 'site.rehearsal', 'site.contact'];
/** What stands on every page of whoever has signed in. */
const OWN = [...FRAME, 'my-ballot.menu'];
const FORM = [...FRAME, 'sign-up.form', 'sign-up.errors'];

/** The parts of the texts that pages show: a file's folder and a key at its top, or a folder for the whole file. */
const PARTS: Readonly<Record<PageWords, readonly string[]>> = {
  'sign-up': [...FORM, 'site.home', 'hours'],
  code: [...FORM, 'sign-up.code', 'sign-up.challenge', 'dates'],
  ending: [
    ...FRAME,
    'sign-up.errors',
    'sign-up.voterId',
    'sign-up.done',
    'sign-up.notMatched',
    'sign-up.later',
    'correct',
    'channels',
    'my-ballot.county',
    'dates',
  ],
  'sign-in': [...FRAME, 'sign-up.errors', 'sign-up.form', 'site.home', 'my-ballot.signIn'],
  'not-signed-in': [...FRAME, 'site.home', 'try-again', 'my-ballot.signIn', 'my-ballot.signedOut'],
  ballot: [
    ...OWN,
    'usual-messages',
    'timeline.history',
    'timeline.aboutSignUp',
    'timeline.takenBack',
    'timeline.scannedOut',
    'timeline.expected',
    'timeline.ballot',
    'timeline.sent',
    'timeline.notSent',
    'timeline.waiting',
    'timeline.tried',
    'timeline.unknown',
    'timeline.noMessage',
    'usual-reasons',
    'channels',
    'site.help',
    'office',
    'dates',
    'elections',
  ],
  preferences: [...OWN, ...FORM, 'my-ballot.preferences', 'hours'],
  contact: [...OWN, ...FORM, 'my-ballot.contact'],
  stop: [...OWN, 'sign-up.errors', 'my-ballot.optOut', 'my-ballot.unsubscribe', 'my-ballot.signedOut'],
  'did-you-send': [...OWN, 'site.home', 'my-ballot.didYouSend', 'sign-up.errors', 'dates'],
  county: [...FRAME, 'my-ballot.county', 'site.home', 'site.dates', 'sign-up.errors', 'dates', 'elections'],
  messages: [...FRAME, 'site.messages'],
  notice: [
    ...FRAME,
    'site.problem',
    'site.notFound',
    'sign-up.over',
    'sign-up.later',
    'sign-up.challenge',
    'my-ballot.stale',
    'my-ballot.optOut',
    'dates',
  ],
};

/** What such pages show only now and then: files of their own for the letters that the page's own words do not have. */
const seldomParts = (words: PageWords): readonly (readonly string[])[] =>
  words === 'ballot' ? [['timeline'], ['site.messages', 'my-ballot.county']] : [['problems']];

const fileOf = (part: string, language: Language): string =>
  part === 'site'
    ? join(LIB, 'site-kit', 'texts', `${language}.ts`)
    : join(LIB, 'voter-site', 'pages', 'texts', part, `${language}.ts`);

const IN_WORDS: Readonly<Record<string, (language: Language) => string>> = {
  dates: dateWords,
  hours: hoursWords,
  elections: standardNames,
  'try-again': (language) => wordOf(sourceOf('sign-up.notMatched', language), 'again'),
  correct: (language) => wordOf(sourceOf('sign-up.code', language), 'correct'),
  channels: (language) => wordOf(sourceOf('sign-up.form', language), 'channels'),
  office: (language) =>
    ['phone', 'email', 'site', 'hours'].map((key) => wordOf(sourceOf('my-ballot.county', language), key)).join(''),
  'usual-reasons': (language) => {
    const why = sourceOf('timeline.why', language);
    return ["'outside-hours'", "'about-to-go'", "'before-tracking'", "'not-arrived'"]
      .map((key) => wordOf(why, key))
      .join('');
  },
  'usual-messages': (language) => {
    const { heading, types } = SITE_TEXTS[language].messages;
    const usual = [types.Outbound, types.Inbound, types.Received, types.Accepted];
    return [heading, ...Object.values(types).map(({ name }) => name), ...usual.map(({ meaning }) => meaning)].join('');
  },
};

const wordOf = (source: string, key: string): string => new RegExp(`^ {4}${key}: .*$`, 'm').exec(source)?.[0] ?? '';

/** The source of one part. Throws when the file has no such key: a page would lack its letters. */
const sourceOf = (part: string, language: Language): string => {
  const inWords = IN_WORDS[part];
  if (inWords !== undefined) return inWords(language);
  const [folder = '', key] = part.split('.');
  const source = readFileSync(fileOf(folder, language), 'utf8');
  if (key === undefined) return source;
  const found = source.split(/\n(?= {2}\w+:)/).find((one) => one.startsWith(`  ${key}:`));
  if (found === undefined) throw new Error(`The texts of ${folder} have no ${key}.`);
  return found;
};

/** The characters of a language's script that pages with these words show: at first, and in files apart those of now and then. */
export const pageCharacters = (language: SplitLanguage, words: PageWords): readonly Set<string>[] => {
  const sets: Set<string>[] = [];
  for (const parts of [PARTS[words], ...seldomParts(words)]) {
    const characters = scriptCharacters(
      parts.map((part) => sourceOf(part, language)).join('\n') + LANGUAGE_NAMES[language],
    );
    sets.push(new Set([...characters].filter((one) => !sets.some((before) => before.has(one)))));
  }
  return sets;
};

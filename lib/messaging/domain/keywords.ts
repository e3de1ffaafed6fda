import { LANGUAGES, type Language } from '../../shared/codes.ts';
import keywords from '../data/keywords.json' with { type: 'json' };
import { clausesOf, plainOf, withoutAccents } from './plain-text.ts';

/** What somebody who texts us wants. `other`: we cannot tell. */
export type Wish = 'stop' | 'start' | 'help' | 'other';

/** A text, read. The language is that of the word which decided; undefined for a word of several and for `other`. */
export type ReadText = {
  readonly wish: Wish;
  readonly language: Language | undefined;
  /** The text without signs and capitals: what a carrier compares with its own words. */
  readonly plain: string;
};

type Words = (typeof keywords.languages)[Language];

/** Written without spaces between words: a word is found inside others. */
const SPACELESS: ReadonlySet<Language> = new Set(['zh', 'ja', 'km', 'th', 'ko']);

const ASCII = /^[a-z0-9 ]*$/;

/** Who types without accents means the word with them; who types other accents means another word. */
const formsOf = (word: string): readonly string[] => {
  const whole = plainOf(word);
  return [...new Set([whole, withoutAccents(whole)])];
};

const prepared = (language: Language) => {
  const { stop, stopAlone, start, help, around }: Words = keywords.languages[language];
  const isSpaceless = SPACELESS.has(language);
  const forms = (words: readonly string[]): readonly string[] => words.flatMap(formsOf);
  /** Where words are not parted, spaces say nothing. */
  const asWritten = (text: string): string => (isSpaceless ? text.replaceAll(' ', '') : text);
  return {
    language,
    asWritten,
    stop: new Set(forms(stop).map(asWritten)),
    stopAlone: new Set(forms([...stop, ...stopAlone]).map(asWritten)),
    start: new Set(forms(start).map(asWritten)),
    help: forms(help),
    // The longest first: "thank you" before "you".
    around: forms(around).toSorted((one, other) => other.length - one.length),
    isSpaceless,
  };
};
type Prepared = ReturnType<typeof prepared>;

const ALL: readonly Prepared[] = LANGUAGES.map(prepared);

const withoutAround = (text: string, { around, isSpaceless }: Prepared): string => {
  const all = around.reduce(
    (left, word) =>
      isSpaceless && !ASCII.test(word) ? left.replaceAll(word, ' ') : ` ${left} `.replaceAll(` ${word} `, '  '),
    text,
  );
  return all.replaceAll(/\s+/g, ' ').trim();
};

/** A text, and each that is left when words of `around` are taken off its end, one after another. */
const endings = (text: string, words: Prepared): readonly string[] => {
  const last = words.around.find((word) => text.endsWith(` ${word}`));
  return last === undefined ? [text] : [text, ...endings(text.slice(0, -last.length - 1), words)];
};

const frontOff = (text: string, around: readonly string[]): string => {
  const first = around.find((word) => text.startsWith(`${word} `));
  return first === undefined ? text : frontOff(text.slice(first.length + 1), around);
};

/** Whether a text is one of the words, but for what is around it. In Spanish half of the accents may be missing. */
const isOneOf = (text: string, list: ReadonlySet<string>, words: Prepared): boolean =>
  [...endings(text, words), ...endings(frontOff(text, words.around), words), withoutAround(text, words)].some(
    (one) => list.has(words.asWritten(one)) || (words.language === 'es' && list.has(withoutAccents(one))),
  );

const { words: everywhere, notAsked, polite, questions } = keywords.everywhere;
const EVERYWHERE = `(?:${everywhere.join('|')})`;
const FIRST = new RegExp(`^${EVERYWHERE}(?! (?:${notAsked.behind.join('|')})\\b)(?: |$)`);
const LAST = new RegExp(`(?:^|[^a-z])${EVERYWHERE}$`);
const NOT_ASKED = new RegExp(
  `\\b(?:${notAsked.before.join('|')})(?: (?:${notAsked.between.join('|')}))* ${EVERYWHERE}$`,
);
const QUESTION = new RegExp(`^(?:${questions.join('|')}) `);

const ENGLISH = prepared('en');

/** Signs and pictures beside a word part it from others; "stoppp" is no other word. */
const inWords = (text: string): string =>
  text
    .replaceAll(/stop+\b/g, 'stop')
    .replaceAll(/[^\p{L}\p{M}\p{N} ]+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();

/** Whether the first or the last word is one that carriers list, whatever stands beside it. */
const saysStop = (plain: string, clauses: readonly string[]): boolean => {
  if (FIRST.test(frontOff(inWords(plain), polite))) return true;
  // Thanks behind it are no last word.
  const last = inWords(clauses.findLast((clause) => withoutAround(clause, ENGLISH) !== '') ?? '');
  return !QUESTION.test(last) && endings(last, ENGLISH).some((one) => LAST.test(one) && !NOT_ASKED.test(one));
};

const asksToStop = (plain: string, clauses: readonly string[], words: Prepared): boolean =>
  isOneOf(plain, words.stopAlone, words) ||
  [clauses.at(0), clauses.at(-1)].some((clause) => clause !== undefined && isOneOf(clause, words.stop, words)) ||
  (words.language === 'en' && saysStop(plain, clauses));

const asksToStart = (plain: string, _clauses: readonly string[], words: Prepared): boolean =>
  isOneOf(plain, words.start, words);

/** Whether a word stands in a text; one that was listed without its accents is not meant by a text with others. */
const holds = (text: string, word: string, isSpaceless: boolean): boolean => {
  if (ASCII.test(word) && !ASCII.test(text)) return false;
  return isSpaceless && !ASCII.test(word) ? text.includes(word) : ` ${text} `.includes(` ${word} `);
};

const asksForHelp = (plain: string, _clauses: readonly string[], { help, isSpaceless }: Prepared): boolean =>
  help.some((word) => holds(plain, word, isSpaceless));

const languageOf = (found: readonly Prepared[]): Language | undefined =>
  found.length === 1 ? found[0]?.language : undefined;

/**
 * What a text asks for, in any of the ten languages and their scripts, by the lists of `keywords.json`: an English word that
 * carriers list ends as the first or last word; every other way of saying it as the whole text or a clause of its own. A
 * sentence that speaks of stopping is `other`, and the answer to it says how to stop (47 CFR 64.1200(a)(10)). Nothing is ever
 * opened again but by a word alone that says so.
 */
export const readText = (text: string): ReadText => {
  const read = text.slice(0, 1_600);
  const plain = plainOf(read);
  const clauses = clausesOf(read);
  for (const [wish, asks] of [
    ['stop', asksToStop],
    ['start', asksToStart],
    ['help', asksForHelp],
  ] as const) {
    const found = ALL.filter((words) => asks(plain, clauses, words));
    if (found.length > 0) return { wish, language: languageOf(found), plain };
  }
  return { wish: 'other', language: undefined, plain };
};

import { LANGUAGES, type Language } from '../../shared/codes.ts';
import keywords from '../data/keywords.json' with { type: 'json' };
import { plainOf, withoutAccents } from './plain-text.ts';

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
/** A longer text may speak of stopping without asking for it. */
const MOST_WORDS = 14;
const MOST_CHARACTERS = 40;
/** How many words before it a negation turns a word around: "do not ever stop". */
const NEAR = 2;

const ASCII = /^[a-z0-9 ]*$/;

/** Who types without accents means the word with them; who types other accents means another word. */
const formsOf = (word: string): readonly string[] => {
  const whole = plainOf(word);
  return [...new Set([whole, withoutAccents(whole)])];
};

const prepared = (language: Language) => {
  const { stop, stopAlone, start, help, around, negations }: Words = keywords.languages[language];
  const forms = (words: readonly string[]): readonly string[] => words.flatMap(formsOf);
  return {
    language,
    stop: forms(stop),
    stopAlone: new Set(forms([...stop, ...stopAlone])),
    start: new Set(forms(start)),
    help: forms(help),
    // The longest first: "thank you" before "you".
    around: forms(around).toSorted((one, other) => other.length - one.length),
    negations: forms(negations),
    isSpaceless: SPACELESS.has(language),
  };
};
type Prepared = ReturnType<typeof prepared>;

const ALL: readonly Prepared[] = LANGUAGES.map(prepared);

/** Whether a word that was listed without its accents may be meant. */
const mayMean = (text: string, word: string): boolean => !ASCII.test(word) || ASCII.test(text);

const positionOf = (text: string, word: string, isSpaceless: boolean): number =>
  isSpaceless && !ASCII.test(word) ? text.indexOf(word) : ` ${text} `.indexOf(` ${word} `);

const withoutAround = (text: string, { around, isSpaceless }: Prepared): string => {
  const all = around.reduce(
    (left, word) =>
      isSpaceless && !ASCII.test(word) ? left.replaceAll(word, ' ') : ` ${left} `.replaceAll(` ${word} `, '  '),
    text,
  );
  return all.replaceAll(/\s+/g, ' ').trim();
};

/** Negations that hold a word in them: 停止 is Chinese and Japanese, 停止しないで takes back both. */
const WHOLE_NEGATIONS: readonly string[] = ALL.flatMap(({ negations }) =>
  negations.filter((word) => word.includes(' ') || !ASCII.test(word)),
);

const isNegated = (text: string, position: number, { negations }: Prepared): boolean => {
  const before = text.slice(0, position).trim().split(' ').slice(-NEAR);
  return before.some((word) => negations.includes(word)) || WHOLE_NEGATIONS.some((words) => text.includes(words));
};

const asksToStop = (text: string, words: Prepared): boolean => {
  if (words.stopAlone.has(text) && mayMean(text, text)) return true;
  if (words.stopAlone.has(withoutAround(text, words))) return true;
  const isShort = text.split(' ').length <= MOST_WORDS && (!words.isSpaceless || text.length <= MOST_CHARACTERS);
  return (
    isShort &&
    words.stop.some((word) => {
      const position = mayMean(text, word) ? positionOf(text, word, words.isSpaceless) : -1;
      return position >= 0 && !isNegated(text, position, words);
    })
  );
};

const asksToStart = (text: string, words: Prepared): boolean =>
  words.start.has(text) || words.start.has(withoutAround(text, words));

const asksForHelp = (text: string, { help, isSpaceless }: Prepared): boolean =>
  help.some((word) => mayMean(text, word) && positionOf(text, word, isSpaceless) >= 0);

const languageOf = (found: readonly Prepared[]): Language | undefined =>
  found.length === 1 ? found[0]?.language : undefined;

/**
 * What a text asks for, in any of the ten languages and their scripts. In doubt it asks to stop rather than to go on, and
 * nothing is ever opened again but by a word alone that says so.
 */
export const readText = (text: string): ReadText => {
  const plain = plainOf(text.slice(0, 1_600));
  for (const [wish, asks] of [
    ['stop', asksToStop],
    ['start', asksToStart],
    ['help', asksForHelp],
  ] as const) {
    const found = ALL.filter((words) => asks(plain, words));
    if (found.length > 0) return { wish, language: languageOf(found), plain };
  }
  return { wish: 'other', language: undefined, plain };
};

import type { Language } from '../../../shared/codes.ts';
import { LOCALES } from '../../../shared/dates-in-words.ts';

/** Scripts that write no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Khmer}\p{Script=Thai}]/u;
/** What begins no line: closing punctuation, marks of repetition and length, and marks that stand on a letter. */
const NO_BEGINNING =
  /^[\u00a0\p{Pe}\p{Pf}\p{M}、。，．：；！？・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々៖។៕ៗๆฯ,.:;!?%”’»]/u;
/** What ends no line: opening punctuation. */
const NO_END = /[\u00a0\p{Ps}\p{Pi}“‘«¿¡]$/u;

/** A date as Chinese and Japanese write it: 2026年11月3日. */
const isWithinDate = (before: string, after: string): boolean => /[\d年月]$/.test(before) && /^[\d年月日]/.test(after);

/** Words that the dictionary takes apart: Thai for county is none of its own. */
const WHOLE = /(เคาน์ตี)/;

/** The words of a script that writes no space between them, by a dictionary. */
const dictionaryWords = (text: string, language: Language): readonly string[] =>
  text
    .split(WHOLE)
    .flatMap((part) =>
      WHOLE.test(part)
        ? [part]
        : [...new Intl.Segmenter(LOCALES[language], { granularity: 'word' }).segment(part)].map(
            ({ segment }) => segment,
          ),
    );

const wordsOf = (text: string, language: Language): readonly string[] =>
  text.split(/(?<=[ \u3000])/).flatMap((part) => (UNSPACED.test(part) ? dictionaryWords(part, language) : [part]));

/** Whether a line may not end between two words. */
const belong = (before: string, after: string): boolean =>
  NO_BEGINNING.test(after) || NO_END.test(before) || /^\s+$/.test(after) || isWithinDate(before, after);

/** Joins neighbours for which `joins` says so, from the left. */
const joined = (parts: readonly string[], joins: (before: string, after: string) => boolean): string[] => {
  const whole: string[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last !== undefined && joins(last, part)) whole[whole.length - 1] = last + part;
    else whole.push(part);
  }
  return whole;
};

/** The parts between which a line may end, each with the space behind it. */
export const piecesOf = (text: string, language: Language): readonly string[] =>
  joined(wordsOf(text, language), belong);

/** Puts pieces into lines of at most `width`. A piece that is longer has a line of its own. */
const fill = (pieces: readonly string[], width: number, measure: (text: string) => number): string[] =>
  joined(pieces, (line, piece) => measure((line + piece).trimEnd()) <= width);

const STEPS = 12;

/**
 * The lines of a text: as few as fit the width, and then as even as they can be, so that no word stands alone in the last.
 * Throws for a width that is none.
 */
export const linesOf = (pieces: readonly string[], width: number, measure: (text: string) => number): string[] => {
  if (!(width > 0)) throw new Error('A text needs a width.');
  const count = fill(pieces, width, measure).length;
  let [narrow, wide] = [width / Math.max(count, 1) / 2, width];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (narrow + wide) / 2;
    if (fill(pieces, middle, measure).length > count) narrow = middle;
    else wide = middle;
  }
  return fill(pieces, wide, measure).map((line) => line.trimEnd());
};

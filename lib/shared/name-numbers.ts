import { type Cluster, clustersIn, digitsOf, FEW, isOrdinary, plainOf } from './name-clusters.ts';
import { inDigits } from './name-digits.ts';
import words from './name-words.json' with { type: 'json' };
import { withSigns } from './plain-signs.ts';

const oneOf = (list: readonly string[]): string => list.join('|');
const isLatin = (word: string): boolean => /^\p{Script=Latin}/u.test(word);
/** In the form in which a name is read: फ़ has two. */
const asking = words.asks.words.normalize('NFKC').split(' ');
const numbered = words.numbered.words.split(' ');

/** A whole number of the North American plan, however many words stand between its parts: "916 ext 653 ext 2244". */
const PHONE_DIGITS = 10;
/** From so many digits on a number can be dialled where a name asks for it. */
const ASKED_DIGITS = 3;
/** So far behind the word that asks: "Text the word VOTE to 786". */
const ASKED_WITHIN = 40;
/** A word of Latin letters by itself; Chinese, Thai and others write none between words. */
const ASKS = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${oneOf(asking.filter(isLatin))})(?![\\p{L}\\p{M}])|${oneOf(asking.filter((word) => !isLatin(word)))}`,
  'giu',
);

const NUMBERED = `(?<!(?<!\\p{L})(?:${oneOf(numbered)})\\.?\\s)`;
const YEAR = '(?:19|20)\\d\\d';
/**
 * Numbers that say what they are, and what they count as: that of a resolution ("No. 2026-045", "Ordinance 24-1034"), that of a
 * district beside a year ("District 1001, 2026"), an amount below a billion ("$1,250,500").
 */
const REFERENCES: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `(?<!\\p{L})(${oneOf(numbered)})(\\.?\\s(?:no\\.?\\s)?)(?:${YEAR}-\\d{1,3}|(?:19|2\\d)-\\d{3,4})(?![\\d-]|[ ,.]{1,2}\\d)`,
      'giu',
    ),
    '$1$21',
  ],
  [new RegExp(`(?<!\\p{L})(${oneOf(numbered)})(\\.?\\s)\\d{4}(?=, ${YEAR}(?![\\d-]|[ ,.]{1,2}\\d))`, 'giu'), '$1$21'],
  [/\$\d{1,3}(?:,\d{3}){1,2}(?![\d,]|\s\d)/g, '$$1'],
];
/** Three or four digits with signs between them in front of letters: "8-6-6 VOTE NOW". */
const SPACED = /(?<![\d.,-]|\d )(?:\d[ .-]{1,2}){2,3}\d(?=[ .-]{1,3}\p{L})/gu;

/** Toll-free and charged area codes in front of letters: 1-800-VOTE-NOW. */
const TOLL_FREE = new RegExp(
  `(?<![\\d,.$])${NUMBERED}(?:1[-. ]*)?\\(?(?:8(?:00|33|44|55|66|77|88)|900|976)[-. )]*\\p{L}`,
  'iu',
);
/** Three digits that signs join to words: 916-vote-now. */
const CHAINED = /(?<!\d)\d{3}[-.)] ?(\p{L}{2,}(?:[-.][\p{L}\d]+)+)/gu;
/** Three digits and seven capitals, in one word or two. */
const VANITY = new RegExp(
  `(?<!\\d)${NUMBERED}\\(?\\d{3}([-. )]{1,3})([A-Z]{2,7})(?:[-. ]([A-Z]{2,5}))?(?![A-Za-z])`,
  'giu',
);
/** A line has seven digits, so seven letters spell one: "100-Year-Flood Zone" has nine. */
const LINE_LETTERS = 7;

const isChained = (text: string): boolean =>
  [...text.matchAll(CHAINED)].some(([, chain = '']) => chain.replaceAll(/[-.]/g, '').length === LINE_LETTERS);

const isVanity = (text: string): boolean =>
  [...text.matchAll(VANITY)].some(([, sign = '', one = '', other = '']) => {
    const areCapitals = !/\p{Ll}/u.test(one + other);
    const isOfCapitals = !/\p{Ll}/u.test(text);
    // In a name that is written in capitals throughout, a space alone says nothing.
    return areCapitals && (one + other).length === LINE_LETTERS && !(isOfCapitals && sign === ' ');
  });

/** Behind these words of an ask a number is that of what is asked about: "Call of Special Election No. 101". */
const ABOUT = /^\s+(?:of|for)(?!\p{L})/iu;
const NAMED = new RegExp(`(?<!\\p{L})(?:${oneOf(numbered.filter((word) => !/^nos?$/.test(word)))})\\.?\\s+$`, 'iu');
/** "Text JOIN to 2026", "Send STOP to 2026": what looks like a year is a short code there. */
const SENT_TO = /^[^\d]{0,30}(?:(?<=[A-Z]{2} )(?:to|al|a|sa) \d{3}|\s(?:to|al|a|sa) [\d-]{3,}\s*$)/u;

const isAskedFor = (text: string, clusters: readonly Cluster[]): boolean =>
  [...text.matchAll(ASKS)].some((asks) => {
    const end = asks.index + asks[0].length;
    const behind = text.slice(end);
    if (ABOUT.test(behind)) return false;
    if (SENT_TO.test(behind) || /^[\s:(#+-]{0,4}\d/.test(behind)) return true;
    return clusters.some(
      (cluster) =>
        cluster.at >= end &&
        cluster.at - end <= ASKED_WITHIN &&
        !NAMED.test(text.slice(end, cluster.at)) &&
        digitsOf(plainOf(cluster)) >= ASKED_DIGITS,
    );
  });

/** Whether a name holds a number that can be called or texted, however it is written. `read`: as a telephone reads it (NFKC). */
export const hasPhone = (read: string): boolean => {
  const spelt = inDigits(read);
  // An ask is looked for in the name as it is: "$916,653,224" is no amount there.
  const text = withSigns(spelt, REFERENCES);
  const clusters = clustersIn(text);
  const joined = text.replaceAll(SPACED, (digits) => digits.replaceAll(/\D/g, ''));
  // What is ordinary by its form, such as a list or a date, adds nothing to a number that words part.
  const single = clusters.filter(({ items }) => digitsOf(items) <= FEW);
  const parted = single.reduce((sum, cluster) => sum + digitsOf(plainOf(cluster)), 0);
  return (
    parted >= PHONE_DIGITS ||
    !clusters.every(isOrdinary) ||
    TOLL_FREE.test(joined) ||
    isChained(text) ||
    isVanity(joined) ||
    isAskedFor(spelt, clustersIn(spelt))
  );
};

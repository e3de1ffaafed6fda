/** How many changes of one character make one text of the other: one put in, taken out, replaced, or two neighbours swapped. */
const distance = (from: string, to: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= to.length; at += 1) {
      const same = from[row - 1] === to[at - 1] ? 0 : 1;
      const swapped = row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      next.push(
        Math.min(
          (last[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (last[at - 1] ?? 0) + same,
          swapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[to.length] ?? 0;
};

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Longer than anything that we have a name for. */
const LONGEST = 40;

/**
 * Which of our own words somebody probably meant: the one that differs in case, spaces and dashes alone, or by one
 * mistake in five characters; undefined where none or several are equally near.
 */
export const likely = (given: string, known: readonly string[]): string | undefined => {
  if (given.length > LONGEST) return undefined;
  const text = plain(given);
  const ranked = known
    .map((word) => ({ word, away: distance(text, plain(word)) }))
    .filter(({ word, away }) => away <= Math.floor(plain(word).length / 5))
    .toSorted((left, right) => left.away - right.away);
  const [first, second] = ranked;
  return first && first.away !== second?.away ? first.word : undefined;
};

/** The words of a sentence that names what was probably meant: ` Did you mean "ISSUED"?`; empty for none. */
export const didYouMean = (word: string | undefined): string => (word === undefined ? '' : ` Did you mean "${word}"?`);

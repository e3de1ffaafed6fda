/** Lambda hands over 6 MB at most, with everything around the body; what was done must be answered whatever it says. */
export const MOST_ANSWER_BYTES = 4_000_000;

/** The size of a value in an answer: Lambda hands the body over as a text within JSON, in which each quote is escaped. */
export const bytesInAnswer = (value: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(value) ?? ''));

/**
 * How many entries of a page find room in an answer, in their order: one at least where there is any, so that whoever follows
 * the pages comes to the end.
 */
export const fittingEntries = (entries: readonly unknown[], most: number = MOST_ANSWER_BYTES): number => {
  let room = most;
  const end = entries.findIndex((entry) => {
    room -= bytesInAnswer(entry) + 1;
    return room < 0;
  });
  return end < 0 ? entries.length : Math.max(1, end);
};

/** The lists of an answer, and how many entries of each were left out, where some were. */
type WithinAnswer<Lists> = Lists & { readonly leftOut?: { readonly [name in keyof Lists]: number } };

/** Lists of an answer as far as they find room in it, in their order: of what finds none the number is answered. */
export const withinAnswer = <Lists extends Readonly<Record<string, readonly unknown[]>>>(
  lists: Lists,
  most: number = MOST_ANSWER_BYTES,
): WithinAnswer<Lists> => {
  let room = most;
  const kept = Object.entries(lists).map(([name, entries]) => {
    const end = entries.findIndex((entry) => {
      room -= bytesInAnswer(entry) + 1;
      return room < 0;
    });
    return [name, end < 0 ? entries : entries.slice(0, end), end < 0 ? 0 : entries.length - end] as const;
  });
  const answered = Object.fromEntries(kept.map(([name, entries]) => [name, entries])) as Lists;
  if (kept.every(([, , out]) => out === 0)) return answered;
  const leftOut = Object.fromEntries(kept.map(([name, , out]) => [name, out])) as Record<keyof Lists, number>;
  return { ...answered, leftOut };
};

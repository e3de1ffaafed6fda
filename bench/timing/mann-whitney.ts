/** How far two samples are apart. */
export type Comparison = {
  /** The chance that a value of the first is smaller than one of the second, ties counted half: 0.5 where nothing differs. */
  readonly auc: number;
  /** Two-sided, by the normal approximation with ties: the chance of such a distance, or a greater one, where nothing differs. */
  readonly p: number;
};

/** The normal distribution's upper tail (Abramowitz and Stegun 26.2.17): right to seven places. */
const tailBeyond = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * z);
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = terms.reduceRight((known, term) => t * (term + known), 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
};

/** The Mann-Whitney U test of two samples. */
export const mannWhitney = (first: readonly number[], second: readonly number[]): Comparison => {
  const [m, n] = [first.length, second.length];
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ];
  all.sort((one, other) => one.value - other.value);
  let [rankSum, ties] = [0, 0];
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const size = to - from;
    ties += size ** 3 - size;
    // Whoever is equal shares the middle rank.
    rankSum += ((from + 1 + to) / 2) * all.slice(from, to).filter(({ isFirst }) => isFirst).length;
    from = to;
  }
  const above = rankSum - (m * (m + 1)) / 2;
  const total = m + n;
  const spread = Math.sqrt(((m * n) / 12) * (total + 1 - ties / (total * (total - 1))));
  const distance = Math.max(0, Math.abs(above - (m * n) / 2) - 0.5);
  return { auc: 1 - above / (m * n), p: spread === 0 ? 1 : Math.min(1, 2 * tailBeyond(distance / spread)) };
};

/** Holm's correction: what each chance comes to where so many are looked at at once. In the order given. */
export const holm = (chances: readonly number[]): readonly number[] => {
  const order = chances.map((_, at) => at).sort((one, other) => (chances[one] ?? 0) - (chances[other] ?? 0));
  const corrected = new Array<number>(chances.length).fill(1);
  let least = 0;
  for (const [rank, at] of order.entries()) {
    least = Math.max(least, Math.min(1, (chances.length - rank) * (chances[at] ?? 0)));
    corrected[at] = least;
  }
  return corrected;
};

/** The smallest delay that would show in four of five runs of this size: a sample against itself, so much later. Milliseconds. */
export const smallestSeen = (sample: readonly number[]): number => {
  const n = sample.length;
  const wanted = 0.5 + (1.96 + 0.84) * Math.sqrt((2 * n + 1) / (12 * n * n));
  let [low, high] = [0, 1000];
  for (let step = 0; step < 30; step += 1) {
    const delay = (low + high) / 2;
    const { auc } = mannWhitney(
      sample,
      sample.map((value) => value + delay),
    );
    if (auc >= wanted) high = delay;
    else low = delay;
  }
  return high;
};

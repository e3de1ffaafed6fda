/** Messages that were expected, that came as expected, and that did not come; and those that came and should not have. */
export type Tally = {
  readonly expected: number;
  readonly asExpected: number;
  readonly missing: number;
  readonly unexpected: number;
};

export const NO_MESSAGES: Tally = { expected: 0, asExpected: 0, missing: 0, unexpected: 0 };

export const addTallies = (one: Tally, other: Tally): Tally => ({
  expected: one.expected + other.expected,
  asExpected: one.asExpected + other.asExpected,
  missing: one.missing + other.missing,
  unexpected: one.unexpected + other.unexpected,
});

/** Tallies by name. */
export type Tallies = Readonly<Record<string, Tally>>;

export const addAll = (one: Tallies, other: Tallies): Tallies => {
  const sum: Record<string, Tally> = { ...one };
  for (const [name, tally] of Object.entries(other)) sum[name] = addTallies(sum[name] ?? NO_MESSAGES, tally);
  return sum;
};

/** Up to which delay, in seconds, messages are counted together; what took longer is in the last. */
export const DELAY_BOUNDS = [60, 300, 900, 3_600, 14_400] as const;

/** How many messages came how long after the first moment at which they could: one count for each bound, and one beyond. */
export type Delays = { readonly counts: readonly number[]; readonly longest: number };

export const NO_DELAYS: Delays = { counts: [...DELAY_BOUNDS.map(() => 0), 0], longest: 0 };

export const addDelays = (one: Delays, other: Delays): Delays => ({
  counts: one.counts.map((count, index) => count + (other.counts[index] ?? 0)),
  longest: Math.max(one.longest, other.longest),
});

/** Delays in seconds, counted. */
export const delaysOf = (seconds: readonly number[]): Delays => {
  const counts = [...NO_DELAYS.counts];
  for (const delay of seconds) {
    const found = DELAY_BOUNDS.findIndex((bound) => delay <= bound);
    const place = found === -1 ? DELAY_BOUNDS.length : found;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { counts, longest: seconds.reduce((most, delay) => Math.max(most, delay), 0) };
};

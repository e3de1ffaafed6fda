/**
 * How fast one origination may send. The provider's limit is reckoned over short spans; three of a hundred are left for
 * the moment that a request spends on its way.
 */
const SHARE_OF_LIMIT = 0.97;

/** Milliseconds between two units at a provider's limit of so many a second. */
export const unitMs = (limitPerSecond: number): number => 1000 / (limitPerSecond * SHARE_OF_LIMIT);

/** A turn further off than this is not waited for: a Lambda that waits costs as much as one that works. Milliseconds. */
export const LONGEST_WAIT_MS = 5_000;

/** Turns that went by unused for longer than this are not made up for: that would be a burst. Milliseconds. */
const LATEST_USE_MS = 1_000;

/** A span of time that belongs to one sender, in milliseconds: it may send one unit in each `unitMs` of it. */
export type Span = { readonly from: number; readonly to: number };

/** What is left of a sender's spans at `now`. */
export const usable = (spans: readonly Span[], now: number): readonly Span[] =>
  spans.flatMap(({ from, to }) => {
    const start = Math.max(from, now - LATEST_USE_MS);
    return start < to ? [{ from: start, to }] : [];
  });

/** How much time a sender's spans hold. Milliseconds. */
export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);

/**
 * What is lost by reckoning: a moment of this century is a number of milliseconds that is exact to a quarter of a
 * microsecond. A turn that lacks less than this is a whole one; otherwise messages are put off for nothing.
 */
const ROUNDING_MS = 1e-3;

/** Takes so much time off the front of the spans. Returns when it has all passed: the moment to send at. */
export const drawTurn = (
  spans: readonly Span[],
  cost: number,
): { readonly at: number; readonly left: readonly Span[] } | undefined => {
  let missing = cost;
  for (const [index, { from, to }] of spans.entries()) {
    if (missing <= to - from + ROUNDING_MS) {
      const at = Math.min(from + missing, to);
      const left = [{ from: at, to }, ...spans.slice(index + 1)];
      return { at, left: left.filter((span) => span.to - span.from > ROUNDING_MS) };
    }
    missing -= to - from;
  }
  return undefined;
};

/**
 * When to ask again after a refusal: about when the mark will be near, spread so that those who were refused together do
 * not come back together. `random` is from [0, 1). Seconds.
 */
export const askAgainAfter = (mark: number, now: number, random: number): number => {
  const ahead = Math.max(0, mark - now) / 1000;
  return Math.min(900, Math.max(1, Math.ceil(ahead * (0.5 + random))));
};

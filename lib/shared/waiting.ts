/** Time, pauses in it, and chance: real ones, or simulated ones in tests. */
export type Waiting = {
  readonly nowMs: () => number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** From [0, 1). */
  readonly random: () => number;
};

/** Of the machine that runs. */
export const REAL_WAITING: Waiting = {
  nowMs: () => performance.now(),
  pause: (milliseconds) => new Promise((over) => setTimeout(over, milliseconds)),
  random: Math.random,
};

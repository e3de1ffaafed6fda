import type { Temporal } from './time.ts';

/** The present instant. Asked once per decision; rules receive the value, never the clock. */
export type Clock = () => Promise<Temporal.Instant>;

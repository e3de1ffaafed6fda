import type { Temporal } from '../domain/shared/time.ts';

/** The present instant. Asked once per decision; rules receive the value, never the clock. */
export type Clock = () => Promise<Temporal.Instant>;

import { Temporal } from '../../shared/time.ts';
import type { CountyEvent } from './county-event.ts';

/** `waiting`: it is told again. `told`: the county's system has taken it. `failed`: it was given up, until somebody says otherwise. */
export const TELLING_STATES = ['waiting', 'told', 'failed'] as const;
export type TellingState = (typeof TELLING_STATES)[number];

/** An event, and how far the telling is. */
export type Telling = {
  readonly event: CountyEvent;
  readonly state: TellingState;
  /** Attempts so far. */
  readonly attempts: number;
  /** Waiting: when it is tried next. Else: when it ended. */
  readonly moment: Temporal.Instant;
  /** After this moment it is given up. */
  readonly giveUpAt: Temporal.Instant;
  /** Why the last attempt failed, in a word (`why-untold` of the page): `unanswered`, `answered-503`. */
  readonly failure?: string;
};

/** Days for which an event is told again: a system that is down over a long weekend loses nothing. As for the events of checks. */
export const TELL_DAYS = 7;

/** How long an event that has ended is kept for the county to see. */
export const SHOWN_DAYS = 60;

/** Minutes until the next attempt, by the attempts before it; then every hour. */
const PAUSES: readonly number[] = [5, 10, 20, 40, 60];
const LONGEST = 60;

/** After so many failures in a row the system is left alone until the next round: it is down. */
export const FAILURES_IN_A_ROW = 5;

const endOf = (from: Temporal.Instant): Temporal.Instant => from.add({ hours: 24 * TELL_DAYS });

/** An event that has just happened: told at once. */
export const newTelling = (event: CountyEvent): Telling => ({
  event,
  state: 'waiting',
  attempts: 0,
  moment: event.at,
  giveUpAt: endOf(event.at),
});

/** Why an event was not told: no address or secret on file, or what came of the call. */
export type Untold = 'no-address' | 'no-secret' | 'not-called' | 'unanswered' | `answered-${number}`;

/** Whether an event that waits is not told again once this attempt has failed. */
export const isOver = ({ giveUpAt }: Telling, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, giveUpAt) >= 0;

/** The telling after an attempt at `now`. */
export const afterAttempt = (telling: Telling, outcome: 'told' | Untold, now: Temporal.Instant): Telling => {
  const attempts = telling.attempts + 1;
  const { failure: _, ...rest } = telling;
  if (outcome === 'told') return { ...rest, state: 'told', attempts, moment: now };
  if (isOver(telling, now)) return { ...rest, state: 'failed', attempts, moment: now, failure: outcome };
  const pause = PAUSES[telling.attempts] ?? LONGEST;
  return { ...rest, attempts, moment: now.add({ minutes: pause }), failure: outcome };
};

/** An event that was given up, from the beginning again: somebody has mended the system. */
export const toldAgain = ({ event, attempts }: Telling, now: Temporal.Instant): Telling => ({
  event,
  state: 'waiting',
  attempts,
  moment: now,
  giveUpAt: endOf(now),
});

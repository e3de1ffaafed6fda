import { Temporal, toPacificIso } from '../../shared/time.ts';
import { LocalFailure } from '../base/local-failure.ts';

/** What the clock is asked: to show another time, or to go on for a while. */
export type ClockWish = { readonly now: string } | { readonly advance: string };

const HOW = 'Use a time with its offset, such as 2026-10-02T16:59:00-07:00, or a duration, such as +PT8H or +P3D.';

const parsed = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** Reads `2026-10-02T16:59:00-07:00` or `+PT8H`. Throws a `LocalFailure` with a sentence for anything else. */
export const readClockWish = (word: string): ClockWish => {
  if (/^\+?P/i.test(word)) {
    const duration = parsed(() => Temporal.Duration.from(word.replace(/^\+/, '')));
    if (duration) return { advance: duration.toString() };
    throw new LocalFailure(`"${word}" is no duration. ${HOW}`);
  }
  const instant = parsed(() => Temporal.Instant.from(word));
  if (instant) return { now: instant.toString() };
  const local = parsed(() => Temporal.PlainDateTime.from(word));
  if (!local) throw new LocalFailure(`"${word}" is no time. ${HOW}`);
  const meant = toPacificIso(local.toZonedDateTime('America/Los_Angeles').toInstant());
  throw new LocalFailure(`"${word}" has no offset: which time is meant? In California it would be ${meant}.`);
};

import { Temporal } from '../../shared/time.ts';
import type { Fire } from './fire.ts';
import type { Schedule } from './schedule.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What moving the clock needs from the stage. */
export type StepperParts = {
  readonly clock: VirtualClock;
  /** The schedules as they stand now: running ones may have created new ones. */
  schedules(): Promise<readonly Schedule[]>;
  readonly fire: Fire;
  readonly afterFiring: (schedule: Schedule) => Promise<void>;
  /** When a row will next be due, later than `after`; undefined when nothing waits. */
  nextDue(after: Temporal.Instant): Promise<Temporal.Instant | undefined>;
  /** Returns when nothing is left to do but wait for outsiders. */
  quiet(): Promise<void>;
};

type Firing = { readonly schedule: Schedule; readonly at: Temporal.Instant };

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/** The earliest firings after `after` and not after `until`: all that share the first moment, in the order of names. */
export const nextFirings = (
  schedules: readonly Schedule[],
  after: Temporal.Instant,
  until: Temporal.Instant,
): readonly Firing[] => {
  let first: Firing[] = [];
  for (const schedule of schedules) {
    const at = schedule.moments.next(after);
    if (!at || isBefore(until, at)) continue;
    const [earliest] = first;
    if (!earliest || isBefore(at, earliest.at)) first = [{ schedule, at }];
    else if (at.equals(earliest.at)) first.push({ schedule, at });
  }
  return first;
};

const fireInOrder = async (parts: StepperParts, firings: readonly Firing[]): Promise<void> => {
  for (const { schedule, at } of firings) {
    await parts.fire(schedule, at);
    await parts.afterFiring(schedule);
  }
};

/** The moment at which to look next: the next schedule, or the sweep that follows the next due row. */
const nextFiringsOrSweep = async (
  parts: StepperParts,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly Firing[]> => {
  const schedules = await parts.schedules();
  const ordinary = nextFirings(
    schedules.filter((schedule) => !schedule.sweep),
    after,
    until,
  );
  const due = await parts.nextDue(after);
  if (due === undefined) return ordinary;
  const sweeps = nextFirings(
    schedules.filter((schedule) => schedule.sweep),
    due.subtract({ nanoseconds: 1 }),
    until,
  );
  const [ordinaryFirst, sweepFirst] = [ordinary[0], sweeps[0]];
  if (!ordinaryFirst || (sweepFirst && isBefore(sweepFirst.at, ordinaryFirst.at))) return sweeps;
  return sweepFirst?.at.equals(ordinaryFirst.at) ? [...ordinary, ...sweeps] : ordinary;
};

const SWEEPS_COME_EVERY = { minutes: 1 } as const;

const sweepNow = async (parts: StepperParts, at: Temporal.Instant): Promise<void> => {
  const sweeps = (await parts.schedules()).filter((schedule) => schedule.sweep);
  await fireInOrder(
    parts,
    sweeps.map((schedule) => ({ schedule, at })),
  );
  await parts.quiet();
};

/**
 * Moves the clock forward to `until`. At every moment of a schedule in between the clock is set to it, the schedule
 * fires, and all work that follows is waited for, in the order of time.
 *
 * A month has 43,200 minutes, and the sweeps that run every minute or hour find nothing at nearly all of them. A sweep
 * therefore fires only at the first moment at which a row of the ledger, a ballot without a decision or a release is due, which
 * gives the same result: it does nothing but what is due. All sweeps also fire once at the beginning, for what is due
 * already, and once at the end; in a move of less than a minute in which nothing else fires, those of the end are enough, for
 * in AWS they come no oftener.
 */
export const moveForward = async (parts: StepperParts, until: Temporal.Instant): Promise<void> => {
  // The clock ticks while work is waited for, so what has been fired is remembered, not read from the clock.
  let firedUntil = parts.clock.now();
  const isWithinAMinute = isBefore(until, firedUntil.add(SWEEPS_COME_EVERY));
  const isEventful = !isWithinAMinute || (await nextFiringsOrSweep(parts, firedUntil, until)).length > 0;
  if (isEventful) await sweepNow(parts, firedUntil);
  while (isEventful) {
    const firings = await nextFiringsOrSweep(parts, firedUntil, until);
    const [first] = firings;
    if (!first) break;
    if (isBefore(parts.clock.now(), first.at)) await parts.clock.set(first.at);
    await fireInOrder(parts, firings);
    await parts.quiet();
    firedUntil = first.at;
  }
  if (isBefore(parts.clock.now(), until)) await parts.clock.set(until);
  await sweepNow(parts, until);
};

/** Fires what came due between two readings of the ticking clock. Several moments of one sweep are one. */
export const catchUp = async (parts: StepperParts, after: Temporal.Instant, until: Temporal.Instant): Promise<void> => {
  const schedules = await parts.schedules();
  const ordinary = schedules.filter((schedule) => !schedule.sweep);
  let firedUntil = after;
  for (;;) {
    const firings = nextFirings(ordinary, firedUntil, until);
    const [first] = firings;
    if (!first) break;
    await fireInOrder(parts, firings);
    firedUntil = first.at;
  }
  const sweeps = schedules.filter((schedule) => schedule.sweep);
  const due = sweeps.flatMap((schedule) => nextFirings([schedule], after, until));
  await fireInOrder(parts, due);
};

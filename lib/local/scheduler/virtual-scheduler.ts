import { Temporal } from '../../shared/time.ts';
import { describeFailure } from '../base/local-failure.ts';
import { oneAtATime } from '../base/wait.ts';
import { type ClockProgress, clockProgress } from './clock-progress.ts';
import { catchUp, moveForward, type StepperParts } from './stepper.ts';
import type { Mover } from './virtual-clock.ts';

/** The clock of the stage together with everything that happens because of it. */
export type VirtualScheduler = {
  now(): Temporal.Instant;
  /**
   * Moves the clock. Forward: answers when every schedule and due moment in between has fired, in order, and nothing is
   * left to do but wait for outsiders. Backward (to rehearse again): nothing fires.
   */
  moveTo(instant: Temporal.Instant, mover?: Mover): Promise<void>;
  /** Sets the clock without firing anything, in either direction: the start of a rehearsal. */
  jumpTo(instant: Temporal.Instant): Promise<void>;
  advance(duration: Temporal.Duration, mover?: Mover): Promise<void>;
  /** Where a clock is that is being moved, and what it waits for; undefined while it only ticks. */
  progress(): string | undefined;
  /** Waits until nothing is left to do at the present moment. */
  quiet(): Promise<void>;
  /** Fires in real time what the ticking clock passes, until `stop`. */
  start(): void;
  stop(): void;
};

/** Milliseconds between two looks at the ticking clock. */
const TICK = 1_000;

/** Milliseconds after which a clock that is being moved says again how far it has come. */
const REMINDER = 10_000;

/**
 * Makes the scheduler. `report` is told of a schedule that failed while the clock ticked by itself, and now and then how far
 * a clock has come that is being moved.
 */
export const createVirtualScheduler = (
  parts: StepperParts,
  report: (sentence: string) => void,
  progress: ClockProgress = clockProgress(),
): VirtualScheduler => {
  const inTurn = oneAtATime();
  let firedUntil = parts.clock.now();
  let timer: NodeJS.Timeout | undefined;

  const moveTo = (instant: Temporal.Instant, mover: Mover = 'hand'): Promise<void> =>
    inTurn(async () => {
      if (Temporal.Instant.compare(instant, parts.clock.now()) < 0) await parts.clock.set(instant, mover);
      else await forward(instant, mover);
      firedUntil = parts.clock.now();
    });

  const forward = async (instant: Temporal.Instant, mover: Mover): Promise<void> => {
    const clock = { now: parts.clock.now, set: (to: Temporal.Instant) => parts.clock.set(to, mover) };
    progress.begin(parts.clock.now(), instant);
    const reminder = setInterval(() => {
      const sentence = progress.sentence(parts.clock.now());
      if (sentence) report(`  … ${sentence}`);
    }, REMINDER);
    try {
      await moveForward({ ...parts, clock }, instant);
    } finally {
      clearInterval(reminder);
      progress.end();
    }
  };

  const tick = async (): Promise<void> => {
    const now = parts.clock.now();
    // Only a clock that shows a new minute can have passed a moment of a schedule.
    if (Math.floor(now.epochMilliseconds / 60_000) === Math.floor(firedUntil.epochMilliseconds / 60_000)) return;
    const after = firedUntil;
    firedUntil = now;
    await catchUp(parts, after, now);
  };

  const loop = (): void => {
    timer = setTimeout(() => {
      inTurn(tick)
        .catch((error: unknown) => report(describeFailure(error)))
        .finally(() => {
          if (timer) loop();
        });
    }, TICK);
    timer.unref();
  };

  return {
    now: parts.clock.now,
    moveTo,
    progress: () => progress.sentence(parts.clock.now()),
    jumpTo: (instant) =>
      inTurn(async () => {
        await parts.clock.set(instant);
        firedUntil = instant;
      }),
    advance: (duration, mover) => moveTo(parts.clock.now().toZonedDateTimeISO('UTC').add(duration).toInstant(), mover),
    quiet: () => inTurn(parts.quiet),
    start: loop,
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

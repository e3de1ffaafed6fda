import { Temporal } from '../../shared/time.ts';
import { describeFailure } from '../base/local-failure.ts';
import { oneAtATime } from '../base/wait.ts';
import { catchUp, moveForward, type StepperParts } from './stepper.ts';

/** The clock of the stage together with everything that happens because of it. */
export type VirtualScheduler = {
  now(): Temporal.Instant;
  /**
   * Moves the clock. Forward: answers when every schedule and due moment in between has fired, in order, and nothing is
   * left to do but wait for outsiders. Backward (to rehearse again): nothing fires.
   */
  moveTo(instant: Temporal.Instant): Promise<void>;
  /** Sets the clock without firing anything, in either direction: the start of a rehearsal. */
  jumpTo(instant: Temporal.Instant): Promise<void>;
  advance(duration: Temporal.Duration): Promise<void>;
  /** Waits until nothing is left to do at the present moment. */
  quiet(): Promise<void>;
  /** Fires in real time what the ticking clock passes, until `stop`. */
  start(): void;
  stop(): void;
};

/** Milliseconds between two looks at the ticking clock. */
const TICK = 1_000;

/** Makes the scheduler. `report` is told of a schedule that failed while the clock ticked by itself. */
export const createVirtualScheduler = (parts: StepperParts, report: (sentence: string) => void): VirtualScheduler => {
  const inTurn = oneAtATime();
  let firedUntil = parts.clock.now();
  let timer: NodeJS.Timeout | undefined;

  const moveTo = (instant: Temporal.Instant): Promise<void> =>
    inTurn(async () => {
      if (Temporal.Instant.compare(instant, parts.clock.now()) < 0) await parts.clock.set(instant);
      else await moveForward(parts, instant);
      firedUntil = parts.clock.now();
    });

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
    jumpTo: (instant) =>
      inTurn(async () => {
        await parts.clock.set(instant);
        firedUntil = instant;
      }),
    advance: (duration) => moveTo(parts.clock.now().toZonedDateTimeISO('UTC').add(duration).toInstant()),
    quiet: () => inTurn(parts.quiet),
    start: loop,
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

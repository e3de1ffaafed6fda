import { LocalFailure } from '../base/local-failure.ts';
import { sleep } from '../base/wait.ts';
import { type Busy, type BusyCheck, firstBusy } from './busy.ts';

/** Milliseconds for which work may go on and on: so long 100,000 ballots may take to be decided on a busy machine. */
const PATIENCE = 2_400_000;
/**
 * Milliseconds without any change after which the clock goes on: what has not moved for so long waits for something that only
 * comes with time, such as a poison message, which is tried five times three minutes apart.
 */
const STANDSTILL = 180_000;
/** Everything must be idle twice in a row: what leaves one part may not have reached the next one yet. */
const IDLE_LOOKS = 2;
/** Milliseconds between two looks; longer while work goes on, because looking takes time from the work. */
const PAUSE = 60;
const LONGEST_PAUSE = 400;

/** What waiting needs beside what it waits for. */
export type Waiting = {
  /** Ends the waiting with its reason: the stage ends. */
  readonly until: AbortSignal;
  /** Told at each look what is still busy, and at the end nothing. */
  readonly onLook?: (busy: Busy) => void;
  /** Told that the clock goes on although something is left. */
  readonly report?: (sentence: string) => void;
  readonly patience?: number;
  readonly standstill?: number;
};

/**
 * Waits until nothing is left to do but wait for outsiders, or until nothing has moved for three minutes. Throws a
 * `LocalFailure` that names what is still busy when work goes on for too long, and the reason of `until` when the stage
 * ends.
 */
export const waitUntilQuiet = async (
  checks: readonly BusyCheck[],
  { until, onLook, report, patience = PATIENCE, standstill = STANDSTILL }: Waiting,
): Promise<void> => {
  const begun = performance.now();
  let idle = 0;
  let pause = PAUSE;
  let picture = { busy: '', since: begun };
  while (idle < IDLE_LOOKS) {
    until.throwIfAborted();
    const busy = await firstBusy(checks);
    onLook?.(busy);
    idle = busy.length === 0 ? idle + 1 : 0;
    const now = performance.now();
    if (busy.join('; ') !== picture.busy) picture = { busy: busy.join('; '), since: now };
    if (busy.length > 0 && now - picture.since > standstill) {
      const seconds = Math.round((now - picture.since) / 1000);
      report?.(`  ! Nothing has moved for ${seconds} seconds (${picture.busy}): the clock goes on.`);
      onLook?.([]);
      return;
    }
    if (busy.length > 0 && now - begun > patience) {
      throw new LocalFailure(`After ${patience / 1000} seconds the stage is still busy: ${picture.busy}.`);
    }
    pause = idle > 0 ? PAUSE : Math.min(pause * 1.5, LONGEST_PAUSE);
    if (idle < IDLE_LOOKS) await sleep(pause);
  }
};

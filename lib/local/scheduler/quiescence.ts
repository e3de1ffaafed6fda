import { LocalFailure } from '../base/local-failure.ts';
import { sleep } from '../base/wait.ts';
import { type BusyCheck, firstBusy } from './busy.ts';

/** Milliseconds. A poison message is tried five times three minutes apart; nobody waits for that at a keyboard. */
const PATIENCE = 240_000;
/** Everything must be idle twice in a row: what leaves one part may not have reached the next one yet. */
const IDLE_LOOKS = 2;
/** Milliseconds between two looks; longer while work goes on, because looking takes time from the work. */
const PAUSE = 60;
const LONGEST_PAUSE = 400;

/**
 * Waits until nothing is left to do but wait for outsiders. Throws a `LocalFailure` that names what is still busy when
 * that takes too long, and the reason of `until` when the stage ends.
 */
export const waitUntilQuiet = async (
  checks: readonly BusyCheck[],
  until: AbortSignal,
  patience: number = PATIENCE,
): Promise<void> => {
  const deadline = performance.now() + patience;
  let idle = 0;
  let pause = PAUSE;
  while (idle < IDLE_LOOKS) {
    until.throwIfAborted();
    const busy = await firstBusy(checks);
    idle = busy.length === 0 ? idle + 1 : 0;
    if (busy.length > 0 && performance.now() > deadline) {
      throw new LocalFailure(`After ${patience / 1000} seconds the stage is still busy: ${busy.join('; ')}.`);
    }
    pause = idle > 0 ? PAUSE : Math.min(pause * 1.5, LONGEST_PAUSE);
    if (idle < IDLE_LOOKS) await sleep(pause);
  }
};

import { pacificDate, Temporal } from '../../shared/time.ts';
import { isFinal, type SyncCheck } from './check.ts';
import { NOTICED_STATUSES } from './county-notice.ts';

/** What is known of the execution of a check. `unknown`: there is none of its name, or its history has expired. */
export type ExecutionState = 'running' | 'ended' | 'unknown';

/** Minutes in which the execution of a check that was planned has certainly been started. */
const START_MINUTES = 30;

/**
 * Whether a check has lost its execution, so that nobody will end it: its execution was stopped by hand, timed out or
 * died, or was never started. A check that was started again a moment ago may have none yet.
 */
export const hasLostExecution = (
  check: Pick<SyncCheck, 'status' | 'redrives' | 'requestedAt'>,
  execution: ExecutionState,
  now: Temporal.Instant,
): boolean => {
  if (isFinal(check.status) || execution === 'running') return false;
  if (execution === 'ended') return true;
  return check.redrives === 0 && Temporal.Instant.compare(check.requestedAt.add({ minutes: START_MINUTES }), now) <= 0;
};

/**
 * Minutes after its end in which a check is left alone: its own execution tells the county at once, and whoever stopped
 * one by hand has the time to start it again, so that the county hears of its result and not of the stop too.
 */
export const TELL_AFTER_MINUTES = 20;

/** Days in which a county is still told of the end of a check. */
const TELL_DAYS = 2;

/** Days before its end at which a check may have been started: a county's own lasts one. */
const LONGEST_DAYS = 2;

/** The dates on which the checks may have started that counties are still to be told of. */
export const startsToTell = (now: Temporal.Instant) => {
  const to = pacificDate(now);
  return { from: to.subtract({ days: TELL_DAYS + LONGEST_DAYS }), to };
};

/** Whether a county is to have heard by now how this check ended. */
export const mustBeTold = (check: Pick<SyncCheck, 'status' | 'endedAt'>, now: Temporal.Instant): boolean => {
  if (!NOTICED_STATUSES.includes(check.status) || check.endedAt === null) return false;
  const minutes = check.endedAt.until(now).total({ unit: 'minutes' });
  return minutes >= TELL_AFTER_MINUTES && minutes < TELL_DAYS * 24 * 60;
};

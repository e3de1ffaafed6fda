import type { CountyCode } from '../../shared/counties.ts';
import type { Result } from '../../shared/result.ts';
import type { AlternateSchedule } from '../domain/alternate.ts';
import type { CheckRun } from '../domain/check-run.ts';
import type { ExecutionState } from '../domain/check-sweep.ts';
import type { NightStart } from '../domain/night.ts';

/**
 * Starts the execution of a check; starting the same one again changes nothing. Throws when Step Functions cannot be
 * reached.
 */
export type StartCheck = (checkId: string) => Promise<void>;

/**
 * Starts a night again for one of its counties; the night looks for itself whether there is still something to do. A second
 * call with the same `name` changes nothing. Throws when Step Functions cannot be reached.
 */
export type StartNightAgain = (start: NightStart, county: CountyCode, name: string) => Promise<void>;

/** What is known of the execution of a check. Throws when Step Functions cannot be reached. */
export type FindExecutionState = (run: CheckRun) => Promise<ExecutionState>;

/** `NOT_WAITING`: the execution of this token was stopped, timed out or has gone on already. */
export type TokenFailure = 'NOT_WAITING';

/** Resumes executions that wait. Throws when Step Functions cannot be reached. */
export type TaskTokens = {
  /** Tells the waiting execution that the extract has arrived. */
  extractArrived(taskToken: string): Promise<Result<void, TokenFailure>>;
  /** Tells the waiting execution that the window has closed. */
  windowClosed(taskToken: string): Promise<Result<void, TokenFailure>>;
  /** Tells the waiting execution that the county has cancelled its check: it ends. */
  cancelled(taskToken: string): Promise<Result<void, TokenFailure>>;
  /** Tells the waiting execution that an operator starts its check again: it ends. */
  startedAgain(taskToken: string): Promise<Result<void, TokenFailure>>;
};

/** The one-time schedules behind alternate dates. Throws when the scheduler cannot be reached; a repeat is safe. */
export type OneTimeSchedules = {
  /** Creates or moves the county's one-time schedule. */
  put(schedule: AlternateSchedule): Promise<void>;
  /** Removes it; one that is not there, or has run, is no failure. */
  cancel(county: CountyCode): Promise<void>;
};

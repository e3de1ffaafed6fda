import type { Result } from '../domain/shared/result.ts';

/** `NOT_WAITING`: the execution of this token was stopped, timed out or has gone on already. */
export type TokenFailure = 'NOT_WAITING';

/** The executions of sync checks. Throws when Step Functions cannot be reached. */
export type SyncExecutions = {
  /** Starts the execution of a check; starting the same one again changes nothing. */
  startCheck(checkId: string): Promise<void>;
  /** Tells the waiting execution that the extract has arrived. */
  extractArrived(taskToken: string): Promise<Result<void, TokenFailure>>;
  /** Tells the waiting execution that the window has closed. */
  windowClosed(taskToken: string): Promise<Result<void, TokenFailure>>;
};

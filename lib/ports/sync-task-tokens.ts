import type { Result } from '../domain/shared/result.ts';

/** `NOT_WAITING`: the execution of this token was stopped, timed out or has gone on already. */
export type TokenFailure = 'NOT_WAITING';

/** Resumes executions that wait. Throws when Step Functions cannot be reached. */
export type TaskTokens = {
  /** Tells the waiting execution that the extract has arrived. */
  extractArrived(taskToken: string): Promise<Result<void, TokenFailure>>;
  /** Tells the waiting execution that the window has closed. */
  windowClosed(taskToken: string): Promise<Result<void, TokenFailure>>;
  /** Tells the waiting execution that an operator starts its check again: it ends. */
  startedAgain(taskToken: string): Promise<Result<void, TokenFailure>>;
};

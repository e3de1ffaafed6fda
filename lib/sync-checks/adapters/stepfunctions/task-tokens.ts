import {
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { TaskTokens, TokenFailure } from '../../ports/executions.ts';

const resumed = async (send: Promise<unknown>): Promise<Result<void, TokenFailure>> => {
  try {
    await send;
    return ok(undefined);
  } catch (error) {
    const gone = error instanceof TaskDoesNotExist || error instanceof TaskTimedOut || error instanceof InvalidToken;
    if (gone) return err('NOT_WAITING');
    throw error;
  }
};

/** The task tokens of Step Functions. */
export const sfnTaskTokens = (client: SFNClient): TaskTokens => ({
  extractArrived: (taskToken) =>
    resumed(client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ arrived: true }) }))),
  windowClosed: (taskToken) => {
    const cause = 'The window closed before the extract came.';
    return resumed(client.send(new SendTaskFailureCommand({ taskToken, error: 'WindowClosed', cause })));
  },
  cancelled: (taskToken) => {
    const cause = 'The county has cancelled this check.';
    return resumed(client.send(new SendTaskFailureCommand({ taskToken, error: 'Cancelled', cause })));
  },
  startedAgain: (taskToken) => {
    const cause = 'An operator has started this check again.';
    return resumed(client.send(new SendTaskFailureCommand({ taskToken, error: 'StartedAgain', cause })));
  },
});

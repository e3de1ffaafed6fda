import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { err, ok, type Result } from '../../domain/shared/result.ts';
import { checkExecutionName } from '../../domain/sync/check-id.ts';
import type { SyncExecutions, TokenFailure } from '../../ports/sync-executions.ts';

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

/** Executions of the state machine `sync-check`. */
export const sfnSyncExecutions = (client: SFNClient, syncCheckMachine: string): SyncExecutions => ({
  startCheck: async (checkId) => {
    try {
      await client.send(
        new StartExecutionCommand({
          stateMachineArn: syncCheckMachine,
          name: checkExecutionName(checkId),
          input: JSON.stringify({ checkId }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
  extractArrived: (taskToken) =>
    resumed(client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ arrived: true }) }))),
  windowClosed: (taskToken) =>
    resumed(
      client.send(
        new SendTaskFailureCommand({
          taskToken,
          error: 'WindowClosed',
          cause: 'The window closed before the extract came.',
        }),
      ),
    ),
});

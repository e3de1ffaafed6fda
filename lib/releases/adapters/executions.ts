import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { err, ok } from '../../shared/result.ts';
import type { ResumeTask, StartRun } from '../ports.ts';

/** Resumes executions through Step Functions: how a wait ends is a value, and no failure of the task. */
export const sfnResumeTask =
  (client: SFNClient): ResumeTask =>
  async (taskToken, outcome) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }));
      return ok(undefined);
    } catch (error) {
      const gone = error instanceof TaskDoesNotExist || error instanceof TaskTimedOut || error instanceof InvalidToken;
      if (gone) return err('NOT_WAITING');
      throw error;
    }
  };

/** Starts executions of `release-schedule`. */
export const sfnStartRun =
  (client: SFNClient, stateMachineArn: string): StartRun =>
  async (name, input) => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  };

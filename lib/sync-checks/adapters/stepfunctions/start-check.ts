import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { checkExecutionName } from '../../domain/check-id.ts';
import type { StartCheck } from '../../ports/executions.ts';

/** Starts executions of the state machine `sync-check`. */
export const sfnStartCheck =
  (client: SFNClient, syncCheckMachine: string): StartCheck =>
  async (checkId) => {
    const name = checkExecutionName(checkId);
    const input = JSON.stringify({ checkId, attempt: 0 });
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn: syncCheckMachine, name, input }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  };

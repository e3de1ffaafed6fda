import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { StartTakingIn } from '../ports.ts';

/** Starts executions of the state machine `take-in-file`, each attempt under a name of its own. */
export const sfnStartTakingIn =
  (client: SFNClient, stateMachineArn: string): StartTakingIn =>
  async (place, attempt) => {
    const name = `take-in-${place.uploadId}-${attempt}`;
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(place) }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  };

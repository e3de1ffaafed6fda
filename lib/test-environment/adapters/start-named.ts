import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

/** Starts executions of a machine under names. */
export const sfnStartNamed =
  <Input>(client: SFNClient, stateMachineArn: string) =>
  async (name: string, input: Input): Promise<'started' | 'exists'> => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
      return 'started';
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return 'exists';
      throw error;
    }
  };

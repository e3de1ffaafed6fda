import { ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';

/** The name of an execution of a machine that has not ended; undefined when there is none. Throws when Step Functions cannot be reached. */
export const sfnRunningExecution =
  (client: SFNClient, stateMachineArn: string) => async (): Promise<string | undefined> => {
    const ask = new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING', maxResults: 1 });
    return (await client.send(ask)).executions?.[0]?.name;
  };

import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { checkExecutionName } from '../../domain/check-id.ts';
import type { StartCheck, StartNightAgain } from '../../ports/executions.ts';

const startOnce = async (
  client: SFNClient,
  stateMachineArn: string,
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> => {
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
};

/** Starts executions of the state machine `sync-check`. */
export const sfnStartCheck =
  (client: SFNClient, syncCheckMachine: string): StartCheck =>
  (checkId) =>
    startOnce(client, syncCheckMachine, checkExecutionName(checkId), { checkId, attempt: 0 });

/** Starts executions of the state machine `sync-night` that start one county again. */
export const sfnStartNightAgain =
  (client: SFNClient, syncNightMachine: string): StartNightAgain =>
  ({ scheduledAt, ...start }, county, name) =>
    startOnce(client, syncNightMachine, name, { ...start, scheduledAt: scheduledAt.toString(), redrive: [county] });

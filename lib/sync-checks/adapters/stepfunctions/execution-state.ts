import { DescribeExecutionCommand, ExecutionDoesNotExist, type SFNClient } from '@aws-sdk/client-sfn';
import { checkExecutionName } from '../../domain/check-id.ts';
import type { FindExecutionState } from '../../ports/executions.ts';

/** The state of executions of the state machine `sync-check`. */
export const sfnExecutionState =
  (client: SFNClient, syncCheckMachine: string): FindExecutionState =>
  async ({ checkId, attempt }) => {
    const machine = syncCheckMachine.replace(':stateMachine:', ':execution:');
    const executionArn = `${machine}:${checkExecutionName(checkId, attempt)}`;
    try {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING' || status === 'PENDING_REDRIVE' ? 'running' : 'ended';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return 'unknown';
      throw error;
    }
  };

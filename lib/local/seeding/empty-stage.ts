import { ListExecutionsCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { PurgeQueueCommand, paginateListQueues } from '@aws-sdk/client-sqs';
import { BatchWriteCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { MACHINES, TABLES, type TableName } from '../../names.ts';
import type { LocalClients } from '../aws/clients.ts';
import { LOCAL_PREFIX, localMachineArn, localTable } from '../aws/names.ts';

/** DynamoDB takes 25 items in one call. */
const BATCH = 25;

/** API clients and the clock outlive a reset: tokens that were handed out stay good. */
const isKept = (table: TableName, pk: unknown): boolean =>
  table === 'settings' && (String(pk).startsWith('CLIENT#') || pk === 'CLOCK');

const emptyTable = async (client: DynamoDBDocumentClient, table: TableName): Promise<void> => {
  const TableName = localTable(table);
  const keys: Record<string, unknown>[] = [];
  const request = { TableName, ProjectionExpression: 'pk, sk' };
  for await (const page of paginateScan({ client }, request)) keys.push(...(page.Items ?? []));
  const unwanted = keys.filter(({ pk }) => !isKept(table, pk));
  for (let start = 0; start < unwanted.length; start += BATCH) {
    const requests = unwanted.slice(start, start + BATCH).map((Key) => ({ DeleteRequest: { Key } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }));
  }
};

const stopExecutions = async ({ stepFunctions }: LocalClients): Promise<void> => {
  for (const machine of MACHINES) {
    const request = { stateMachineArn: localMachineArn(machine), statusFilter: 'RUNNING' } as const;
    const { executions = [] } = await stepFunctions.send(new ListExecutionsCommand(request));
    for (const { executionArn } of executions) await stepFunctions.send(new StopExecutionCommand({ executionArn }));
  }
};

/** Empties the stage: running executions, queues and tables. Deployed stacks and uploaded rolls stay. */
export const emptyStage = async (clients: LocalClients): Promise<void> => {
  await stopExecutions(clients);
  for await (const page of paginateListQueues({ client: clients.sqs }, { QueueNamePrefix: LOCAL_PREFIX })) {
    for (const QueueUrl of page.QueueUrls ?? []) await clients.sqs.send(new PurgeQueueCommand({ QueueUrl }));
  }
  for (const table of TABLES) await emptyTable(clients.dynamodb, table);
};

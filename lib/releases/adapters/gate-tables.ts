import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Environment, OptIns, TaskConfirmations } from '../ports.ts';
import { dynamodbConfirmations } from './confirmations.ts';
import { dynamodbEnvironment } from './environment.ts';
import { dynamodbOptIns } from './opt-ins.ts';

/** What is asked before somebody is let in to a County Test Environment. */
type GateTables = {
  readonly environment: Pick<Environment, 'read'>;
  readonly optIns: Pick<OptIns, 'find'>;
  readonly confirmations: Pick<TaskConfirmations, 'has'>;
};

/** All of it in the releases table. */
export const dynamodbGate = (client: DynamoDBDocumentClient, table: string): GateTables => ({
  environment: dynamodbEnvironment(client, table),
  optIns: dynamodbOptIns(client, table),
  confirmations: dynamodbConfirmations(client, table),
});

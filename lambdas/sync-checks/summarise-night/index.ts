import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbSyncNights } from '../../../lib/sync-checks/adapters/dynamodb/nights.ts';
import { env } from './env.ts';
import { SummariseNightInput, summariseNight } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'summarise-night', input: SummariseNightInput },
  summariseNight({
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    nights: dynamodbSyncNights(client, env.SYNC_TABLE),
  }),
);

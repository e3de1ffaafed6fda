import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { dynamodbSyncNights } from '../../lib/adapters/dynamodb/sync-nights.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
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

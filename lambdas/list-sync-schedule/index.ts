import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncAlternates } from '../../lib/adapters/dynamodb/sync-alternates.ts';
import { listSyncSchedule as route } from '../../lib/api/sync.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { listSyncSchedule } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  listSyncSchedule({ alternates: dynamodbSyncAlternates(client, env.SYNC_TABLE) }),
  apiGuards(client, env.REQUESTS_TABLE),
);

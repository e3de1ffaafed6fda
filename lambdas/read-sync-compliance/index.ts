import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbElections } from '../../lib/adapters/dynamodb/elections.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { readSyncCompliance as route } from '../../lib/api/sync.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { readSyncCompliance } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  readSyncCompliance({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  }),
  apiGuards(client, env.REQUESTS_TABLE),
);

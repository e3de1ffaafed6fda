import { SFNClient } from '@aws-sdk/client-sfn';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { sfnStartCheck } from '../../lib/adapters/stepfunctions/start-check.ts';
import { startSyncCheck as route } from '../../lib/api/sync.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { startSyncCheck } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  startSyncCheck({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    startCheck: sfnStartCheck(new SFNClient({}), env.SYNC_CHECK_MACHINE),
  }),
  apiGuards(client, env.REQUESTS_TABLE),
);

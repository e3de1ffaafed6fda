import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { env } from './env.ts';
import { SettleCheckInput, settleCheck } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'settle-check', input: SettleCheckInput },
  settleCheck({ clock: stageClock(env, client), checks: dynamodbSyncChecks(client, env.SYNC_TABLE) }),
);

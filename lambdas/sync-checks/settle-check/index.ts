import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { env } from './env.ts';
import { SettleCheckInput, settleCheck } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'settle-check', input: SettleCheckInput },
  settleCheck({ clock: stageClock(env, client), checks: dynamodbSyncChecks(client, env.SYNC_TABLE) }),
);

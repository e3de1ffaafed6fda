import { setTimeout } from 'node:timers/promises';
import { SFNClient } from '@aws-sdk/client-sfn';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncAlternates } from '../../lib/adapters/dynamodb/sync-alternates.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { dynamodbSyncNights } from '../../lib/adapters/dynamodb/sync-nights.ts';
import { sfnTaskTokens } from '../../lib/adapters/stepfunctions/task-tokens.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { env } from './env.ts';
import { PlanNightInput, planNight } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'plan-night', input: PlanNightInput },
  planNight({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    nights: dynamodbSyncNights(client, env.SYNC_TABLE),
    tokens: sfnTaskTokens(new SFNClient({})),
    wait: (milliseconds) => setTimeout(milliseconds),
    alternates: dynamodbSyncAlternates(client, env.SYNC_TABLE),
  }),
);

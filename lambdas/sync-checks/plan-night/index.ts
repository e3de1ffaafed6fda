import { setTimeout } from 'node:timers/promises';
import { SFNClient } from '@aws-sdk/client-sfn';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncAlternates } from '../../../lib/sync-checks/adapters/dynamodb/alternates.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbSyncNights } from '../../../lib/sync-checks/adapters/dynamodb/nights.ts';
import { sfnTaskTokens } from '../../../lib/sync-checks/adapters/stepfunctions/task-tokens.ts';
import { countiesTakingPart } from '../taking-part-wiring.ts';
import { env } from './env.ts';
import { PlanNightInput, planNight } from './handler.ts';

const client = createDocumentClient();
const clock = stageClock(env, client);

export const handler = taskHandler(
  { name: 'plan-night', input: PlanNightInput },
  planNight({
    clock,
    counties: countiesTakingPart(client, clock, env.RELEASES_TABLE),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    nights: dynamodbSyncNights(client, env.SYNC_TABLE),
    tokens: sfnTaskTokens(new SFNClient({})),
    wait: (milliseconds) => setTimeout(milliseconds),
    alternates: dynamodbSyncAlternates(client, env.SYNC_TABLE),
  }),
);

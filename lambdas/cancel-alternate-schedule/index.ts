import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncAlternates } from '../../lib/adapters/dynamodb/sync-alternates.ts';
import { eventBridgeOneTimeSchedules } from '../../lib/adapters/scheduler/one-time-schedules.ts';
import { cancelAlternateSchedule as route } from '../../lib/api/sync.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { cancelAlternateSchedule } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  cancelAlternateSchedule({
    clock: stageClock(env, client),
    alternates: dynamodbSyncAlternates(client, env.SYNC_TABLE),
    schedules: eventBridgeOneTimeSchedules(new SchedulerClient({}), {
      group: env.ALTERNATE_SCHEDULE_GROUP,
      syncNightMachine: env.SYNC_NIGHT_MACHINE,
      roleArn: env.SCHEDULER_ROLE_ARN,
      failuresArn: env.SCHEDULE_FAILURES_ARN,
      enabled: env.SCHEDULES_ENABLED === 'yes',
    }),
  }),
  apiGuards(client, env.REQUESTS_TABLE),
);

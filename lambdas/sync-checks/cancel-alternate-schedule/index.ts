import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly } from '../../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncAlternates } from '../../../lib/sync-checks/adapters/dynamodb/alternates.ts';
import { eventBridgeOneTimeSchedules } from '../../../lib/sync-checks/adapters/scheduler/one-time-schedules.ts';
import { cancelAlternateSchedule as route } from '../../../lib/sync-checks/api/routes.ts';
import { env } from './env.ts';
import { cancelAlternateSchedule } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  cancelAlternateSchedule({
    clock: stageClock(env, client),
    alternates: dynamodbSyncAlternates(client, env.SYNC_TABLE),
    schedules: eventBridgeOneTimeSchedules(inEarnestOnly(new SchedulerClient({})), env),
  }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

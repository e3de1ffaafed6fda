import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbConfirmations } from '../../../lib/releases/adapters/confirmations.ts';
import { dynamodbEnvironment } from '../../../lib/releases/adapters/environment.ts';
import { sfnResumeTask } from '../../../lib/releases/adapters/executions.ts';
import { dynamodbOptIns } from '../../../lib/releases/adapters/opt-ins.ts';
import { dynamodbReleaseRuns, dynamodbWaitingTasks } from '../../../lib/releases/adapters/runs.ts';
import { dynamodbSchedules } from '../../../lib/releases/adapters/schedules.ts';
import { confirmTaskRoute } from '../../../lib/releases/api/routes.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly } from '../../../lib/shared/dynamodb/dry-run.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { confirmOwnTask } from './handler.ts';

const client = createDocumentClient();

// Called by API Gateway.
export const handler = apiHandler(
  confirmTaskRoute,
  confirmOwnTask({
    clock: scheduleClock(env, client),
    environment: dynamodbEnvironment(client, env.RELEASES_TABLE),
    schedules: dynamodbSchedules(client, env.RELEASES_TABLE),
    optIns: dynamodbOptIns(client, env.RELEASES_TABLE),
    confirmations: dynamodbConfirmations(client, env.RELEASES_TABLE),
    runs: dynamodbReleaseRuns(client, env.RELEASES_TABLE),
    waiting: dynamodbWaitingTasks(client, env.RELEASES_TABLE),
    resume: sfnResumeTask(inEarnestOnly(new SFNClient({}))),
  }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

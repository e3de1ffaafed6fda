import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbIssues } from '../../../lib/releases/adapters/issues.ts';
import { dynamodbSchedules } from '../../../lib/releases/adapters/schedules.ts';
import { reportIssueRoute } from '../../../lib/releases/api/routes.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { reportOwnIssue } from './handler.ts';

const client = createDocumentClient();

// Called by API Gateway.
export const handler = apiHandler(
  reportIssueRoute,
  reportOwnIssue({
    clock: scheduleClock(env, client),
    issues: dynamodbIssues(client, env.RELEASES_TABLE),
    schedules: dynamodbSchedules(client, env.RELEASES_TABLE),
  }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

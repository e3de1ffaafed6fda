import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { readSyncCheck as route } from '../../../lib/sync-checks/api/routes.ts';
import { env } from './env.ts';
import { readSyncCheck } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  readSyncCheck({ checks: dynamodbSyncChecks(client, env.SYNC_TABLE) }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

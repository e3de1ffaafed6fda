import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { readAuditTrailRoute } from '../../../lib/audit/api.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { readAuditTrail } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const chains = dynamodbChains(client, env.AUDIT_TABLE);

// Called by API Gateway.
export const handler = apiHandler(
  readAuditTrailRoute,
  readAuditTrail({ chains, now: () => new Date() }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(chains)),
);

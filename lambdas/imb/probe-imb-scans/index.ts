import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { probeImbScansRoute } from '../../../lib/imb/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { probeImbScans } from './handler.ts';

const client = createDocumentClient();

// Called by API Gateway.
export const handler = apiHandler(
  probeImbScansRoute,
  probeImbScans,
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

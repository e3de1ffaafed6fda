import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { releaseUploadRoute } from '../../../lib/ballot-tracking/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { decidingPorts } from '../deciding-wiring.ts';
import { env } from './env.ts';
import { releaseUpload } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

// Called by API Gateway.
export const handler = apiHandler(
  releaseUploadRoute,
  releaseUpload(decidingPorts(client, env)),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

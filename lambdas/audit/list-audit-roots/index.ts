import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { s3DailyRoots } from '../../../lib/audit/adapters/daily-roots.ts';
import { listAuditRootsRoute } from '../../../lib/audit/api.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { listAuditRoots } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const roots = s3DailyRoots(new S3Client({}), env.AUDIT_BUCKET);

// Called by API Gateway.
export const handler = apiHandler(
  listAuditRootsRoute,
  listAuditRoots({ roots }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

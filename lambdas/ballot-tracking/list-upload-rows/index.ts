import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { listUploadRowsRoute } from '../../../lib/ballot-tracking/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { listUploadRows } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

// Called by API Gateway.
export const handler = apiHandler(
  listUploadRowsRoute,
  listUploadRows({ book: dynamodbUploadBook(client, env.UPLOADS_TABLE) }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

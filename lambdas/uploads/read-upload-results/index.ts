import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { readUploadResultsRoute } from '../../../lib/uploads/api.ts';
import { filesIn } from '../files-wiring.ts';
import { env } from './env.ts';
import { readUploadResults } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  readUploadResultsRoute,
  readUploadResults({
    uploads: dynamodbFileUploads(client, env.UPLOADS_TABLE),
    files: filesIn(new S3Client({}), env.ROLLS_BUCKET),
  }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

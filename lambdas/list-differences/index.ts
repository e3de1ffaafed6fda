import { S3Client } from '@aws-sdk/client-s3';
import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { s3PublishedDifferences } from '../../lib/adapters/s3/differences.ts';
import { listDifferences as route } from '../../lib/api/sync.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { listDifferences } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  listDifferences({
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    differences: s3PublishedDifferences(new S3Client({}), env.INBOX_BUCKET),
  }),
  apiGuards(client, env.REQUESTS_TABLE),
);

import { S3Client } from '@aws-sdk/client-s3';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { PRESIGNING_SETTINGS } from '../../lib/adapters/s3/presigning.ts';
import { s3SyncRolls } from '../../lib/adapters/s3/sync-rolls.ts';
import { createExtractUpload as route } from '../../lib/api/sync.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { createExtractUpload } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  createExtractUpload({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    rolls: s3SyncRolls(new S3Client(PRESIGNING_SETTINGS), env.ROLLS_BUCKET),
  }),
  apiGuards(client, env.REQUESTS_TABLE),
);

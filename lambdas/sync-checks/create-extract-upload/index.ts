import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly } from '../../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { PRESIGNING_SETTINGS } from '../../../lib/shared/s3/presigning.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { s3SyncRolls } from '../../../lib/sync-checks/adapters/s3/rolls.ts';
import { createExtractUpload as route } from '../../../lib/sync-checks/api/routes.ts';
import { env } from './env.ts';
import { createExtractUpload } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  createExtractUpload({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    rolls: s3SyncRolls(inEarnestOnly(new S3Client(PRESIGNING_SETTINGS)), env.ROLLS_BUCKET),
  }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly } from '../../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { s3SyncRolls } from '../../../lib/sync-checks/adapters/s3/rolls.ts';
import { sfnTaskTokens } from '../../../lib/sync-checks/adapters/stepfunctions/task-tokens.ts';
import { completeExtract as route } from '../../../lib/sync-checks/api/routes.ts';
import { env } from './env.ts';
import { completeExtract } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  completeExtract({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    rolls: s3SyncRolls(inEarnestOnly(new S3Client({})), env.ROLLS_BUCKET),
    tokens: sfnTaskTokens(inEarnestOnly(new SFNClient({}))),
  }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

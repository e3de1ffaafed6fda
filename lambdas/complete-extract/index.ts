import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { s3SyncRolls } from '../../lib/adapters/s3/sync-rolls.ts';
import { sfnTaskTokens } from '../../lib/adapters/stepfunctions/task-tokens.ts';
import { completeExtract as route } from '../../lib/api/sync.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { completeExtract } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  route,
  completeExtract({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    rolls: s3SyncRolls(new S3Client({}), env.ROLLS_BUCKET),
    tokens: sfnTaskTokens(new SFNClient({})),
  }),
  apiGuards(client, env.REQUESTS_TABLE),
);

import { S3Client } from '@aws-sdk/client-s3';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { s3CompareCheck } from '../../lib/adapters/s3/sync-results.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { env } from './env.ts';
import { CompareRollsInput, compareRolls } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'compare-rolls', input: CompareRollsInput },
  compareRolls({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    compare: s3CompareCheck(new S3Client({}), env.ROLLS_BUCKET),
  }),
);

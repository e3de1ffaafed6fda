import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { s3CompareCheck } from '../../../lib/sync-checks/adapters/s3/results.ts';
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

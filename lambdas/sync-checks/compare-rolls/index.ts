import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { s3ComparisonStore } from '../../../lib/sync-checks/adapters/s3/comparison-store.ts';
import { compareCheck } from '../../../lib/sync-checks/use-cases/compare-check.ts';
import { env } from './env.ts';
import { CompareRollsInput, compareRolls } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'compare-rolls', input: CompareRollsInput },
  compareRolls({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    compare: compareCheck(s3ComparisonStore(new S3Client({}), env.ROLLS_BUCKET), nodeTools),
  }),
);

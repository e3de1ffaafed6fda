import { S3Client } from '@aws-sdk/client-s3';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { s3SyncRolls } from '../../lib/adapters/s3/sync-rolls.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { env } from './env.ts';
import { ExportVoteCalRollInput, exportVoteCalRoll } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'export-votecal-roll', input: ExportVoteCalRollInput },
  exportVoteCalRoll({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    rolls: s3SyncRolls(new S3Client({}), env.ROLLS_BUCKET),
  }),
);

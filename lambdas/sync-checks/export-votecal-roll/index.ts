import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { s3SyncRolls } from '../../../lib/sync-checks/adapters/s3/rolls.ts';
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

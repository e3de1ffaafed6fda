import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { s3FollowDifferences } from '../../../lib/sync-checks/adapters/s3/follow-differences.ts';
import { env } from './env.ts';
import { TrackResolutionInput, trackResolution } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'track-resolution', input: TrackResolutionInput },
  trackResolution({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    follow: s3FollowDifferences(new S3Client({}), env.ROLLS_BUCKET),
  }),
);

import { S3Client } from '@aws-sdk/client-s3';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { s3FollowDifferences } from '../../lib/adapters/s3/follow-differences.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
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

import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbRefreshes } from '../../../lib/data-refresh/adapters/refreshes.ts';
import { s3Files } from '../../../lib/data-refresh/adapters/s3-files.ts';
import { dynamodbEnvironment } from '../../../lib/releases/adapters/environment.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { BeginRefreshInput, beginRefreshOf } from './handler.ts';

const client = createDocumentClient();
const s3 = new S3Client({});

export const handler = taskHandler(
  { name: 'begin-refresh', input: BeginRefreshInput },
  beginRefreshOf({
    clock: scheduleClock(env, client),
    environment: dynamodbEnvironment(client, env.RELEASES_TABLE),
    source: s3Files(s3, env.COPIES_FROM),
    copies: s3Files(s3, env.COPIES_BUCKET),
    refreshes: dynamodbRefreshes(client, env.RELEASES_TABLE),
    segments: env.SEGMENTS,
    bucket: env.COPIES_BUCKET,
  }),
);

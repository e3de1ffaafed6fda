import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbRefreshes } from '../../../lib/data-refresh/adapters/refreshes.ts';
import { s3Files } from '../../../lib/data-refresh/adapters/s3-files.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { EndRefreshInput, endRefreshOf } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'end-refresh', input: EndRefreshInput },
  endRefreshOf({
    clock: scheduleClock(env, client),
    copies: s3Files(new S3Client({}), env.COPIES_BUCKET),
    refreshes: dynamodbRefreshes(client, env.RELEASES_TABLE),
  }),
);

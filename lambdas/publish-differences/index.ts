import { S3Client } from '@aws-sdk/client-s3';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { dynamodbCountyDirectory } from '../../lib/adapters/dynamodb/sync-county-directory.ts';
import { dynamodbUntoldEvents } from '../../lib/adapters/dynamodb/sync-untold-events.ts';
import { webhookTellEms } from '../../lib/adapters/ems/webhook.ts';
import { s3DifferencePublisher } from '../../lib/adapters/s3/differences.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { env } from './env.ts';
import { PublishDifferencesInput, publishDifferences } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'publish-differences', input: PublishDifferencesInput },
  publishDifferences({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    differences: s3DifferencePublisher(new S3Client({}), { rolls: env.ROLLS_BUCKET, inbox: env.INBOX_BUCKET }),
    directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
    tellEms: webhookTellEms(),
    untold: dynamodbUntoldEvents(client, env.SYNC_TABLE),
  }),
);

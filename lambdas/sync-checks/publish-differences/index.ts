import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { dynamodbUntoldEvents } from '../../../lib/sync-checks/adapters/dynamodb/untold-events.ts';
import { s3DifferencePublisher } from '../../../lib/sync-checks/adapters/s3/differences.ts';
import { tellEms } from '../ems-wiring.ts';
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
    tellEms: tellEms(env.COUNTY_SYSTEMS),
    untold: dynamodbUntoldEvents(client, env.SYNC_TABLE),
  }),
);

import { S3Client } from '@aws-sdk/client-s3';
import { s3Files } from '../../../lib/data-refresh/adapters/s3-files.ts';
import { s3TargetRolls } from '../../../lib/data-refresh/adapters/target-rolls.ts';
import { dynamodbTargetTables } from '../../../lib/data-refresh/adapters/target-tables.ts';
import { dynamodbEnvironment } from '../../../lib/releases/adapters/environment.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { RefreshPartInput, refreshPartOf } from './handler.ts';

const client = createDocumentClient();
const s3 = new S3Client({});

const tables = {
  voters: env.VOTERS_TABLE,
  subscriptions: env.SUBSCRIPTIONS_TABLE,
  ballots: env.BALLOTS_TABLE,
  elections: env.ELECTIONS_TABLE,
  messages: env.MESSAGES_TABLE,
  uploads: env.UPLOADS_TABLE,
  sync: env.SYNC_TABLE,
  barcodes: env.BARCODES_TABLE,
  visits: env.VISITS_TABLE,
};

export const handler = taskHandler(
  { name: 'do-refresh-part', input: RefreshPartInput },
  refreshPartOf({
    environment: dynamodbEnvironment(client, env.RELEASES_TABLE),
    source: s3Files(s3, env.COPIES_FROM),
    copies: s3Files(s3, env.COPIES_BUCKET),
    tables: dynamodbTargetTables(client, tables),
    rolls: s3TargetRolls(s3, { rolls: env.ROLLS_BUCKET, source: env.COPIES_FROM }),
  }),
);

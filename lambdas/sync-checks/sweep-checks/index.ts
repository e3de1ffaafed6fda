import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { outcomeOfFailure } from '../../../lib/messaging/adapters/providers/send-failure.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { dynamodbSyncAlternates } from '../../../lib/sync-checks/adapters/dynamodb/alternates.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { dynamodbSyncNights } from '../../../lib/sync-checks/adapters/dynamodb/nights.ts';
import { dynamodbWeeklyDeliveries } from '../../../lib/sync-checks/adapters/dynamodb/weekly.ts';
import { s3SyncRolls } from '../../../lib/sync-checks/adapters/s3/rolls.ts';
import { sfnExecutionState } from '../../../lib/sync-checks/adapters/stepfunctions/execution-state.ts';
import { countiesTakingPart } from '../taking-part-wiring.ts';
import { env } from './env.ts';
import { SweepChecksInput, sweepChecks } from './handler.ts';

const client = createDocumentClient();
const clock = stageClock(env, client);

// Started by a schedule, every quarter of an hour.
export const handler = taskHandler(
  { name: 'sweep-checks', input: SweepChecksInput },
  sweepChecks({
    clock,
    counties: countiesTakingPart(client, clock, env.RELEASES_TABLE),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    nights: dynamodbSyncNights(client, env.SYNC_TABLE),
    alternates: dynamodbSyncAlternates(client, env.SYNC_TABLE),
    deliveries: dynamodbWeeklyDeliveries(client, env.SYNC_TABLE),
    rolls: s3SyncRolls(new S3Client({}), env.ROLLS_BUCKET),
    directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
    executionState: sfnExecutionState(new SFNClient({}), env.SYNC_CHECK_MACHINE),
    wasNotTaken: (error) => outcomeOfFailure(error).kind !== 'unknown',
    mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
  }),
);

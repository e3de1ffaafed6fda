import { SESv2Client } from '@aws-sdk/client-sesv2';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { dynamodbWeeklyDeliveries } from '../../../lib/sync-checks/adapters/dynamodb/weekly.ts';
import { countiesTakingPart } from '../taking-part-wiring.ts';
import { env } from './env.ts';
import { SendWeeklyStatisticsInput, sendWeeklyStatistics } from './handler.ts';

const client = createDocumentClient();
const clock = stageClock(env, client);

// Started by a schedule, Monday 08:00 Pacific.
export const handler = taskHandler(
  { name: 'send-weekly-statistics', input: SendWeeklyStatisticsInput },
  sendWeeklyStatistics({
    clock,
    counties: countiesTakingPart(client, clock, env.RELEASES_TABLE),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
    deliveries: dynamodbWeeklyDeliveries(client, env.SYNC_TABLE),
    mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
  }),
);

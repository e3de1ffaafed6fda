import { SESv2Client } from '@aws-sdk/client-sesv2';
import { outcomeOfFailure } from '../../../lib/messaging/adapters/providers/send-failure.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { env } from './env.ts';
import { NotifyCountyInput, notifyCounty } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'notify-county', input: NotifyCountyInput },
  notifyCounty({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
    // Errors that refuse the email itself end as `REJECTED` or are answered before the email was taken.
    wasNotTaken: (error) => outcomeOfFailure(error).kind !== 'unknown',
    mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
  }),
);

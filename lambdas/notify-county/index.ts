import { SESClient } from '@aws-sdk/client-ses';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { dynamodbCountyDirectory } from '../../lib/adapters/dynamodb/sync-county-directory.ts';
import { SEND_CLIENT_SETTINGS } from '../../lib/adapters/messaging/send-client.ts';
import { outcomeOfFailure } from '../../lib/adapters/messaging/send-failure.ts';
import { sesCountyMail } from '../../lib/adapters/messaging/ses-county-mail.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
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
    mail: sesCountyMail(new SESClient(SEND_CLIENT_SETTINGS), { from: env.MAIL_FROM }),
  }),
);

import { SESClient } from '@aws-sdk/client-ses';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { dynamodbCountyDirectory } from '../../lib/adapters/dynamodb/sync-county-directory.ts';
import { webhookTellEms } from '../../lib/adapters/ems/webhook.ts';
import { SEND_CLIENT_SETTINGS } from '../../lib/adapters/messaging/send-client.ts';
import { sesCountyMail } from '../../lib/adapters/messaging/ses-county-mail.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { env } from './env.ts';
import { RemindExtractsInput, remindExtracts } from './handler.ts';

const client = createDocumentClient();

// Started by a schedule, a few times each night.
export const handler = taskHandler(
  { name: 'remind-extracts', input: RemindExtractsInput },
  remindExtracts({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
    tellEms: webhookTellEms(),
    mail: sesCountyMail(new SESClient(SEND_CLIENT_SETTINGS), { from: env.MAIL_FROM }),
  }),
);

import { SESv2Client } from '@aws-sdk/client-sesv2';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { tellEms } from '../ems-wiring.ts';
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
    tellEms: tellEms(env.COUNTY_SYSTEMS),
    mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
  }),
);

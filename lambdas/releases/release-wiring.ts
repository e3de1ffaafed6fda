import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbAddresses } from '../../lib/releases/adapters/addresses.ts';
import { dynamodbConfirmations } from '../../lib/releases/adapters/confirmations.ts';
import { dynamodbEnvironment } from '../../lib/releases/adapters/environment.ts';
import { dynamodbNotices } from '../../lib/releases/adapters/notices.ts';
import { dynamodbOptIns } from '../../lib/releases/adapters/opt-ins.ts';
import { dynamodbSchedules } from '../../lib/releases/adapters/schedules.ts';
import { SEND_CLIENT_SETTINGS } from '../../lib/shared/email/send-client.ts';
import { sesCountyMail } from '../../lib/staff-mail/adapters/ses-county-mail.ts';

/** How a release stands. */
export const factsPorts = (client: DynamoDBDocumentClient, table: string) => ({
  schedules: dynamodbSchedules(client, table),
  optIns: dynamodbOptIns(client, table),
  confirmations: dynamodbConfirmations(client, table),
});

/** The state of the environment, and who is told of it. */
export const noticePorts = (
  client: DynamoDBDocumentClient,
  env: {
    readonly STAGE: string;
    readonly RELEASES_TABLE: string;
    readonly SETTINGS_TABLE: string;
    readonly MAIL_FROM: string;
    readonly STATE_MAIL: string;
  },
) => ({
  environment: dynamodbEnvironment(client, env.RELEASES_TABLE),
  notices: dynamodbNotices(client, env.RELEASES_TABLE),
  addresses: dynamodbAddresses(client, { settings: env.SETTINGS_TABLE, state: env.STATE_MAIL }),
  mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
});

import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sesEmails } from '../../lib/messaging/adapters/providers/email-sender.ts';
import { reachOf } from '../../lib/messaging/adapters/providers/reach.ts';
import { LEAN_SETTINGS, lean } from '../../lib/shared/dynamodb/lean-client.ts';
import { SEND_CLIENT_SETTINGS } from '../../lib/shared/email/send-client.ts';

/** Where emails come from, and the function's own name, which decides whom they may reach. */
type EmailVariables = {
  readonly AWS_LAMBDA_FUNCTION_NAME?: string | undefined;
  readonly EMAIL_FROM: string;
  readonly EMAIL_CONFIGURATION_SET?: string | undefined;
};

/** Emails to voters. */
export const emailSender = (client: DynamoDBDocumentClient, env: EmailVariables) =>
  sesEmails(
    lean(new SESv2Client({ ...LEAN_SETTINGS, ...SEND_CLIENT_SETTINGS })),
    { from: env.EMAIL_FROM, configurationSet: env.EMAIL_CONFIGURATION_SET },
    reachOf(client, env.AWS_LAMBDA_FUNCTION_NAME),
  );

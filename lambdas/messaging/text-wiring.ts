import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { reachOf } from '../../lib/messaging/adapters/providers/reach.ts';
import { endUserMessagingTexts } from '../../lib/messaging/adapters/providers/text-sender.ts';
import { LEAN_SETTINGS, lean } from '../../lib/shared/dynamodb/lean-client.ts';
import { SEND_CLIENT_SETTINGS } from '../../lib/shared/email/send-client.ts';

/** Where texts come from, and the function's own name, which decides whom they may reach. */
type TextVariables = {
  readonly AWS_LAMBDA_FUNCTION_NAME?: string | undefined;
  readonly TEXT_ORIGINATION: string;
  readonly TEXT_CONFIGURATION_SET?: string | undefined;
};

/** Texts to voters. */
export const textSender = (client: DynamoDBDocumentClient, env: TextVariables) =>
  endUserMessagingTexts(
    lean(new PinpointSMSVoiceV2Client({ ...LEAN_SETTINGS, ...SEND_CLIENT_SETTINGS })),
    { origination: env.TEXT_ORIGINATION, configurationSet: env.TEXT_CONFIGURATION_SET },
    reachOf(client, env.AWS_LAMBDA_FUNCTION_NAME),
  );

import { ConnectClient } from '@aws-sdk/client-connect';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbKnownCalls } from '../../lib/messaging/adapters/dynamodb/known-calls.ts';
import { reachOf } from '../../lib/messaging/adapters/providers/reach.ts';
import { awsVoiceCalls } from '../../lib/messaging/adapters/providers/voice-sender.ts';
import { SEND_CLIENT_SETTINGS } from '../../lib/shared/email/send-client.ts';

/** Where calls come from, and the function's own name, which decides whom they may reach. */
type VoiceVariables = {
  readonly REQUESTS_TABLE: string;
  readonly AWS_LAMBDA_FUNCTION_NAME?: string | undefined;
  readonly VOICE_ORIGINATION: string;
  readonly VOICE_CONFIGURATION_SET?: string | undefined;
  readonly CONNECT_INSTANCE?: string | undefined;
  readonly CONNECT_FLOW?: string | undefined;
  readonly CONNECT_NUMBER?: string | undefined;
};

/** Calls to voters. */
export const voiceSender = (client: DynamoDBDocumentClient, env: VoiceVariables) =>
  awsVoiceCalls(
    { speech: new PinpointSMSVoiceV2Client(SEND_CLIENT_SETTINGS), connect: new ConnectClient(SEND_CLIENT_SETTINGS) },
    {
      origination: env.VOICE_ORIGINATION,
      configurationSet: env.VOICE_CONFIGURATION_SET,
      connectInstance: env.CONNECT_INSTANCE,
      connectFlow: env.CONNECT_FLOW,
      connectNumber: env.CONNECT_NUMBER,
    },
    reachOf(client, env.AWS_LAMBDA_FUNCTION_NAME),
    dynamodbKnownCalls(client, env.REQUESTS_TABLE).remember,
  );

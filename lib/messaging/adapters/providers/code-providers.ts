import { setTimeout } from 'node:timers/promises';
import { ConnectClient } from '@aws-sdk/client-connect';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Channel } from '../../../shared/codes.ts';
import { LEAN_SETTINGS, lean } from '../../../shared/dynamodb/lean-client.ts';
import { SEND_CLIENT_SETTINGS } from '../../../shared/email/send-client.ts';
import { dynamodbPace } from '../dynamodb/pace.ts';
import { sesEmails } from './email-sender.ts';
import { reachOf } from './reach.ts';
import { endUserMessagingTexts } from './text-sender.ts';
import { awsVoiceCalls } from './voice-sender.ts';

/** What a Lambda that sends codes is told by its stack (`codeOrigins`). */
type CodeVariables = {
  /** The function's own name: it decides whom codes may reach. */
  readonly AWS_LAMBDA_FUNCTION_NAME?: string | undefined;
  readonly REQUESTS_TABLE: string;
  readonly SITE_URL: string;
  /** Units a second that each provider takes from our origination. */
  readonly TEXT_LIMIT: number;
  readonly EMAIL_LIMIT: number;
  readonly VOICE_LIMIT: number;
  readonly EMAIL_FROM: string;
  readonly EMAIL_CONFIGURATION_SET: string;
  readonly TEXT_ORIGINATION: string;
  readonly TEXT_CONFIGURATION_SET: string;
  readonly VOICE_ORIGINATION: string;
  readonly VOICE_CONFIGURATION_SET: string;
  readonly CONNECT_INSTANCE?: string | undefined;
  readonly CONNECT_FLOW?: string | undefined;
  readonly CONNECT_CODE_FLOW?: string | undefined;
  readonly CONNECT_NUMBER?: string | undefined;
};

/** Everything that `codeSender` needs: the three providers, the turns that codes share with messages, the site. */
export const codeProviders = (client: DynamoDBDocumentClient, env: CodeVariables) => {
  const paceOf = (origination: Channel, limitPerSecond: number) =>
    dynamodbPace(client, {
      table: env.REQUESTS_TABLE,
      origination,
      limitPerSecond,
      milliseconds: Date.now,
      random: Math.random,
    });
  const settings = { ...LEAN_SETTINGS, ...SEND_CLIENT_SETTINGS };
  const texts = lean(new PinpointSMSVoiceV2Client(settings));
  const calls = {
    speech: new PinpointSMSVoiceV2Client(SEND_CLIENT_SETTINGS),
    connect: new ConnectClient(SEND_CLIENT_SETTINGS),
  };
  const reach = reachOf(client, env.AWS_LAMBDA_FUNCTION_NAME);
  return {
    text: endUserMessagingTexts(
      texts,
      { origination: env.TEXT_ORIGINATION, configurationSet: env.TEXT_CONFIGURATION_SET },
      reach,
    ),
    email: sesEmails(
      lean(new SESv2Client(settings)),
      { from: env.EMAIL_FROM, configurationSet: env.EMAIL_CONFIGURATION_SET },
      reach,
    ),
    voice: awsVoiceCalls(
      calls,
      {
        origination: env.VOICE_ORIGINATION,
        configurationSet: env.VOICE_CONFIGURATION_SET,
        connectInstance: env.CONNECT_INSTANCE,
        connectFlow: env.CONNECT_FLOW,
        connectCodeFlow: env.CONNECT_CODE_FLOW,
        connectNumber: env.CONNECT_NUMBER,
      },
      reach,
    ),
    pace: {
      text: paceOf('text', env.TEXT_LIMIT),
      email: paceOf('email', env.EMAIL_LIMIT),
      voice: paceOf('voice', env.VOICE_LIMIT),
    },
    wait: (milliseconds: number): Promise<void> => setTimeout(milliseconds),
    siteUrl: env.SITE_URL,
  };
};

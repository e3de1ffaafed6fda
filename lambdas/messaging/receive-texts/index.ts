import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as z from 'zod';
import { dynamodbInboundTexts } from '../../../lib/messaging/adapters/dynamodb/inbound-texts.ts';
import { readInboundText } from '../../../lib/messaging/adapters/providers/inbound-text-events.ts';
import { endUserMessagingTexts } from '../../../lib/messaging/adapters/providers/text-sender.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { LEAN_SETTINGS, lean } from '../../../lib/shared/dynamodb/lean-client.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { dynamodbPhoneStops } from '../../../lib/voters/adapters/phone-stops.ts';
import { channelTurns } from '../turns-wiring.ts';
import { env } from './env.ts';
import { receiveText } from './handler.ts';

const client = leanDocuments();

export const handler = queueHandler(
  { name: 'receive-texts', body: z.unknown() },
  receiveText({
    read: readInboundText,
    clock: stageClock(env, client),
    texts: dynamodbInboundTexts(client, env.VISITS_TABLE),
    stops: dynamodbPhoneStops(client, env.SUBSCRIPTIONS_TABLE),
    send: endUserMessagingTexts(lean(new PinpointSMSVoiceV2Client({ ...LEAN_SETTINGS, ...SEND_CLIENT_SETTINGS })), {
      origination: env.TEXT_ORIGINATION,
      configurationSet: env.TEXT_CONFIGURATION_SET,
    }),
    ...channelTurns(client, env, 'text'),
    answeredByCarrier: env.ANSWERED_BY_CARRIER,
    siteUrl: env.SITE_URL,
  }),
);

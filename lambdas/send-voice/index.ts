import { randomUUID } from 'node:crypto';
import { ConnectClient } from '@aws-sdk/client-connect';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { deliveryTables } from '../../lib/adapters/dynamodb/delivery-tables.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { SEND_CLIENT_SETTINGS } from '../../lib/adapters/messaging/send-client.ts';
import { awsVoiceCalls } from '../../lib/adapters/messaging/voice-sender.ts';
import { answerRing, Ring } from '../../lib/delivery/answer-ring.ts';
import { messageWriter } from '../../lib/delivery/write-message.ts';
import { queueHandler } from '../../lib/runtime/queue-handler.ts';
import { env } from './env.ts';
import { voiceTransport } from './handler.ts';

const settings = env();
const client = createDocumentClient();
const tables = deliveryTables(client, settings);
const sender = awsVoiceCalls(
  { speech: new PinpointSMSVoiceV2Client(SEND_CLIENT_SETTINGS), connect: new ConnectClient(SEND_CLIENT_SETTINGS) },
  {
    origination: settings.VOICE_ORIGINATION,
    connectInstance: settings.CONNECT_INSTANCE,
    connectFlow: settings.CONNECT_FLOW,
    connectNumber: settings.CONNECT_NUMBER,
    ...(settings.VOICE_CONFIGURATION_SET ? { configurationSet: settings.VOICE_CONFIGURATION_SET } : {}),
  },
);

export const handler = queueHandler(
  { name: 'send-voice', body: Ring },
  answerRing({
    ...tables,
    clock: stageClock(settings, client),
    transport: voiceTransport(sender),
    newClaimId: randomUUID,
    random: Math.random,
    write: messageWriter({ ...tables, siteUrl: settings.SITE_URL }),
  }),
);

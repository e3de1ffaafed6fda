import { randomUUID } from 'node:crypto';
import { ConnectClient } from '@aws-sdk/client-connect';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { awsVoiceCalls } from '../../../lib/messaging/adapters/providers/voice-sender.ts';
import { answerDueNotice, DueNoticeBody } from '../../../lib/messaging/use-cases/answer-due-notice.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { channelPace, deliveryTables } from '../sender-wiring.ts';
import { env } from './env.ts';
import { voiceTransport } from './handler.ts';

const client = leanDocuments();
const tables = deliveryTables(client, env);
const sender = awsVoiceCalls(
  { speech: new PinpointSMSVoiceV2Client(SEND_CLIENT_SETTINGS), connect: new ConnectClient(SEND_CLIENT_SETTINGS) },
  {
    origination: env.VOICE_ORIGINATION,
    connectInstance: env.CONNECT_INSTANCE,
    connectFlow: env.CONNECT_FLOW,
    connectNumber: env.CONNECT_NUMBER,
    ...(env.VOICE_CONFIGURATION_SET ? { configurationSet: env.VOICE_CONFIGURATION_SET } : {}),
  },
);

export const handler = queueHandler(
  { name: 'send-voice', body: DueNoticeBody },
  answerDueNotice({
    ...tables,
    ...channelPace(client, env, 'voice'),
    clock: stageClock(env, client),
    transport: voiceTransport(sender),
    newClaimId: randomUUID,
    random: Math.random,
    write: messageWriter({ ...tables, siteUrl: env.SITE_URL }),
  }),
);

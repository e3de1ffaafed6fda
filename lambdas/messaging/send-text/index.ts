import { randomUUID } from 'node:crypto';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { endUserMessagingTexts } from '../../../lib/messaging/adapters/providers/text-sender.ts';
import { answerDueNotice, DueNoticeBody } from '../../../lib/messaging/use-cases/answer-due-notice.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { LEAN_SETTINGS, lean } from '../../../lib/shared/dynamodb/lean-client.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { channelPace, deliveryTables } from '../sender-wiring.ts';
import { env } from './env.ts';
import { textTransport } from './handler.ts';

const client = leanDocuments();
const tables = deliveryTables(client, env);
const sender = endUserMessagingTexts(
  lean(new PinpointSMSVoiceV2Client({ ...LEAN_SETTINGS, ...SEND_CLIENT_SETTINGS })),
  {
    origination: env.TEXT_ORIGINATION,
    ...(env.TEXT_CONFIGURATION_SET ? { configurationSet: env.TEXT_CONFIGURATION_SET } : {}),
  },
);

export const handler = queueHandler(
  { name: 'send-text', body: DueNoticeBody },
  answerDueNotice({
    ...tables,
    ...channelPace(client, env, 'text'),
    clock: stageClock(env, client),
    transport: textTransport(sender),
    newClaimId: randomUUID,
    random: Math.random,
    write: messageWriter({ ...tables, siteUrl: env.SITE_URL }),
  }),
);

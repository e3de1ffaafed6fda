import { randomUUID } from 'node:crypto';
import { SESClient } from '@aws-sdk/client-ses';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { deliveryTables } from '../../lib/adapters/dynamodb/delivery-tables.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { sesEmails } from '../../lib/adapters/messaging/email-sender.ts';
import { SEND_CLIENT_SETTINGS } from '../../lib/adapters/messaging/send-client.ts';
import { answerRing, Ring } from '../../lib/delivery/answer-ring.ts';
import { messageWriter } from '../../lib/delivery/write-message.ts';
import { queueHandler } from '../../lib/runtime/queue-handler.ts';
import { env } from './env.ts';
import { emailTransport } from './handler.ts';

const settings = env();
const client = createDocumentClient();
const tables = deliveryTables(client, settings);
const sender = sesEmails(new SESClient(SEND_CLIENT_SETTINGS), {
  from: settings.EMAIL_FROM,
  ...(settings.EMAIL_CONFIGURATION_SET ? { configurationSet: settings.EMAIL_CONFIGURATION_SET } : {}),
  ...(settings.UNSUBSCRIBE_URL ? { unsubscribeUrl: settings.UNSUBSCRIBE_URL } : {}),
});

export const handler = queueHandler(
  { name: 'send-email', body: Ring },
  answerRing({
    ...tables,
    clock: stageClock(settings, client),
    transport: emailTransport(sender),
    newClaimId: randomUUID,
    random: Math.random,
    write: messageWriter({ ...tables, siteUrl: settings.SITE_URL }),
  }),
);

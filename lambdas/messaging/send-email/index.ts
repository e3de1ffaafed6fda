import { randomUUID } from 'node:crypto';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { sesEmails } from '../../../lib/messaging/adapters/providers/email-sender.ts';
import { unsubscribeLink } from '../../../lib/messaging/domain/site-link.ts';
import { answerDueNotice, DueNoticeBody } from '../../../lib/messaging/use-cases/answer-due-notice.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { LEAN_SETTINGS, lean } from '../../../lib/shared/dynamodb/lean-client.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { dynamodbUnsubscribeKeys } from '../../../lib/voters/adapters/unsubscribe-keys.ts';
import { channelPace, deliveryTables } from '../sender-wiring.ts';
import { env } from './env.ts';
import { emailTransport } from './handler.ts';

const client = leanDocuments();
const tables = deliveryTables(client, env);
const keys = dynamodbUnsubscribeKeys(client, env.SUBSCRIPTIONS_TABLE);
const sender = sesEmails(lean(new SESv2Client({ ...LEAN_SETTINGS, ...SEND_CLIENT_SETTINGS })), {
  from: env.EMAIL_FROM,
  ...(env.EMAIL_CONFIGURATION_SET ? { configurationSet: env.EMAIL_CONFIGURATION_SET } : {}),
});

export const handler = queueHandler(
  { name: 'send-email', body: DueNoticeBody },
  answerDueNotice({
    ...tables,
    ...channelPace(client, env, 'email'),
    clock: stageClock(env, client),
    transport: emailTransport(sender),
    newClaimId: randomUUID,
    random: Math.random,
    write: messageWriter({
      ...tables,
      siteUrl: env.SITE_URL,
      unsubscribeLink: async (voterId) => unsubscribeLink(env.SITE_URL, await keys.of(voterId)),
    }),
  }),
);

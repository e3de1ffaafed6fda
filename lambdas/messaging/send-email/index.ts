import { randomUUID } from 'node:crypto';
import { unsubscribeLink } from '../../../lib/messaging/domain/site-link.ts';
import { answerDueNotice, DueNoticeBody } from '../../../lib/messaging/use-cases/answer-due-notice.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbUnsubscribeKeys } from '../../../lib/voters/adapters/unsubscribe-keys.ts';
import { emailSender } from '../email-wiring.ts';
import { channelPace, deliveryTables, textsInForce } from '../sender-wiring.ts';
import { env } from './env.ts';
import { emailTransport } from './handler.ts';

const client = leanDocuments();
const tables = deliveryTables(client, env);
const keys = dynamodbUnsubscribeKeys(client, env.SUBSCRIPTIONS_TABLE);
export const handler = queueHandler(
  { name: 'send-email', body: DueNoticeBody },
  answerDueNotice({
    ...tables,
    ...channelPace(client, env, 'email'),
    clock: stageClock(env, client),
    transport: emailTransport(emailSender(client, env)),
    newClaimId: randomUUID,
    random: Math.random,
    write: messageWriter({
      ...tables,
      ...textsInForce(client, env, 'send-email'),
      siteUrl: env.SITE_URL,
      unsubscribeLink: async (voterId) => unsubscribeLink(env.SITE_URL, await keys.of(voterId)),
    }),
  }),
);

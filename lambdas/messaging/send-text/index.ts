import { randomUUID } from 'node:crypto';
import { answerDueNotice, DueNoticeBody } from '../../../lib/messaging/use-cases/answer-due-notice.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { channelPace, deliveryTables, textsInForce } from '../sender-wiring.ts';
import { textSender } from '../text-wiring.ts';
import { env } from './env.ts';
import { textTransport } from './handler.ts';

const client = leanDocuments();
const tables = deliveryTables(client, env);
export const handler = queueHandler(
  { name: 'send-text', body: DueNoticeBody },
  answerDueNotice({
    ...tables,
    ...channelPace(client, env, 'text'),
    clock: stageClock(env, client),
    transport: textTransport(textSender(client, env)),
    newClaimId: randomUUID,
    random: Math.random,
    write: messageWriter({ ...tables, ...textsInForce(client, env, 'send-text'), siteUrl: env.SITE_URL }),
  }),
);

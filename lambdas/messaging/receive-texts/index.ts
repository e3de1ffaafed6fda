import * as z from 'zod';
import { dynamodbInboundTexts } from '../../../lib/messaging/adapters/dynamodb/inbound-texts.ts';
import { readInboundText } from '../../../lib/messaging/adapters/providers/inbound-text-events.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbPhoneStops } from '../../../lib/voters/adapters/phone-stops.ts';
import { textSender } from '../text-wiring.ts';
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
    send: textSender(client, env),
    ...channelTurns(client, env, 'text'),
    answeredByCarrier: env.ANSWERED_BY_CARRIER,
    siteUrl: env.SITE_URL,
  }),
);

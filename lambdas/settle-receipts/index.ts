import * as z from 'zod';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbMessageRows } from '../../lib/adapters/dynamodb/messages.ts';
import { dynamodbSubscriptions } from '../../lib/adapters/dynamodb/subscriptions.ts';
import { queueHandler } from '../../lib/runtime/queue-handler.ts';
import { env } from './env.ts';
import { settle } from './handler.ts';

const settings = env();
const client = createDocumentClient();

export const handler = queueHandler(
  { name: 'settle-receipts', body: z.unknown() },
  settle({
    clock: stageClock(settings, client),
    rows: dynamodbMessageRows(client, settings.MESSAGES_TABLE),
    subscriptions: dynamodbSubscriptions(client, settings.SUBSCRIPTIONS_TABLE),
  }),
);

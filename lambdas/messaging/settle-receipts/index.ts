import * as z from 'zod';
import { dynamodbKnownCalls } from '../../../lib/messaging/adapters/dynamodb/known-calls.ts';
import { dynamodbMessageRows } from '../../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { dynamodbComplaints } from '../../../lib/messaging/adapters/dynamodb/sums.ts';
import { withContactEvents } from '../../../lib/messaging/adapters/providers/contact-events.ts';
import { readReceiptEvent } from '../../../lib/messaging/adapters/providers/receipt-events.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { env } from './env.ts';
import { settle } from './handler.ts';

const client = leanDocuments();

export const handler = queueHandler(
  { name: 'settle-receipts', body: z.unknown() },
  settle({
    read: withContactEvents(dynamodbKnownCalls(client, env.REQUESTS_TABLE), readReceiptEvent),
    clock: stageClock(env, client),
    rows: dynamodbMessageRows(client, env.MESSAGES_TABLE),
    subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
    countComplaint: dynamodbComplaints(client, { messages: env.MESSAGES_TABLE, requests: env.REQUESTS_TABLE }),
  }),
);

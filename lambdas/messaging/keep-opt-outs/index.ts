import { dynamodbKeepCountyEvents } from '../../../lib/messaging/adapters/dynamodb/county-events.ts';
import { streamHandler } from '../../../lib/runtime/stream-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { voterOptedOut } from '../../../lib/voters/adapters/subscriptions.ts';
import { env } from './env.ts';
import { keepOptOut } from './handler.ts';

export const handler = streamHandler(
  { name: 'keep-opt-outs' },
  keepOptOut({ read: voterOptedOut, keep: dynamodbKeepCountyEvents(leanDocuments(), env.MESSAGES_TABLE) }),
);

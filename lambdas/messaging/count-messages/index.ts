import { dynamodbAddTally, readCountedChange } from '../../../lib/messaging/adapters/dynamodb/message-tally.ts';
import { streamBatchHandler } from '../../../lib/runtime/stream-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { env } from './env.ts';
import { countMessages } from './handler.ts';

const add = dynamodbAddTally(leanDocuments(), { messages: env.MESSAGES_TABLE, requests: env.REQUESTS_TABLE });

export const handler = streamBatchHandler({ name: 'count-messages' }, countMessages({ read: readCountedChange, add }));

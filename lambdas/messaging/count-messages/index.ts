import { dynamodbAddTally, readCountedChange } from '../../../lib/messaging/adapters/dynamodb/message-tally.ts';
import { streamBatchHandler } from '../../../lib/runtime/stream-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { countMessages } from './handler.ts';

const add = dynamodbAddTally(createDocumentClient(), { messages: env.MESSAGES_TABLE, requests: env.REQUESTS_TABLE });

export const handler = streamBatchHandler({ name: 'count-messages' }, countMessages({ read: readCountedChange, add }));

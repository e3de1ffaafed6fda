import { dynamodbBrakeBook } from '../../../lib/messaging/adapters/dynamodb/brake-book.ts';
import { dynamodbKeepCountyEvents, readEndedMessage } from '../../../lib/messaging/adapters/dynamodb/county-events.ts';
import { dynamodbHaltBook } from '../../../lib/messaging/adapters/dynamodb/halt-book.ts';
import { dynamodbAddTally, readCountedChange } from '../../../lib/messaging/adapters/dynamodb/message-tally.ts';
import { dynamodbSums } from '../../../lib/messaging/adapters/dynamodb/sums.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { streamBatchHandler } from '../../../lib/runtime/stream-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { countMessages } from './handler.ts';

const client = leanDocuments();

export const handler = streamBatchHandler(
  { name: 'count-messages' },
  countMessages({
    read: readCountedChange,
    add: dynamodbAddTally(client, { messages: env.MESSAGES_TABLE, requests: env.REQUESTS_TABLE }),
    readEnded: readEndedMessage,
    keep: dynamodbKeepCountyEvents(client, env.MESSAGES_TABLE),
    sums: dynamodbSums(client, env.MESSAGES_TABLE),
    brakes: dynamodbBrakeBook(client, env.SETTINGS_TABLE),
    halts: dynamodbHaltBook(client, env.SETTINGS_TABLE),
    clock: stageClock(env, client),
    log: createLog(createLogger('count-messages')),
  }),
);

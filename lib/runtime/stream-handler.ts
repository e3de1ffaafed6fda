import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { AttributeValue, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Log } from '../shared/log.ts';
import { createLog, createLogger } from './log.ts';
import { ownFailure } from './own-words.ts';

type Item = Record<string, unknown>;

/** One change of a table, with its images as plain objects. */
export type StreamChange = {
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: Item;
  readonly newImage?: Item;
  readonly oldImage?: Item;
};

// The two packages declare the same wire shape as different types.
const plain = (image: Record<string, AttributeValue>): Item => unmarshall(image as Parameters<typeof unmarshall>[0]);

const toChange = (record: DynamoDBRecord): StreamChange => ({
  eventName: record.eventName ?? 'MODIFY',
  keys: plain(record.dynamodb?.Keys ?? {}),
  ...(record.dynamodb?.NewImage ? { newImage: plain(record.dynamodb.NewImage) } : {}),
  ...(record.dynamodb?.OldImage ? { oldImage: plain(record.dynamodb.OldImage) } : {}),
});

/**
 * Makes the Lambda handler of a DynamoDB stream. The stream is only a notices: handlers are idempotent, because after
 * a failure the records from the failed one on come again, and a sweeper re-reads what a lost record would have told.
 */
export const streamHandler = (
  options: { readonly name: string },
  run: (change: StreamChange, context: { readonly log: Log }) => Promise<void>,
) => {
  const logger = createLogger(options.name);
  const log = createLog(logger);
  const processor = new BatchProcessor(EventType.DynamoDBStreams);
  const handleRecord = async (record: DynamoDBRecord): Promise<void> => {
    try {
      await run(toChange(record), { log });
    } catch (error) {
      log.error('STREAM_RECORD_FAILED', error);
      throw ownFailure(error, options.name, record.eventID ?? '');
    }
  };
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(injectLambdaContext(logger))
    .handler((event, context) =>
      processPartialResponse(event, handleRecord, processor, { context, throwOnFullBatchFailure: false }),
    );
};

/** A change with the number of its record in the stream. */
export type NumberedChange = StreamChange & { readonly number: string };

/**
 * Makes the Lambda handler of a DynamoDB stream that takes a batch as a whole: it is done, or comes again as it was. The
 * mapping must not halve batches.
 */
export const streamBatchHandler = (
  options: { readonly name: string },
  run: (changes: readonly NumberedChange[]) => Promise<void>,
) => {
  const logger = createLogger(options.name);
  const log = createLog(logger);
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(injectLambdaContext(logger))
    .handler(async ({ Records }, context) => {
      try {
        await run(Records.map((record) => ({ ...toChange(record), number: record.dynamodb?.SequenceNumber ?? '' })));
      } catch (error) {
        log.error('STREAM_BATCH_FAILED', error);
        throw ownFailure(error, options.name, context.awsRequestId);
      }
      return { batchItemFailures: [] };
    });
};

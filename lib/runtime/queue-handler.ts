import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Log } from '../shared/log.ts';
import { SafeError } from '../shared/safe-error.ts';
import { parseJson } from './api/json.ts';
import { createLog, createLogger } from './log.ts';
import { ownFailure, wrongFields } from './own-words.ts';

/** A message that came through SNS without raw delivery is wrapped once; take it out. */
const Envelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** The JSON that a body holds, or the body itself: AWS services greet a new topic with a sentence of plain text. */
const jsonOrText = (text: string): unknown => {
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : text;
};

const bodyOf = (record: SQSRecord): unknown => {
  const value = jsonOrText(record.body);
  const envelope = Envelope.safeParse(value);
  return envelope.success ? jsonOrText(envelope.data.Message) : value;
};

/**
 * Makes the Lambda handler of an SQS queue. A body that is not JSON reaches the schema as text. Each message stands
 * alone: one that throws goes back to the queue, and to its dead-letter queue in the end, while its neighbours are done.
 */
export const queueHandler = <Body extends z.ZodType>(
  options: { readonly name: string; readonly body: Body },
  run: (body: z.output<Body>, context: { readonly log: Log }) => Promise<void>,
) => {
  const logger = createLogger(options.name);
  const log = createLog(logger);
  const processor = new BatchProcessor(EventType.SQS);
  const handleRecord = async (record: SQSRecord): Promise<void> => {
    const body = options.body.safeParse(bodyOf(record));
    if (!body.success) {
      const fields = wrongFields(options.body, body.error);
      const error = new SafeError('InvalidMessage', `A message of ${options.name} has wrong fields: ${fields}.`);
      log.error('QUEUE_MESSAGE_INVALID', error);
      throw error;
    }
    try {
      await run(body.data, { log });
    } catch (error) {
      log.error('QUEUE_MESSAGE_FAILED', error);
      throw ownFailure(error, options.name, record.messageId);
    }
  };
  return middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .handler((event, context) =>
      processPartialResponse(event, handleRecord, processor, { context, throwOnFullBatchFailure: false }),
    );
};

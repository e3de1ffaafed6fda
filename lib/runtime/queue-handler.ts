import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Log } from '../shared/log.ts';
import { SafeError } from '../shared/safe-error.ts';
import { parseJson } from './api/json.ts';
import { createLog, createLogger } from './log.ts';

/** A message that came through SNS without raw delivery is wrapped once; take it out. */
const Envelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

const bodyOf = (record: SQSRecord): unknown => {
  const parsed = parseJson(record.body);
  if (!parsed.ok) throw new SafeError('UnreadableMessage', 'The message body is not JSON.');
  const envelope = Envelope.safeParse(parsed.value);
  if (!envelope.success) return parsed.value;
  const inner = parseJson(envelope.data.Message);
  if (!inner.ok) throw new SafeError('UnreadableMessage', 'The notification inside the message is not JSON.');
  return inner.value;
};

/**
 * Makes the Lambda handler of an SQS queue. Each message stands alone: one that throws goes back to the queue, and to
 * its dead-letter queue in the end, while its neighbours are done.
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
      const fields = body.error.issues.map((issue) => issue.path.join('.')).join(', ');
      const error = new SafeError('InvalidMessage', `A message of ${options.name} has wrong fields: ${fields}.`);
      log.error('QUEUE_MESSAGE_INVALID', error);
      throw error;
    }
    try {
      await run(body.data, { log });
    } catch (error) {
      log.error('QUEUE_MESSAGE_FAILED', error);
      throw error;
    }
  };
  return middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .handler((event, context) =>
      processPartialResponse(event, handleRecord, processor, { context, throwOnFullBatchFailure: false }),
    );
};

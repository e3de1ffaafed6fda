import type { Context } from 'aws-lambda';
import { createLog, createLogger } from './log.ts';
import { ownFailure } from './own-words.ts';

/**
 * Makes the Lambda handler of what answers API Gateway by itself: pages, documents. What it throws is
 * logged by its kind and leaves the function in our own words: the runtime writes the message of an error to the log.
 */
export const plainHandler =
  <Event, Answer>(name: string, answer: (event: Event, context: Context) => Answer | Promise<Answer>) =>
  async (event: Event, context: Context): Promise<Answer> => {
    try {
      return await answer(event, context);
    } catch (error) {
      createLog(createLogger(name)).error('REQUEST_FAILED', error);
      throw ownFailure(error, name, context.awsRequestId);
    }
  };

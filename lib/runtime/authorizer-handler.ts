import type { Context } from 'aws-lambda';
import type { LogCode } from '../shared/log.ts';
import { isUnauthorized } from './authorizer-answer.ts';
import { createLog, createLogger } from './log.ts';
import { ownFailure } from './own-words.ts';

/**
 * Makes the Lambda handler of an authorizer. It refuses a credential by throwing `Unauthorized`, which Lambda counts as an
 * error: what really failed is told by the log code, and leaves the function in our own words as an answer 500.
 */
export const authorizerHandler =
  <Event, Answer>(
    { name, failed }: { readonly name: string; readonly failed: LogCode },
    judge: (event: Event) => Promise<Answer>,
  ) =>
  async (event: Event, context: Context): Promise<Answer> => {
    try {
      return await judge(event);
    } catch (error) {
      if (isUnauthorized(error)) throw error;
      createLog(createLogger(name)).error(failed, error);
      throw ownFailure(error, name, context.awsRequestId);
    }
  };

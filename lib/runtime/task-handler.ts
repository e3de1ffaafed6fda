import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import type { Log } from '../shared/log.ts';
import { SafeError } from '../shared/safe-error.ts';
import { createLog, createLogger } from './log.ts';
import { ownFailure, wrongFields } from './own-words.ts';

export type TaskContext = { readonly log: Log };

/** For a task on record: the id of this very invocation; the next one has another. */
export type InvocationContext = TaskContext & { readonly requestId: string };

/**
 * Makes the Lambda handler of a Step Functions task or of a schedule: input checked by the schema, output returned as
 * JSON. A `SafeError` passes through under its name, which `Catch` matches; of any other error only the kind leaves
 * the function, because the message would stay in the execution history.
 */
export const taskHandler = <Input extends z.ZodType, Output>(
  options: { readonly name: string; readonly input: Input },
  run: (input: z.output<Input>, context: InvocationContext) => Promise<Output>,
) => {
  const logger = createLogger(options.name);
  const log = createLog(logger);
  return middy<unknown, Output>()
    .use(injectLambdaContext(logger))
    .handler(async (event: unknown, context: Context) => {
      const input = options.input.safeParse(event);
      if (!input.success) {
        const fields = wrongFields(options.input, input.error);
        throw new SafeError('InvalidTaskInput', `${options.name} got input with wrong fields: ${fields}.`);
      }
      try {
        return await run(input.data, { log, requestId: context.awsRequestId });
      } catch (error) {
        log.error('TASK_FAILED', error);
        throw ownFailure(error, options.name, context.awsRequestId);
      }
    });
};

import { InvokeCommand, type InvokeCommandOutput, LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { firing } from '../../../lib/local/scheduler/fire.ts';
import { toSchedule } from '../../../lib/local/scheduler/schedule.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const sweep = toSchedule({
  name: 'release-messages-0',
  group: 'default',
  expression: 'rate(1 minute)',
  timeZone: 'UTC',
  targetArn: 'arn:aws:lambda:us-west-2:000000000000:function:rollcall-local-sweep-messages',
  input: '{"sweep":true,"at":"<aws.scheduler.scheduled-time>"}',
  deleteAfterwards: false,
});

const lambda = mockClient(LambdaClient);
beforeEach(() => lambda.reset());

const failed = (errorMessage: string): Partial<InvokeCommandOutput> => {
  const bytes = Buffer.from(JSON.stringify({ errorMessage, errorType: 'RuntimeError' }));
  return { FunctionError: 'Unhandled', Payload: Object.assign(new Uint8Array(bytes), { transformToString: String }) };
};

const fire = () =>
  firing(new SFNClient({}), new LambdaClient({}))(sweep, Temporal.Instant.from('2026-10-08T17:00:00Z'));

describe('firing a Lambda', () => {
  it.each([
    'Worker process exited immediately. stderr: ',
    'Worker process died',
    '[Errno 32] Broken pipe',
    'Worker returned no response',
    'Task timed out after 58.00 seconds',
    '[AbortError]: The operation was aborted.',
  ])('is repeated when its worker was killed: %s', async (sentence) => {
    lambda.on(InvokeCommand).resolvesOnce(failed(sentence)).resolvesOnce(failed(sentence)).resolves({});
    await fire();
    const inputs = lambda.commandCalls(InvokeCommand).map(({ args: [{ input }] }) => String(input.Payload));
    expect(inputs).toEqual(Array.from({ length: 3 }, () => '{"sweep":true,"at":"2026-10-08T17:00:00Z"}'));
  });

  it('is given up after two repeats, as Lambda does', async () => {
    lambda.on(InvokeCommand).resolves(failed('Worker process died'));
    await expect(fire()).rejects.toThrow('release-messages-0 of 2026-10-08T17:00:00Z failed');
    expect(lambda.commandCalls(InvokeCommand)).toHaveLength(3);
  });

  it('is not repeated for an error of the function itself', async () => {
    lambda.on(InvokeCommand).resolves(failed('The table said: Worker process died'));
    await expect(fire()).rejects.toThrow('The table said');
    expect(lambda.commandCalls(InvokeCommand)).toHaveLength(1);
  });
});

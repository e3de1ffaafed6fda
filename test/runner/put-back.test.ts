import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it, vi } from 'vitest';
import { putBack } from './put-back.ts';

it('what a file has replaced is itself again for the next file of the same worker', async () => {
  const send = SQSClient.prototype.send;
  const now = Date.now;
  const real = globalThis.fetch;
  mockClient(SQSClient).on(SendMessageCommand).resolves({ MessageId: 'mocked' });
  vi.spyOn(Date, 'now').mockReturnValue(0);
  vi.stubEnv('ROLLCALL_HOME', '/nowhere');
  vi.stubGlobal('fetch', () => undefined);
  const asked = new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'b' });
  expect(await new SQSClient({ region: 'us-west-2' }).send(asked)).toEqual({ MessageId: 'mocked' });
  putBack();
  expect(SQSClient.prototype.send).toBe(send);
  expect(Date.now).toBe(now);
  expect(process.env['ROLLCALL_HOME']).not.toBe('/nowhere');
  expect(globalThis.fetch).toBe(real);
});

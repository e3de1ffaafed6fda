import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { busyQueues } from '../../../lib/local/scheduler/busy-queues.ts';

const sqs = mockClient(SQSClient);
const RECEIPTS = 'rollcall-local-receipts';
const QUEUES = [
  'rollcall-local-text-urgent',
  'rollcall-local-email-bulk',
  RECEIPTS,
  'rollcall-local-text-dead',
  'other',
];
const urlOf = (name: string): string => `http://127.0.0.1/000000000000/${name}`;

describe('queues that hold messages', () => {
  let emulator: Server;
  let held: Record<string, number> = {};
  let asked: string[] = [];
  beforeAll(async () => {
    emulator = createServer((request, response) => {
      asked.push(request.url ?? '');
      const queues = QUEUES.map((name) => [urlOf(name), Array.from({ length: held[name] ?? 0 }, () => ({ Body: '' }))]);
      response.end(JSON.stringify({ messages: { '000000000000': { 'us-west-2': Object.fromEntries(queues) } } }));
    });
    await new Promise<void>((resolve) => emulator.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    sqs.reset();
    sqs.on(GetQueueAttributesCommand).resolves({ Attributes: {} });
    held = {};
    asked = [];
  });
  const queues = () => busyQueues(new SQSClient({}), `http://127.0.0.1:${(emulator.address() as AddressInfo).port}/s`);

  it('are busy, and all are asked for at once', async () => {
    held = { [RECEIPTS]: 3 };
    expect(await queues()()).toEqual([`3 in queue ${RECEIPTS}`]);
    expect(asked).toEqual(['/s/_ministack/sqs/messages']);
  });

  it('none does: idle, whatever lies among the dead letters and in queues of others', async () => {
    held = { 'rollcall-local-text-dead': 1, other: 1 };
    expect(await queues()()).toEqual([]);
  });

  it.each([
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesDelayed',
  ])('one that was busy is asked alone until it is empty, then all are: %s', async (kind) => {
    const look = queues();
    held = { [RECEIPTS]: 3 };
    await look();
    sqs.on(GetQueueAttributesCommand, { QueueUrl: urlOf(RECEIPTS) }).resolves({ Attributes: { [kind]: '2' } });
    expect(await look()).toEqual([`2 in queue ${RECEIPTS}`]);
    expect(asked).toHaveLength(1);
    held = { 'rollcall-local-email-bulk': 1 };
    sqs.on(GetQueueAttributesCommand).resolves({ Attributes: {} });
    sqs.on(GetQueueAttributesCommand, { QueueUrl: urlOf(RECEIPTS) }).resolves({ Attributes: {} });
    expect(await look()).toEqual(['1 in queue rollcall-local-email-bulk']);
    held = {};
    expect(await look()).toEqual([]);
  });
});

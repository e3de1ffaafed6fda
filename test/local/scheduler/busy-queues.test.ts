import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { busyQueues } from '../../../lib/local/scheduler/busy-queues.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => sqs.reset());

const QUEUES = ['rollcall-local-text-urgent', 'rollcall-local-email-bulk', 'rollcall-local-receipts'];
const urlOf = (name: string): string => `http://127.0.0.1/0/${name}`;

/** Queues that hold so many messages of a kind from now on; the others are empty. */
const holding = (messages: Record<string, number>, kind = 'ApproximateNumberOfMessages'): void => {
  sqs.on(ListQueuesCommand).resolves({ QueueUrls: [...QUEUES, 'rollcall-local-text-dead'].map(urlOf) });
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: {} });
  for (const [name, count] of Object.entries(messages)) {
    const Attributes = { [kind]: String(count) };
    sqs.on(GetQueueAttributesCommand, { QueueUrl: urlOf(name) }).resolves({ Attributes });
  }
};
const asked = (): number => sqs.commandCalls(GetQueueAttributesCommand).length;

describe('queues that hold messages', () => {
  it.each([
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesDelayed',
  ])('are busy: %s', async (kind) => {
    holding({ 'rollcall-local-receipts': 3 }, kind);
    expect(await busyQueues(new SQSClient({}))()).toEqual(['3 in queue rollcall-local-receipts']);
  });

  it('none does: idle, whatever lies among the dead letters', async () => {
    holding({ 'rollcall-local-text-dead': 1 });
    expect(await busyQueues(new SQSClient({}))()).toEqual([]);
    expect(asked()).toBe(QUEUES.length);
  });

  it('one that was busy is asked alone until it is empty; then all are asked', async () => {
    const look = busyQueues(new SQSClient({}));
    holding({ 'rollcall-local-receipts': 3 });
    await look();
    const before = asked();
    expect(await look()).toEqual(['3 in queue rollcall-local-receipts']);
    expect(asked() - before).toBe(1);
    holding({ 'rollcall-local-email-bulk': 1 });
    expect(await look()).toEqual(['1 in queue rollcall-local-email-bulk']);
    holding({});
    expect(await look()).toEqual([]);
  });
});

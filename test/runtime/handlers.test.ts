import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { queueHandler } from '../../lib/runtime/queue-handler.ts';
import { streamHandler } from '../../lib/runtime/stream-handler.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { SafeError } from '../../lib/shared/safe-error.ts';

const context = { awsRequestId: 'request-1', functionName: 'test', getRemainingTimeInMillis: () => 10_000 } as Context;

describe('taskHandler', () => {
  const input = z.strictObject({ county: z.string() });

  it('checks the input and returns the output', async () => {
    const handler = taskHandler({ name: 'plan-night', input }, async ({ county }) => ({ planned: county }));
    await expect(handler({ county: '03' }, context)).resolves.toEqual({ planned: '03' });
    await expect(handler({ kounty: '03' }, context)).rejects.toThrow(/plan-night got input with wrong fields/);
    const facts = taskHandler({ name: 't', input: z.record(z.string(), z.number()) }, async () => undefined);
    await expect(facts({ 'Maria Lopez': 'x' }, context)).rejects.toThrow(/^t got input with wrong fields: \*\.$/);
  });

  it('keeps an error of ours for Catch and hides what any other error says', async () => {
    const ours = taskHandler({ name: 't', input }, async () => {
      throw new SafeError('WindowClosed', 'The window closed at 05:00.');
    });
    await expect(ours({ county: '03' }, context)).rejects.toMatchObject({ name: 'WindowClosed', message: /05:00/ });
    const foreign = taskHandler({ name: 't', input }, async () => {
      throw new TypeError('Maria Lopez');
    });
    await expect(foreign({ county: '03' }, context)).rejects.toMatchObject({
      name: 'TypeError',
      message: 't failed. Its log has the details under request request-1.',
    });
  });
});

const queueEvent = (...bodies: unknown[]): SQSEvent =>
  ({
    Records: bodies.map((body, index) => ({
      messageId: `m${index}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      eventSource: 'aws:sqs',
    })),
  }) as unknown as SQSEvent;

describe('queueHandler', () => {
  it('does each message by itself and gives back only the ones that failed', async () => {
    const done = vi.fn();
    const handler = queueHandler({ name: 'send-text', body: z.object({ key: z.string() }) }, async ({ key }) => {
      if (key === 'bad') throw new Error('no');
      done(key);
    });
    const answer = await handler(
      queueEvent({ key: 'a' }, { key: 'bad' }, 'not json', { nokey: 1 }, { key: 'b' }),
      context,
    );
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(['m1', 'm2', 'm3']);
    expect(done.mock.calls).toEqual([['a'], ['b']]);
  });

  it('unwraps a notification of SNS', async () => {
    const done = vi.fn();
    const handler = queueHandler({ name: 'send-text', body: z.object({ key: z.string() }) }, async ({ key }) =>
      done(key),
    );
    await handler(queueEvent({ Type: 'Notification', Message: JSON.stringify({ key: 'a' }) }), context);
    expect(done).toHaveBeenCalledWith('a');
  });
});

describe('streamHandler', () => {
  const record = (sequence: string, status: string) => ({
    eventName: 'MODIFY',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      SequenceNumber: sequence,
      Keys: { pk: { S: 'e#v' }, sk: { S: 'BALLOT#1' } },
      NewImage: { pk: { S: 'e#v' }, status: { S: status }, version: { N: '2' } },
    },
  });

  it('hands over plain items and reports the records that failed', async () => {
    const seen: unknown[] = [];
    const handler = streamHandler({ name: 'decide-messages' }, async (change) => {
      if (change.newImage?.['status'] === 'BAD') throw new Error('no');
      seen.push(change.newImage);
    });
    const answer = await handler({ Records: [record('1', 'ISSUED'), record('2', 'BAD')] } as never, context);
    expect(seen).toEqual([{ pk: 'e#v', status: 'ISSUED', version: 2 }]);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '2' }]);
  });
});

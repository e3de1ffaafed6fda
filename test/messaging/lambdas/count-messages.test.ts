import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { countMessages } from '../../../lambdas/messaging/count-messages/handler.ts';
import { toMessageItem } from '../../../lib/messaging/adapters/dynamodb/message-document.ts';
import { readCountedChange } from '../../../lib/messaging/adapters/dynamodb/message-tally.ts';
import { streamBatchHandler } from '../../../lib/runtime/stream-handler.ts';
import { sampleRow } from '../domain/sample-decision.ts';

const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1_000 } as Context;
const record = (number: string, item: Record<string, unknown>): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: number, NewImage: marshall(item, { removeUndefinedValues: true }) as never },
});

describe('count-messages', () => {
  it('adds what a batch came to, once, and names its records', async () => {
    const added: unknown[] = [];
    const handler = streamBatchHandler(
      { name: 'count-messages' },
      countMessages({
        read: readCountedChange,
        add: async (tallies, batch) => void added.push([tallies.map(({ state, by }) => `${state} ${by}`), batch]),
      }),
    );
    const Records = [
      record('1', toMessageItem(sampleRow())),
      record('2', toMessageItem(sampleRow({ voterId: 'V2', state: 'held' }))),
    ];
    expect(await handler({ Records }, context)).toEqual({ batchItemFailures: [] });
    expect(added).toEqual([
      [
        ['due 1', 'held 1'],
        ['1', '2'],
      ],
    ]);
  });

  it('brings a batch back whole when it could not be added', async () => {
    const add = () => Promise.reject(new Error('Maria'));
    const handler = streamBatchHandler({ name: 'count-messages' }, countMessages({ read: readCountedChange, add }));
    await expect(handler({ Records: [record('1', toMessageItem(sampleRow()))] }, context)).rejects.toThrow(
      /^count-messages failed\. Its log has the details under request /,
    );
  });
});

import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { type CountPorts, countMessages } from '../../../lambdas/messaging/count-messages/handler.ts';
import { toMessageItem } from '../../../lib/messaging/adapters/dynamodb/message-document.ts';
import { readCountedChange } from '../../../lib/messaging/adapters/dynamodb/message-tally.ts';
import { streamBatchHandler } from '../../../lib/runtime/stream-handler.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';
import { memoryBrakes } from '../memory-brakes.ts';
import { memoryHalts } from '../memory-halts.ts';

const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1_000 } as Context;
const record = (number: string, item: Record<string, unknown>): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: number, NewImage: marshall(item, { removeUndefinedValues: true }) as never },
});

/** The function with its stores in memory, and what it added. */
const counting = (change: Partial<CountPorts> = {}) => {
  const { brakes, sums, add: addSums, outages } = memoryBrakes();
  const halts = memoryHalts();
  const added: unknown[] = [];
  const run = countMessages({
    read: readCountedChange,
    add: async (tallies, additions, batch) => {
      addSums(additions);
      added.push([tallies.map(({ state, by }) => `${state} ${by}`), batch]);
    },
    sums,
    brakes,
    halts,
    clock: async () => NOON,
    log: { warn: () => undefined },
    ...change,
  });
  const handler = streamBatchHandler({ name: 'count-messages' }, run);
  return { added, halts, outages, receive: (...Records: DynamoDBRecord[]) => handler({ Records }, context) };
};

describe('count-messages', () => {
  it('adds what a batch came to, once, and names its records', async () => {
    const { added, receive } = counting();
    const answer = await receive(
      record('1', toMessageItem(sampleRow())),
      record('2', toMessageItem(sampleRow({ voterId: 'V2', state: 'held' }))),
    );
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(added).toEqual([
      [
        ['due 1', 'held 1'],
        ['1', '2'],
      ],
    ]);
  });

  it('notes since when a provider takes nothing, and that it takes messages again', async () => {
    const { outages, receive } = counting();
    const waiting = sampleRow({ code: 'PROVIDER_NOT_REACHED', putOff: 1 });
    await receive(record('1', toMessageItem(waiting)));
    expect(outages.get('text')).toEqual({ channel: 'text', since: waiting.movedAt, code: 'PROVIDER_NOT_REACHED' });
    const taken = sampleRow({ state: 'accepted', movedAt: NOON.add({ minutes: 3 }) });
    await receive(record('2', toMessageItem(taken)));
    expect(outages.size).toBe(0);
  });

  it('brings a batch back whole when it could not be added', async () => {
    const { receive } = counting({ add: () => Promise.reject(new Error('Maria')) });
    await expect(receive(record('1', toMessageItem(sampleRow())))).rejects.toThrow(
      /^count-messages failed\. Its log has the details under request /,
    );
  });
});

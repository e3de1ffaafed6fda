import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { type CountPorts, countMessages } from '../../../lambdas/messaging/count-messages/handler.ts';
import { readEndedMessage } from '../../../lib/messaging/adapters/dynamodb/county-events.ts';
import { toMessageItem } from '../../../lib/messaging/adapters/dynamodb/message-document.ts';
import { readCountedChange } from '../../../lib/messaging/adapters/dynamodb/message-tally.ts';
import { streamBatchHandler } from '../../../lib/runtime/stream-handler.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';
import { memoryBrakes } from '../memory-brakes.ts';
import { memoryCountyEvents } from '../memory-county-events.ts';
import { memoryHalts } from '../memory-halts.ts';

const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1_000 } as Context;
const image = (item: Record<string, unknown>) => marshall(item, { removeUndefinedValues: true }) as never;
const record = (number: string, item: Record<string, unknown>, before?: Record<string, unknown>): DynamoDBRecord => ({
  eventName: before ? 'MODIFY' : 'INSERT',
  dynamodb: { SequenceNumber: number, NewImage: image(item), ...(before ? { OldImage: image(before) } : {}) },
});

/** The function with its stores in memory, and what it added. */
const counting = (change: Partial<CountPorts> = {}) => {
  const { brakes, sums, add: addSums, outages } = memoryBrakes();
  const halts = memoryHalts();
  const added: unknown[] = [];
  const { keep, kept } = memoryCountyEvents();
  const run = countMessages({
    readEnded: readEndedMessage,
    keep,
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
  return { added, kept, halts, outages, receive: (...Records: DynamoDBRecord[]) => handler({ Records }, context) };
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

  it('keeps for the county what did not arrive for the contact’s sake, once, and that it has arrived after all', async () => {
    const { kept, receive } = counting();
    const sent = toMessageItem(sampleRow({ state: 'accepted', fence: 1 }));
    const blocked = toMessageItem(sampleRow({ state: 'undelivered', fence: 1, code: 'BLOCKED_BY_CARRIER' }));
    const expired = toMessageItem(sampleRow({ voterId: 'V2', state: 'expired', code: 'TOO_LATE' }));
    const opaque = toMessageItem(sampleRow({ voterId: 'V3', state: 'failed', code: 'MISSING_VARIABLE' }));
    const batch = [record('1', blocked, sent), record('2', expired), record('3', opaque)];
    await receive(...batch);
    await receive(...batch);
    const arrived = toMessageItem(sampleRow({ state: 'delivered', fence: 1 }));
    await receive(record('4', arrived, blocked), record('5', arrived, sent));
    const told = [...kept.values()].map(({ event }) => event);
    expect(told).toMatchObject([
      {
        type: 'message-undelivered',
        county: '03',
        voterId: 'V1000001',
        channel: 'text',
        outcome: 'blocked-by-carrier',
      },
      { type: 'message-arrived-after-all', county: '03', voterId: 'V1000001', channel: 'text', outcome: 'arrived' },
    ]);
    // The id, which receivers write into their logs, names nobody.
    for (const { id } of told) expect(id).toMatch(/^03\.message-[a-z-]+\.[0-9a-f]{32}$/);
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

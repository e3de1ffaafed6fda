import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbMessageCounts } from '../../../../lib/messaging/adapters/dynamodb/message-counts.ts';
import { toMessageItem } from '../../../../lib/messaging/adapters/dynamodb/message-document.ts';
import { dynamodbAddTally, readCountedChange } from '../../../../lib/messaging/adapters/dynamodb/message-tally.ts';
import type { Tally } from '../../../../lib/messaging/domain/message-tally.ts';
import { sampleRow } from '../../domain/sample-decision.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const read = dynamodbMessageCounts(client, 'messages');
const add = dynamodbAddTally(client, { messages: 'messages', requests: 'requests' }, () => 1_000);
const tally = (change: Partial<Tally> = {}): Tally => ({
  electionId: 'e',
  county: '03',
  type: 'Outbound',
  channel: 'text',
  state: 'due',
  by: 1,
  ...change,
});

/** The two tables of counts and marks, with their conditions. */
const tables = () => {
  const counts = new Map<string, number>();
  const marks = new Set<string>();
  dynamodb.on(TransactWriteCommand).callsFake(({ TransactItems }) => {
    const [{ Put }, ...updates] = TransactItems;
    const mark = `${Put.Item.pk} ${Put.Item.sk}`;
    if (marks.has(mark)) {
      const CancellationReasons = [{ Code: 'ConditionalCheckFailed' }];
      throw new TransactionCanceledException({ message: '', $metadata: {}, CancellationReasons });
    }
    marks.add(mark);
    for (const { Update } of updates) {
      const name = `${Update.Key.pk} ${Update.Key.sk}`;
      counts.set(name, (counts.get(name) ?? 0) + Update.ExpressionAttributeValues[':by']);
    }
    return {};
  });
  dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues }) => ({
    Items: [...counts].flatMap(([name, messages]) => {
      const [pk, sk] = name.split(' ');
      return pk === ExpressionAttributeValues[':pk'] ? [{ pk, sk, messages }] : [];
    }),
  }));
};

describe('the counts of messages', () => {
  beforeEach(() => dynamodb.reset());

  it('add up what batches bring, and the same batch once more adds nothing', async () => {
    tables();
    await add([tally({ by: 3 })], [], ['1', '2', '3']);
    await add([tally({ by: -1 }), tally({ state: 'delivered' })], [], ['4']);
    await add([tally({ by: 3 })], [], ['1', '2', '3']);
    expect(await read('e', '03')).toEqual([
      { type: 'Outbound', channel: 'text', state: 'due', count: 2 },
      { type: 'Outbound', channel: 'text', state: 'delivered', count: 1 },
    ]);
    expect(await read('e', null)).toEqual(await read('e', '03'));
    expect(await read('e', '19')).toEqual([]);
    expect(await read('another', null)).toEqual([]);
  });

  it('are read by county, and never from the ledger', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [] });
    await read('2026-11-03', '03');
    await read('2026-11-03', null);
    const asked = dynamodb
      .commandCalls(QueryCommand)
      .map(({ args }) => args[0].input.ExpressionAttributeValues?.[':pk']);
    expect(asked[0]).toBe('COUNTS#2026-11-03#03');
    expect(new Set(asked).size).toBe(58);
    expect(dynamodb.commandCalls(ScanCommand)).toHaveLength(0);
  });

  it('go in transactions of a hundred, each with a mark of its own that passes after the stream has', async () => {
    dynamodb.on(TransactWriteCommand).resolves({});
    await add(
      Array.from({ length: 150 }, (_, index) => tally({ electionId: `e${index}` })),
      [],
      ['1'],
    );
    const transactions = dynamodb.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.TransactItems);
    expect(transactions.map((items) => items?.length)).toEqual([100, 52]);
    const marks = transactions.map((items) => items?.[0]?.Put?.Item);
    expect(new Set(marks.map((mark) => JSON.stringify(mark))).size).toBe(2);
    expect(marks[0]).toMatchObject({ expiresAt: 1_000 + 172_800 });
  });

  it('come of messages alone, and name no voter', () => {
    const change = { oldImage: toMessageItem(sampleRow()), newImage: toMessageItem(sampleRow({ state: 'sending' })) };
    const told = {
      electionId: '2026-11-03-statewide',
      county: '03',
      type: 'Outbound',
      channel: 'text',
      language: 'en',
      movedAt: sampleRow().movedAt,
    };
    expect(readCountedChange(change)).toEqual({
      old: { ...told, state: 'due' },
      new: { ...told, state: 'sending' },
    });
    expect(readCountedChange({ newImage: { pk: 'COUNTS#e#03', sk: 'x', messages: 1 } })).toBeUndefined();
  });
});

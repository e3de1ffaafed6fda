import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import {
  dynamodbCountyTellings,
  dynamodbKeepCountyEvents,
} from '../../../../lib/messaging/adapters/dynamodb/county-events.ts';
import type { CountyEvent } from '../../../../lib/messaging/domain/county-event.ts';
import { afterAttempt } from '../../../../lib/messaging/domain/county-telling.ts';
import { NOON } from '../../domain/sample-decision.ts';

const event: CountyEvent = {
  id: '03.voter-opted-out.1',
  type: 'voter-opted-out',
  county: '03',
  voterId: 'V1',
  channel: 'text',
  outcome: 'opted-out',
  at: NOON,
};

/** As much of the table and its index as is asked for. */
const table = () => {
  const items = new Map<string, Record<string, unknown>>();
  const mock = mockClient(DynamoDBDocumentClient);
  const refused = () => new ConditionalCheckFailedException({ message: '', $metadata: {} });
  mock.on(PutCommand).callsFake(({ Item, ExpressionAttributeValues: asked }) => {
    const present = items.get(Item.sk);
    if (asked === undefined && present) throw refused();
    if (asked && (present?.['told'] !== asked[':told'] || present?.['wakeAt'] !== asked[':moment'])) throw refused();
    items.set(Item.sk, structuredClone(Item));
    return {};
  });
  mock.on(DeleteCommand).callsFake(({ Key }) => items.delete(Key.sk) && {});
  mock.on(QueryCommand).callsFake(({ ExpressionAttributeValues: asked, Select }) => {
    const found = [...items.values()].filter(
      ({ dueShard, wakeAt }) => dueShard === asked[':shard'] && !(String(wakeAt) > (asked[':until'] ?? '~')),
    );
    return Select === 'COUNT' ? { Count: found.length } : { Items: found.map(({ pk, sk }) => ({ pk, sk })) };
  });
  mock.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
    Responses: { messages: RequestItems.messages.Keys.map(({ sk }: { sk: string }) => items.get(sk)) },
  }));
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-west-2' }));
  return {
    items,
    keep: dynamodbKeepCountyEvents(client, 'messages'),
    tellings: dynamodbCountyTellings(client, 'messages', 'due'),
  };
};

it('keeps an event once, gives it when it is due, and lists it where it has come to', async () => {
  const { items, keep, tellings } = table();
  await keep([event]);
  expect(await tellings.due('03', NOON.subtract({ seconds: 1 }), 10)).toEqual([]);
  expect(await tellings.due('04', NOON, 10)).toEqual([]);
  const [waiting] = await tellings.due('03', NOON, 10);
  if (!waiting) throw new Error('It is due.');
  expect(waiting.event).toEqual(event);
  const failed = afterAttempt(waiting, 'answered-503', NOON);
  expect(await tellings.move(waiting, failed)).toBe('moved');
  expect(await tellings.move(waiting, failed)).toBe('lost');
  // A record of the stream that comes again begins nothing anew.
  await keep([event]);
  expect(await tellings.due('03', NOON, 10)).toEqual([]);
  expect(await tellings.due('03', NOON.add({ minutes: 5 }), 10)).toEqual([failed]);
  const told = afterAttempt(failed, 'told', NOON.add({ minutes: 5 }));
  await tellings.move(failed, told);
  expect(await tellings.latest('03', 'told', 10)).toEqual([told]);
  expect([await tellings.count('03', 'told', 9), await tellings.count('03', 'waiting', 9)]).toEqual([1, 0]);
  await tellings.forget('03', 'told', NOON);
  expect(items.size).toBe(1);
  await tellings.forget('03', 'told', NOON.add({ hours: 1 }));
  expect(items.size).toBe(0);
});

it('no item of it is a message: the ledger’s own readers pass it by', async () => {
  const { items, keep } = table();
  await keep([event]);
  expect([...items.values()][0]).not.toHaveProperty('state');
});

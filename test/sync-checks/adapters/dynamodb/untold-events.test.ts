import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { dynamodbUntoldEvents } from '../../../../lib/sync-checks/adapters/dynamodb/untold-events.ts';
import type { EmsEvent } from '../../../../lib/sync-checks/domain/ems.ts';

it('gives back every event as it was kept, until it is forgotten', async () => {
  const items = new Map<unknown, Record<string, unknown>>();
  const mock = mockClient(DynamoDBDocumentClient);
  mock.on(PutCommand).callsFake(({ Item }) => {
    items.set(Item.sk, structuredClone(Item));
    return {};
  });
  mock.on(DeleteCommand).callsFake(({ Key }) => {
    items.delete(Key.sk);
    return {};
  });
  mock.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => ({
    Items: [...items.values()].filter(({ pk }) => pk === values[':pk']),
  }));
  const untold = dynamodbUntoldEvents(DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-west-2' })), 'sync');
  const event: EmsEvent = {
    id: '03-2026-12-04-regular.differences-ready',
    type: 'differences-ready',
    county: '03',
    checkId: '03-2026-12-04-regular',
    at: '2026-12-04T18:00:00-08:00',
    result: 'failed',
    differences: 12,
  };
  await untold.keep(event);
  await untold.keep(event);
  expect(await untold.all()).toEqual([event]);
  await untold.forget(event.id);
  expect(await untold.all()).toEqual([]);
});

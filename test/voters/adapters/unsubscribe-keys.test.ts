import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbUnsubscribeKeys, forgetUnsubscribeKey } from '../../../lib/voters/adapters/unsubscribe-keys.ts';

const mock = mockClient(DynamoDBDocumentClient);
const client = mock as unknown as DynamoDBDocumentClient;
let items: Map<string, Record<string, unknown>>;
const nameOf = (key: Record<string, unknown> | undefined) => `${key?.['pk']} ${key?.['sk']}`;

beforeEach(() => {
  items = new Map();
  mock.reset();
  mock.on(GetCommand).callsFake(({ Key }) => {
    const Item = items.get(nameOf(Key));
    return Item ? { Item } : {};
  });
  mock.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
    Responses: { t: RequestItems.t.Keys.flatMap((key: Record<string, unknown>) => items.get(nameOf(key)) ?? []) },
  }));
  mock.on(DeleteCommand).callsFake(({ Key }) => {
    items.delete(nameOf(Key));
    return {};
  });
  mock.on(TransactWriteCommand).callsFake(({ TransactItems }) => {
    const puts: Record<string, unknown>[] = TransactItems.map((one: { Put: { Item: unknown } }) => one.Put.Item);
    if (puts.some((item) => items.has(nameOf(item)))) {
      throw new TransactionCanceledException({
        message: 'cancelled',
        $metadata: {},
        CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
      });
    }
    for (const item of puts) items.set(nameOf(item), item);
    return {};
  });
});

describe('the key to unsubscribe with', () => {
  it('is made once for a voter, opaque, and leads back to them', async () => {
    const keys = dynamodbUnsubscribeKeys(client, 't');
    const key = await keys.of('V1');
    expect(key).toMatch(/^[A-Za-z0-9_-]{27}$/);
    expect(await keys.of('V1')).toBe(key);
    expect(await keys.voterOf(key)).toBe('V1');
    expect(await keys.of('V2')).not.toBe(key);
  });

  it('is one and the same for two who ask at the same moment', async () => {
    const keys = dynamodbUnsubscribeKeys(client, 't');
    const both = await Promise.all([keys.of('V1'), keys.of('V1'), keys.of('V1')]);
    expect(new Set(both).size).toBe(1);
  });

  it('leads nowhere when it is any other text, and asks the table for none that cannot be a key', async () => {
    const keys = dynamodbUnsubscribeKeys(client, 't');
    for (const text of ['', 'V1', '../x', 'a'.repeat(27), 'a'.repeat(500)]) {
      expect(await keys.voterOf(text)).toBeUndefined();
    }
    expect(mock.commandCalls(GetCommand)).toHaveLength(1);
  });

  it('goes with everything else of a voter who is to be forgotten', async () => {
    const keys = dynamodbUnsubscribeKeys(client, 't');
    const key = await keys.of('V1');
    await forgetUnsubscribeKey(client, 't')('V1');
    await forgetUnsubscribeKey(client, 't')('V1');
    expect(items.size).toBe(0);
    expect(await keys.voterOf(key)).toBeUndefined();
  });
});

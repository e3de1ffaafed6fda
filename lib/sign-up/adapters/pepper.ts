import { randomBytes } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { kept } from '../../shared/kept.ts';

const KEY = { pk: 'SIGN-UP', sk: 'PEPPER' } as const;

/**
 * The key under which sign-ups are counted: made once, and kept in the settings table, whose key of encryption is another than
 * that of what is counted.
 */
export const dynamodbPepper = (client: DynamoDBDocumentClient, table: string): (() => Promise<string>) => {
  const read = async (): Promise<string | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: KEY, ConsistentRead: true }));
    return Item === undefined ? undefined : String(Item['value']);
  };
  const make = async (): Promise<void> => {
    const Item = { ...KEY, value: randomBytes(32).toString('base64url') };
    const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    // Of two that make it at once, one does.
    await raced(client.send(put), undefined, undefined);
  };
  const pepper = kept(async () => {
    const known = await read();
    if (known !== undefined) return known;
    await make();
    return read();
  }, Number.POSITIVE_INFINITY);
  return async () => {
    const value = await pepper('pepper');
    if (value === undefined) throw new Error('The key of the counts was made and is not there.');
    return value;
  };
};

import { randomBytes } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { answerIfWon } from '../../shared/dynamodb/conditions.ts';
import type { ForgetVoter, UnsubscribeKeys } from '../ports.ts';

/** 160 bits: nobody finds one by trying. */
const BYTES = 20;
/** As base64url writes them. */
const KEY = /^[A-Za-z0-9_-]{27}$/;

/** Beside the subscription, so that a new sign-up in its place leaves the links of older emails alive. */
const ofVoter = (voterId: string) => ({ pk: voterId, sk: 'UNSUBSCRIBE' });
const ofKey = (key: string) => ({ pk: `UNSUBSCRIBE#${key}`, sk: 'VOTER' });

const VoterItem = z.object({ key: z.string() });
const KeyItem = z.object({ voterId: z.string() });

const read = async (client: DynamoDBDocumentClient, table: string, voterId: string): Promise<string | undefined> => {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: ofVoter(voterId), ConsistentRead: true }));
  return Item && VoterItem.parse(Item).key;
};

/** Keeps the keys in the subscriptions table: one item by voter, one by key. */
export const dynamodbUnsubscribeKeys = (client: DynamoDBDocumentClient, table: string): UnsubscribeKeys => {
  const make = async (voterId: string): Promise<string | undefined> => {
    const key = randomBytes(BYTES).toString('base64url');
    const items = [
      { ...ofVoter(voterId), key },
      { ...ofKey(key), voterId },
    ];
    const put = items.map((Item) => ({
      Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' },
    }));
    const made = await answerIfWon(client.send(new TransactWriteCommand({ TransactItems: put })));
    return made && key;
  };
  return {
    of: async (voterId) => {
      // Of two who make one at the same moment, the slower reads that of the faster.
      const key = (await read(client, table, voterId)) ?? (await make(voterId)) ?? (await read(client, table, voterId));
      if (key === undefined) throw new Error('A key to unsubscribe with was neither there nor made.');
      return key;
    },
    voterOf: async (key) => {
      if (!KEY.test(key)) return undefined;
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: ofKey(key), ConsistentRead: true }));
      return Item && KeyItem.parse(Item).voterId;
    },
  };
};

/** Takes a voter's key, and with it their id, out of the subscriptions table. */
export const forgetUnsubscribeKey =
  (client: DynamoDBDocumentClient, table: string): ForgetVoter =>
  async (voterId) => {
    const [item] = await batchGet(client, table, [ofVoter(voterId)]);
    if (item === undefined) return;
    const { key } = VoterItem.parse(item);
    // By key first: a repeat of what was cut off finds it again.
    await client.send(new DeleteCommand({ TableName: table, Key: ofKey(key) }));
    await client.send(new DeleteCommand({ TableName: table, Key: ofVoter(voterId) }));
  };

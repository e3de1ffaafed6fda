import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { KnownCalls } from '../../ports/calls.ts';

/** Connect reports a call within the hour; a report that was set aside is kept for two weeks. Seconds. */
const KEPT = 14 * 24 * 60 * 60;

const CallItem = z.object({ ledgerKey: z.string() });

/** Calls that Connect is making for us, in the requests table. */
export const dynamodbKnownCalls = (
  client: DynamoDBDocumentClient,
  table: string,
  epochSeconds: () => number = () => Math.floor(Date.now() / 1000),
): KnownCalls => {
  const keyOf = (contactId: string) => ({ pk: `CONTACT#${contactId}`, sk: 'CONTACT' });
  return {
    remember: async (contactId, ledgerKey) => {
      const Item = { ...keyOf(contactId), ledgerKey, expiresAt: epochSeconds() + KEPT };
      await client.send(new PutCommand({ TableName: table, Item }));
    },
    find: async (contactId) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keyOf(contactId), ConsistentRead: true }),
      );
      return Item && CallItem.parse(Item).ledgerKey;
    },
  };
};

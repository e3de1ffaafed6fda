import { type DynamoDBDocumentClient, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { type EndedHalt, type Halt, haltId, haltKey, parseHaltKey } from '../../domain/halt.ts';
import type { HaltBook } from '../../ports/settings.ts';

/** Where the halts in force are; senders read it. Those that are over are no business of theirs. */
const HALTS = 'HALTS';
const ENDED = 'ENDED-HALTS';

const HaltItem = z.object({
  sk: z.string(),
  reason: z.string().default('Written into the table by hand.'),
  startedBy: z.string().default('table'),
  startedAt: StoredInstant.optional(),
});
const EndedItem = HaltItem.extend({ key: z.string(), endedBy: z.string(), endedAt: StoredInstant });

const toHalt = (key: string, { reason, startedBy, startedAt }: z.output<typeof HaltItem>): Halt => {
  // One that cannot be read stops everything, and is ended under its own key.
  const scope = parseHaltKey(key);
  const id = scope === undefined ? key : haltId(scope);
  return { id, scope: scope ?? {}, reason, startedBy, ...(startedAt ? { startedAt } : {}) };
};

const keyOf = ({ id, scope }: Halt): string => (id === haltId(scope) ? haltKey(scope) : id);

const attributesOf = ({ reason, startedBy, startedAt }: Halt): Record<string, unknown> => ({
  reason,
  startedBy,
  ...(startedAt ? { startedAt: toStoredInstant(startedAt) } : {}),
});

/** The halts of the settings table. */
export const dynamodbHaltBook = (client: DynamoDBDocumentClient, table: string): HaltBook => ({
  active: async () => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': HALTS },
      ConsistentRead: true,
    });
    return items.map((item) => {
      const read = HaltItem.parse(item);
      return toHalt(read.sk, read);
    });
  },

  ended: async (limit) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': ENDED },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items.map((item): EndedHalt => {
      const { endedBy, endedAt, key, ...read } = EndedItem.parse(item);
      return { ...toHalt(key, read), endedBy, endedAt };
    });
  },

  start: (halt) => {
    const Item = { pk: HALTS, sk: keyOf(halt), ...attributesOf(halt) };
    const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    return raced(client.send(put), 'started', 'exists');
  },

  end: (halt, { endedBy, endedAt }) => {
    const key = keyOf(halt);
    const at = toStoredInstant(endedAt);
    const isTheSame = halt.startedAt
      ? {
          ConditionExpression: 'startedAt = :startedAt',
          ExpressionAttributeValues: { ':startedAt': toStoredInstant(halt.startedAt) },
        }
      : { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(startedAt)' };
    const transaction = new TransactWriteCommand({
      TransactItems: [
        { Delete: { TableName: table, Key: { pk: HALTS, sk: key }, ...isTheSame } },
        {
          Put: {
            TableName: table,
            Item: { pk: ENDED, sk: `${at}#${key}`, key, ...attributesOf(halt), endedBy, endedAt: at },
          },
        },
      ],
    });
    return raced(client.send(transaction), 'ended', 'gone');
  },
});

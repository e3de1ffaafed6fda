import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import type { ReminderWalk, ReminderWalks } from '../ports.ts';

const WalkItem = z.object({
  electionId: z.string(),
  day: z.iso.date(),
  segment: z.int(),
  done: z.array(CountyCode),
  at: z.object({ counties: z.array(CountyCode), cursor: z.string().nullable(), tries: z.int() }).nullable(),
  // Walks of before have none.
  left: z.object({ voterIds: z.array(z.string()), tries: z.int() }).default({ voterIds: [], tries: 0 }),
  version: z.int().positive(),
});

/** Beside the messages that they bring; none is a message: they have no `state`. */
const walkKey = ({ electionId, day, segment }: Pick<ReminderWalk, 'electionId' | 'day' | 'segment'>) => ({
  pk: `REMINDERS#${electionId}#${day}`,
  sk: `SEGMENT#${String(segment).padStart(3, '0')}`,
});

/** Keeps how far reminders have come in the messages table. */
export const dynamodbReminderWalks = (client: DynamoDBDocumentClient, table: string): ReminderWalks => ({
  find: async (key) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: walkKey(key), ConsistentRead: true }));
    return Item && WalkItem.parse(Item);
  },
  save: (walk) =>
    raced(
      client.send(
        new PutCommand({
          TableName: table,
          Item: { ...walkKey(walk), ...walk },
          ...(walk.version === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : { ConditionExpression: 'version = :known', ExpressionAttributeValues: { ':known': walk.version - 1 } }),
        }),
      ),
      'saved' as const,
      'conflict' as const,
    ),
});

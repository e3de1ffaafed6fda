import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { type Confirmation, EmsVersion } from '../domain/completion.ts';
import { ReleaseId } from '../domain/schedule.ts';
import { TaskNumber } from '../domain/task.ts';
import type { TaskConfirmations } from '../ports.ts';

const ConfirmationItem = z.object({
  release: ReleaseId,
  task: TaskNumber,
  county: CountyCode.nullable(),
  at: StoredInstant,
  by: z.string(),
  versions: z.object({ production: EmsVersion, cte: EmsVersion }).exactOptional(),
  versionsAt: StoredInstant.exactOptional(),
});

type Named = Pick<Confirmation, 'release' | 'task' | 'county'>;

const keyOf = ({ release, task, county }: Named): { pk: string; sk: string } => ({
  pk: `RELEASE#${release}`,
  sk: `CONFIRMED#${task}#${county ?? 'STATE'}`,
});

/** A confirmation as the table keeps it. */
export const toConfirmationItem = ({ versionsAt, ...confirmation }: Confirmation): Record<string, unknown> => ({
  ...keyOf(confirmation),
  ...confirmation,
  at: toStoredInstant(confirmation.at),
  ...(versionsAt === undefined ? {} : { versionsAt: toStoredInstant(versionsAt) }),
});

/** Keeps confirmations in the releases table, oldest first. */
export const dynamodbConfirmations = (client: DynamoDBDocumentClient, table: string): TaskConfirmations => ({
  list: async (release) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :beginning)',
      ExpressionAttributeValues: { ':pk': `RELEASE#${release}`, ':beginning': 'CONFIRMED#' },
      ConsistentRead: true,
    });
    return items
      .map((item): Confirmation => ConfirmationItem.parse(item))
      .toSorted((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds);
  },
  confirm: (confirmation) => {
    const put = new PutCommand({
      TableName: table,
      Item: toConfirmationItem(confirmation),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return raced(client.send(put), 'confirmed', 'exists');
  },
  restate: async (confirmation) => {
    await client.send(new PutCommand({ TableName: table, Item: toConfirmationItem(confirmation) }));
  },
  has: async (release, task, county) => {
    const Key = keyOf({ release, task, county });
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item !== undefined;
  },
});

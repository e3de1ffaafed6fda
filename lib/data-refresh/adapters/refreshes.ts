import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { putNextVersion } from '../../shared/dynamodb/put-next-version.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { CopyManifest } from '../domain/copy.ts';
import type { Refresh } from '../domain/refresh.ts';
import type { Refreshes } from '../ports.ts';

const PARTITION = 'REFRESH';

const Totals = CopyManifest.shape.tables;
const Stored = z.object({
  copy: CopyManifest.shape.copy,
  state: z.enum(['waiting', 'copying', 'done', 'differs']),
  startedAt: StoredInstant,
  endedAt: StoredInstant.nullable(),
  expected: Totals.nullable(),
  found: Totals.nullable(),
  objects: z.int(),
  objectsDiffering: z.int(),
  confidential: z.int(),
  version: z.int().positive(),
});

const read = (item: unknown): Refresh => Stored.parse(item);

/** The refreshes, in the table of the releases. */
export const dynamodbRefreshes = (client: DynamoDBDocumentClient, table: string): Refreshes => ({
  find: async (copy) => {
    const Key = { pk: PARTITION, sk: copy };
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && read(Item);
  },
  list: async () => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': PARTITION },
      ScanIndexForward: false,
      ConsistentRead: true,
    });
    return items.map(read);
  },
  save: (next) =>
    putNextVersion(client, table, {
      ...next,
      pk: PARTITION,
      sk: next.copy,
      startedAt: toStoredInstant(next.startedAt),
      endedAt: next.endedAt && toStoredInstant(next.endedAt),
    }),
});

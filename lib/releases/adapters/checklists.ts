import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { CHECKLIST_ITEMS, type ChecklistItem } from '../domain/checklist.ts';
import type { Checklists } from '../ports.ts';

const EntryItem = z.object({
  county: CountyCode,
  item: z.enum(CHECKLIST_ITEMS as readonly [ChecklistItem, ...ChecklistItem[]]),
  done: z.boolean(),
  detail: z.string().nullable(),
  by: z.object({ id: z.string(), role: z.string() }),
  at: StoredInstant,
});

/** The checklists in the releases table, beside each county's opt-in. */
export const dynamodbChecklists = (client: DynamoDBDocumentClient, table: string): Checklists => ({
  list: async (county) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :check)',
      ExpressionAttributeValues: { ':pk': `COUNTY#${county}`, ':check': 'CHECK#' },
      ConsistentRead: true,
    });
    return items.map((item) => EntryItem.parse(item));
  },
  put: async (entry) => {
    const Item = {
      pk: `COUNTY#${entry.county}`,
      sk: `CHECK#${entry.item}`,
      ...entry,
      at: toStoredInstant(entry.at),
    };
    await client.send(new PutCommand({ TableName: table, Item }));
  },
});

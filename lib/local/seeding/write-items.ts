import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TableName } from '../../platform/names.ts';
import { localTable } from '../aws/names.ts';
import { inParallel } from '../base/wait.ts';

/** DynamoDB takes 25 items in one call. */
const BATCH = 25;
const AT_ONCE = 4;

/** Writes items to a table, replacing what has their keys. */
export const writeItems = async (
  client: DynamoDBDocumentClient,
  table: TableName,
  items: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  const TableName = localTable(table);
  const batches: (typeof items)[] = [];
  for (let start = 0; start < items.length; start += BATCH) batches.push(items.slice(start, start + BATCH));
  await inParallel(batches, AT_ONCE, async (batch) => {
    let RequestItems: ConstructorParameters<typeof BatchWriteCommand>[0]['RequestItems'] = {
      [TableName]: batch.map((Item) => ({ PutRequest: { Item } })),
    };
    while (RequestItems && Object.keys(RequestItems).length > 0) {
      RequestItems = (await client.send(new BatchWriteCommand({ RequestItems }))).UnprocessedItems;
    }
  });
};

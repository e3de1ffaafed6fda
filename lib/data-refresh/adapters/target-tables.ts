import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ReplacedTable } from '../domain/table-plans.ts';
import type { TargetTables } from '../ports.ts';
import { scanned } from './scanned-tables.ts';

type Requests = ConstructorParameters<typeof BatchWriteCommand>[0]['RequestItems'];

/** Writes until everything is taken: DynamoDB leaves undone what comes too fast, and the SDK waits between its own tries. */
const writeAll = async (client: DynamoDBDocumentClient, requests: Requests): Promise<void> => {
  let left = requests;
  while (left && Object.keys(left).length > 0) {
    left = (await client.send(new BatchWriteCommand({ RequestItems: left }))).UnprocessedItems;
  }
};

/** Their physical names. */
type Names = Readonly<Record<ReplacedTable, string>>;

/** The tables of the County Test Environment. */
export const dynamodbTargetTables = (client: DynamoDBDocumentClient, names: Names): TargetTables => ({
  items: (table, segment, of, keysOnly) => scanned(client, names[table], { segment, of }, keysOnly),
  put: (table, items) => writeAll(client, { [names[table]]: items.map((Item) => ({ PutRequest: { Item } })) }),
  remove: (table, keys) => writeAll(client, { [names[table]]: keys.map((Key) => ({ DeleteRequest: { Key } })) }),
});

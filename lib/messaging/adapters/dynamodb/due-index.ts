import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/lib-dynamodb';
import { toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { Temporal } from '../../../shared/time.ts';
import { type LedgerKey, parseLedgerKey } from '../../domain/ledger-key.ts';
import type { DueMessages } from '../../ports/ledger.ts';

/** Where the sweeper notes the moment of its last complete sweep. */
const MARK = { pk: 'SWEEP', sk: 'MARK' } as const;

const keysOf = (items: readonly Record<string, unknown>[] | undefined): readonly LedgerKey[] =>
  (items ?? []).flatMap((item) => {
    const key = parseLedgerKey(String(item['dueKey']));
    return key.ok ? [key.value] : [];
  });

/** The sparse index of rows to look at again. `index` is its name. */
export const dynamodbDueMessages = (client: DynamoDBDocumentClient, table: string, index: string): DueMessages => {
  const request = { TableName: table, IndexName: index, ProjectionExpression: 'dueKey' } as const;
  return {
    async *inBucket(bucket) {
      const pages = paginateQuery(
        { client },
        {
          ...request,
          KeyConditionExpression: 'dueBucket = :bucket',
          ExpressionAttributeValues: { ':bucket': bucket },
        },
      );
      for await (const page of pages) yield keysOf(page.Items);
    },
    async *upTo(limit) {
      const pages = paginateScan(
        { client },
        { ...request, FilterExpression: 'dueBucket <= :limit', ExpressionAttributeValues: { ':limit': limit } },
      );
      for await (const page of pages) yield keysOf(page.Items);
    },
    sweptAt: async () => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: MARK, ConsistentRead: true }));
      return Item?.['sweptAt'] === undefined ? undefined : Temporal.Instant.from(String(Item['sweptAt']));
    },
    saveSweptAt: async (at) => {
      await client.send(new PutCommand({ TableName: table, Item: { ...MARK, sweptAt: toStoredInstant(at) } }));
    },
  };
};

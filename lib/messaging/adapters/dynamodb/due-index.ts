import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import type { DueMessages } from '../../ports/ledger.ts';
import { fromMessageItemKey } from './message-document.ts';

/** Rows of a page: with its sixteen shards side by side, a second or two of work. */
const PAGE = 100;

/** The sparse index of rows to look at again. `index` is its name. */
export const dynamodbDueMessages = (client: DynamoDBDocumentClient, table: string, index: string): DueMessages => ({
  async *upTo(partition, now) {
    const pages = paginateQuery(
      { client, pageSize: PAGE },
      {
        TableName: table,
        IndexName: index,
        KeyConditionExpression: 'dueShard = :shard AND wakeAt <= :now',
        ExpressionAttributeValues: { ':shard': partition, ':now': toStoredInstant(now) },
      },
    );
    for await (const page of pages) {
      yield (page.Items ?? []).map((item) => ({
        key: fromMessageItemKey(item['pk'], item['sk']),
        wakeAt: StoredInstant.parse(item['wakeAt']),
      }));
    }
  },
});

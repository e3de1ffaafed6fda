import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import type { Halts } from '../../ports/settings.ts';

/** How long a read of the halts serves: a halt must hold within 10 seconds. Milliseconds of real time. */
const FRESH_MS = 5_000;

/** The halts of the settings table, read at most every 5 seconds. `milliseconds` is for tests. */
export const dynamodbHalts = (
  client: DynamoDBDocumentClient,
  settingsTable: string,
  milliseconds: () => number = () => performance.now(),
): Halts => {
  let known: { readonly readAt: number; readonly scopes: Promise<ReadonlySet<string>> } | undefined;
  const read = async (): Promise<ReadonlySet<string>> => {
    const items = await queryAll(client, {
      TableName: settingsTable,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'HALTS' },
      ProjectionExpression: 'sk',
      ConsistentRead: true,
    });
    return new Set(items.map((item) => String(item['sk'])));
  };
  return {
    active: async () => {
      const now = milliseconds();
      if (known === undefined || now - known.readAt >= FRESH_MS) {
        const scopes = read();
        known = { readAt: now, scopes };
        // A failed read is asked again by the next call, and fails closed for this one.
        scopes.catch(() => {
          known = undefined;
        });
      }
      return known.scopes;
    },
  };
};

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import type { Subscribers } from '../ports.ts';
import { subscriptionKey } from './subscriptions.ts';

/** Asks the subscriptions table for many voters at once: a hundred in one call. */
export const dynamodbSubscribers = (client: DynamoDBDocumentClient, table: string): Subscribers => ({
  among: async (voterIds) => {
    const items = await batchGet(client, table, voterIds.map(subscriptionKey), ['voterId']);
    return new Set(items.map((item) => String(item['voterId'])));
  },
});

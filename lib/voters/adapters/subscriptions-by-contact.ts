import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { SubscriptionsByContact } from '../ports.ts';
import { fromSubscriptionItem, subscriptionKey } from './subscriptions.ts';

/** Asked for beside whatever is found, so that a search that finds nothing reads as often as any other. */
const NOBODY = subscriptionKey('NOBODY');

/** Searches the subscriptions table by its two indexes of contacts, and reads what they name as it is now. */
export const dynamodbSubscriptionsByContact = (
  client: DynamoDBDocumentClient,
  table: string,
): SubscriptionsByContact => {
  const search = async (IndexName: string, attribute: string, contact: string): Promise<readonly Subscription[]> => {
    const found = await queryAll(client, {
      TableName: table,
      IndexName,
      KeyConditionExpression: '#contact = :contact',
      ExpressionAttributeNames: { '#contact': attribute },
      ExpressionAttributeValues: { ':contact': contact },
    });
    const keys = found.filter(({ sk }) => sk === NOBODY.sk).map(({ pk }) => subscriptionKey(String(pk)));
    const items = await batchGet(client, table, [...keys, NOBODY]);
    return items.filter((item) => item[attribute] === contact).map(fromSubscriptionItem);
  };
  return {
    byPhone: (phone) => search('phone', 'phone', phone),
    byEmail: (email) => search('email', 'emailKey', email.toLowerCase()),
  };
};

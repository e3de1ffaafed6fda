import { DeleteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { answerIfWon } from '../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { ForgetVoter, MovedSubscriptions } from '../ports.ts';
import { fromSubscriptionItem, subscriptionKey } from './subscriptions.ts';

/** Ends subscriptions in the subscriptions table. The contact stays with it until the voter signs up anew. */
export const dynamodbMovedSubscriptions = (client: DynamoDBDocumentClient, table: string): MovedSubscriptions => ({
  elsewhere: async (counties) => {
    const items = await batchGet(client, table, [...counties.keys()].map(subscriptionKey));
    return items.map(fromSubscriptionItem).flatMap((subscription) => {
      const to = counties.get(subscription.voterId);
      return to === undefined || to === subscription.county ? [] : [{ subscription, to }];
    });
  },

  end: async ({ subscription, to }, at) => {
    if (subscription.ended) return { isNew: false, endedAt: subscription.ended.at };
    const { voterId, county } = subscription;
    const won = await answerIfWon(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: subscriptionKey(voterId),
          UpdateExpression: 'SET #ended = :ended ADD revision :one',
          // Who has signed up in the new county meanwhile has a new subscription.
          ConditionExpression: 'attribute_not_exists(#ended) AND county = :county',
          ExpressionAttributeNames: { '#ended': 'ended' },
          ExpressionAttributeValues: {
            ':ended': { at: toStoredInstant(at), movedTo: to },
            ':county': county,
            ':one': 1,
          },
        }),
      ),
    );
    return { isNew: won !== undefined, endedAt: at };
  },
});

/** Takes a voter's subscription, and with it their contact, out of the subscriptions table. */
export const forgetSubscription =
  (client: DynamoDBDocumentClient, table: string): ForgetVoter =>
  async (voterId) => {
    await client.send(new DeleteCommand({ TableName: table, Key: subscriptionKey(voterId) }));
  };

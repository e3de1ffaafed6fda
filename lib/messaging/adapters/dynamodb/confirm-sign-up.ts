import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from '../../../shared/time.ts';
import type { Subscription } from '../../../voters/domain/subscription.ts';
import { confirmations } from '../../domain/confirmations.ts';
import { dynamodbNewMessages } from './new-messages.ts';

/** Puts the confirmations of a sign-up into the ledger. Repeating a call with the same time tells nobody twice. */
export const confirmSignUp = (client: DynamoDBDocumentClient, table: string) => {
  const messages = dynamodbNewMessages(client, table);
  return async (subscription: Subscription, signedUpAt: Temporal.Instant): Promise<void> => {
    for (const row of confirmations(subscription, signedUpAt)) await messages.create(row);
  };
};

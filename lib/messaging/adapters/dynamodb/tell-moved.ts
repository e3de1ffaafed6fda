import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from '../../../shared/time.ts';
import type { Subscription } from '../../../voters/domain/subscription.ts';
import { movedNotices } from '../../domain/moved-notices.ts';
import { dynamodbNewMessages } from './new-messages.ts';

/** Puts the notice of a move into the ledger, once for a subscription that has ended. */
export const tellMoved = (client: DynamoDBDocumentClient, table: string) => {
  const messages = dynamodbNewMessages(client, table);
  return async (
    { subscription }: { readonly subscription: Subscription },
    endedAt: Temporal.Instant,
  ): Promise<void> => {
    for (const row of movedNotices(subscription, endedAt)) await messages.create(row);
  };
};

import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from '../time.ts';
import { raced } from './conditions.ts';
import { toStoredInstant } from './instants.ts';

type Key = { readonly pk: string; readonly sk: string };

/** Whole seconds since 1970: the table forgets what is over, days late at times; until it does, the rules do. */
export const expirySeconds = (end: Pick<Temporal.Instant, 'epochMilliseconds'>): number =>
  Math.ceil(end.epochMilliseconds / 1000);

/** Sessions in a table, whoever's they are: read as they are now, seen again, ended. Throws when it cannot be reached. */
export const dynamodbExpiring = (client: DynamoDBDocumentClient, TableName: string) => ({
  find: async (key: Key): Promise<Record<string, unknown> | undefined> =>
    (await client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }))).Item,

  see: async (key: Key, at: Temporal.Instant): Promise<void> => {
    const update = new UpdateCommand({
      TableName,
      Key: key,
      UpdateExpression: 'SET seenAt = :at',
      // One that was ended meanwhile does not come back.
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':at': toStoredInstant(at) },
    });
    await raced(client.send(update), undefined, undefined);
  },

  end: async (key: Key): Promise<void> => {
    await client.send(new DeleteCommand({ TableName, Key: key }));
  },
});

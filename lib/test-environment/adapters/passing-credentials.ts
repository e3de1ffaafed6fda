import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { PassingCredentials } from '../ports.ts';

const keyOf = (clientId: string) => ({ pk: `CLIENT#${clientId}`, sk: 'CLIENT' });

/**
 * Credentials that are entered for a while where the API's authorizer looks them up, and stand on no county's list: hundreds of
 * them would hide the county's own.
 */
export const dynamodbPassingCredentials = (client: DynamoDBDocumentClient, TableName: string): PassingCredentials => ({
  enter: async ({ clientId, county, name, endsAt }) => {
    const Item = {
      ...keyOf(clientId),
      clientId,
      role: 'county-ems',
      county,
      name,
      revokedAt: null,
      endsAt: toStoredInstant(endsAt),
    };
    await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  },
  remove: async (clientId) => {
    await client.send(new DeleteCommand({ TableName, Key: keyOf(clientId) }));
  },
});

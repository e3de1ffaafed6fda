import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import type { ApiClients } from '../ports.ts';

/** When the client was revoked: it opens nothing from then on, whatever its tokens say. */
const revokedAt = z.string().nullish();

/** The stored document of a client: pk `CLIENT#<clientId>`, sk `CLIENT`. */
const ApiClientDocument = z.discriminatedUnion('role', [
  z.object({ role: z.literal('county'), county: CountyCode, revokedAt }),
  z.object({ role: z.literal('sos'), revokedAt }),
]);

/** The key of a client in the settings table. */
export const apiClientKey = (clientId: string) => ({ pk: `CLIENT#${clientId}`, sk: 'CLIENT' });

export const dynamodbApiClients = (client: DynamoDBDocumentClient, settingsTable: string): ApiClients => ({
  find: async (clientId) => {
    // Consistently: a revocation counts from the next call on.
    const { Item } = await client.send(
      new GetCommand({ TableName: settingsTable, Key: apiClientKey(clientId), ConsistentRead: true }),
    );
    if (!Item) return undefined;
    const { revokedAt: revoked, ...registered } = ApiClientDocument.parse(Item);
    return revoked ? undefined : registered;
  },
});

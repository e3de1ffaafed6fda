import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { CLIENT_ROLES, fitsReach } from '../../shared/identity.ts';
import type { ApiClients } from '../ports.ts';

/** The stored document of a client: pk `CLIENT#<clientId>`, sk `CLIENT`. */
const ApiClientDocument = z
  .object({
    role: z.enum(CLIENT_ROLES),
    /** Null for the Secretary of State's. */
    county: CountyCode.nullable(),
    /** When the client was revoked: it opens nothing from then on, whatever its tokens say. */
    revokedAt: z.string().nullish(),
  })
  .refine(({ role, county }) => fitsReach(role, county));

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

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { CountyCode } from '../../shared/counties.ts';
import { StoredInstant } from '../../shared/dynamodb/instants.ts';
import { CLIENT_ROLES, fitsReach } from '../../shared/identity.ts';
import { Temporal } from '../../shared/time.ts';
import type { ApiClients } from '../ports.ts';

/** The stored document of a client: pk `CLIENT#<clientId>`, sk `CLIENT`. */
const ApiClientDocument = z
  .object({
    role: z.enum(CLIENT_ROLES),
    /** Null for the Secretary of State's. */
    county: CountyCode.nullable(),
    /** When the client was revoked: whatever stands here, it opens nothing any more, whatever its tokens say. */
    revokedAt: z.unknown().optional(),
    /** From when on another client has taken over, and this one opens nothing. */
    endsAt: StoredInstant.nullish(),
  })
  .refine(({ role, county }) => fitsReach(role, county));

/** The key of a client in the settings table. */
export const apiClientKey = (clientId: string) => ({ pk: `CLIENT#${clientId}`, sk: 'CLIENT' });

/** The registered clients in the settings table, as they stand at the stage's time. */
export const dynamodbApiClients = (
  client: DynamoDBDocumentClient,
  settingsTable: string,
  clock: Clock,
): ApiClients => ({
  find: async (clientId) => {
    // Consistently: a revocation counts from the next call on.
    const { Item } = await client.send(
      new GetCommand({ TableName: settingsTable, Key: apiClientKey(clientId), ConsistentRead: true }),
    );
    if (!Item) return undefined;
    const { revokedAt, endsAt, ...registered } = ApiClientDocument.parse(Item);
    if (revokedAt != null) return undefined;
    // Few are being replaced: only of those is it asked what time it is.
    const hasEnded = endsAt != null && Temporal.Instant.compare(await clock(), endsAt) >= 0;
    return hasEnded ? undefined : registered;
  },
});

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import type { ApiClients } from '../ports.ts';

/** The stored document of a client: pk `CLIENT#<clientId>`, sk `CLIENT`. */
const ApiClientDocument = z.discriminatedUnion('role', [
  z.object({ role: z.literal('county'), county: CountyCode }),
  z.object({ role: z.literal('sos') }),
]);

/** The key of a client in the settings table. */
export const apiClientKey = (clientId: string) => ({ pk: `CLIENT#${clientId}`, sk: 'CLIENT' });

export const dynamodbApiClients = (client: DynamoDBDocumentClient, settingsTable: string): ApiClients => ({
  find: async (clientId) => {
    const { Item } = await client.send(new GetCommand({ TableName: settingsTable, Key: apiClientKey(clientId) }));
    return Item ? ApiClientDocument.parse(Item) : undefined;
  },
});

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Addresses } from '../ports.ts';

/** What the item holds for voters is not read here; an office without an email address cannot be written to. */
const Contact = z.object({ staff: z.object({ email: z.email() }) });

/** Where counties' offices (the settings table) and the Secretary of State's staff are written to. */
export const dynamodbAddresses = (
  client: DynamoDBDocumentClient,
  { settings, state }: { readonly settings: string; readonly state: string },
): Addresses => ({
  find: async (to) => {
    if (to === 'state') return state;
    const get = new GetCommand({ TableName: settings, Key: { pk: `COUNTY#${to}`, sk: 'CONTACT' } });
    return Contact.safeParse((await client.send(get)).Item).data?.staff.email;
  },
});

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CountyCode } from '../../domain/shared/counties.ts';
import { EmsVendor } from '../../domain/sync/ems.ts';
import type { CountyDirectory } from '../../ports/sync-county-directory.ts';

/** What the item holds for voters is not read here; an office without an email address cannot be written to. */
const Contact = z
  .object({ email: z.email().optional(), phone: z.string().nullable().default(null) })
  .transform(({ email, phone }) => (email === undefined ? null : { email, phone }));
const Endpoint = z.object({
  vendor: EmsVendor,
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  signingSecret: z.string().min(16).nullable().default(null),
});

/** Counties' contacts and EMS endpoints in the settings table. */
export const dynamodbCountyDirectory = (client: DynamoDBDocumentClient, table: string): CountyDirectory => {
  const read = async (county: CountyCode, sk: string): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key: { pk: `COUNTY#${county}`, sk } }))).Item;
  return {
    contact: async (county) => Contact.nullable().parse((await read(county, 'CONTACT')) ?? null),
    ems: async (county) => Endpoint.nullable().parse((await read(county, 'EMS')) ?? null),
  };
};

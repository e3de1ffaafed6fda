import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CountyCode } from '../../../shared/counties.ts';
import { type EmsEndpoint, EmsVendor } from '../../domain/ems.ts';
import type { CountyDirectory } from '../../ports/counties.ts';

/** What the item holds for voters is not read here; an office without an email address cannot be written to. */
const Contact = z
  .object({ email: z.email().optional(), phone: z.string().nullable().default(null) })
  .transform(({ email, phone }) => (email === undefined ? undefined : { email, phone }));
const Endpoint = z.object({
  vendor: EmsVendor,
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  signingSecret: z.string().min(16).nullable().default(null),
});

/** Stages whose EMS are simulated on the same machine; everywhere else what an EMS is told travels encrypted. */
const PLAIN_HTTP_STAGES: readonly string[] = ['local'];

/**
 * Counties' contacts and EMS endpoints in the settings table. Outside stage local a plain `http` URL is not used: the
 * county counts as one without an endpoint, and polls.
 */
export const dynamodbCountyDirectory = (
  client: DynamoDBDocumentClient,
  table: string,
  stage: string,
): CountyDirectory => {
  const usable = (endpoint: EmsEndpoint): EmsEndpoint =>
    PLAIN_HTTP_STAGES.includes(stage) ||
    endpoint.webhookUrl === null ||
    new URL(endpoint.webhookUrl).protocol === 'https:'
      ? endpoint
      : { ...endpoint, webhookUrl: null };
  const read = async (county: CountyCode, sk: string): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key: { pk: `COUNTY#${county}`, sk } }))).Item;
  return {
    findContact: async (county) => Contact.optional().parse(await read(county, 'CONTACT')),
    findEms: async (county) => {
      const item = await read(county, 'EMS');
      return item === undefined ? undefined : usable(Endpoint.parse(item));
    },
  };
};

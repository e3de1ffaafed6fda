import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CountyCode } from '../../../shared/counties.ts';
import { type EmsEndpoint, type EmsSettingFault, EmsVendor } from '../../domain/ems.ts';
import type { CountyDirectory } from '../../ports/counties.ts';

/** What the item holds for voters is not read here; an office without an email address cannot be written to. */
const Contact = z
  .object({ staff: z.object({ email: z.email(), phone: z.string().nullable().default(null) }).optional() })
  .transform(({ staff }) => staff);
const Endpoint = z.object({
  vendor: EmsVendor,
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  secretName: z.string().min(1).nullable().default(null),
});
const Vendor = z.object({ vendor: EmsVendor });

/** Stages whose EMS are simulated on the same machine; everywhere else what an EMS is told travels encrypted. */
const PLAIN_HTTP_STAGES: readonly string[] = ['local'];

const faultOf = ({ webhookUrl, secretName }: EmsEndpoint, stage: string): EmsSettingFault | undefined => {
  if (webhookUrl === null) return undefined;
  const isPlain = new URL(webhookUrl).protocol !== 'https:';
  if (isPlain && !PLAIN_HTTP_STAGES.includes(stage)) return 'plain-http';
  return secretName === null ? 'no-secret' : undefined;
};

/** The setting as it can be used. A fault of it is the county's to correct, and holds up none of its checks. */
const endpointOf = (item: unknown, stage: string): EmsEndpoint => {
  const read = Endpoint.safeParse(item);
  if (!read.success) {
    const vendor = Vendor.safeParse(item).data?.vendor;
    return { vendor, webhookUrl: null, secretName: null, fault: 'unreadable' };
  }
  const fault = faultOf(read.data, stage);
  return fault === undefined ? read.data : { ...read.data, webhookUrl: null, fault };
};

/**
 * Counties' contacts and EMS endpoints in the settings table. A contact that cannot be read counts as none; an endpoint
 * that cannot be used says so, and the county polls.
 */
export const dynamodbCountyDirectory = (
  client: DynamoDBDocumentClient,
  table: string,
  stage: string,
): CountyDirectory => {
  const read = async (county: CountyCode, sk: string): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key: { pk: `COUNTY#${county}`, sk } }))).Item;
  return {
    findContact: async (county) => Contact.safeParse(await read(county, 'CONTACT')).data,
    findEms: async (county) => {
      const item = await read(county, 'EMS');
      return item === undefined ? undefined : endpointOf(item, stage);
    },
  };
};

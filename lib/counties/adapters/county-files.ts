import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type CountyCode, InPersonVoting } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { EmsVendor } from '../../sync-checks/domain/ems.ts';
import { NO_CONTACTS, type OfficeContacts } from '../domain/contacts.ts';
import type { CountySystem } from '../domain/county-system.ts';
import type { CountyFiles } from '../ports.ts';

const Text = z.string().nullish().default(null);

/** What messages read stands at the top (`messaging`), what is for staff beneath it (`sync-checks`). */
const ContactItem = z.object({
  phone: Text,
  email: Text,
  site: Text,
  cureForm: Text,
  hours: Text,
  inPerson: InPersonVoting.nullish().default(null),
  staff: z.object({ email: Text, phone: Text }).default(NO_CONTACTS.staff),
  version: z.int().nonnegative().default(0),
});

const orNull = <Value>(value: Value | null | undefined): Value | null => value ?? null;

const fromContactItem = (item: unknown): { contacts: OfficeContacts; version: number } => {
  const { staff, version, ...voters } = ContactItem.parse(item);
  return {
    contacts: {
      voters: {
        phone: orNull(voters.phone),
        email: orNull(voters.email),
        site: orNull(voters.site),
        cureForm: orNull(voters.cureForm),
        hours: orNull(voters.hours),
        inPerson: orNull(voters.inPerson),
      },
      staff: { email: orNull(staff.email), phone: orNull(staff.phone) },
    },
    version,
  };
};

/** What is told now stands at the top (`sync-checks`), what waits for its test beneath it. */
const SystemItem = z.object({
  vendor: EmsVendor,
  webhookUrl: Text,
  secretName: Text,
  candidate: z
    .object({ url: z.string(), secretName: z.string(), registeredAt: StoredInstant })
    .nullable()
    .default(null),
  version: z.int().nonnegative().default(0),
});

const fromSystemItem = (item: unknown): CountySystem => {
  const { vendor, webhookUrl, secretName, candidate, version } = SystemItem.parse(item);
  const endpoint = webhookUrl != null && secretName != null ? { url: webhookUrl, secretName } : null;
  return { vendor, endpoint, candidate, version };
};

const keyOf = (county: CountyCode, sk: 'CONTACT' | 'EMS') => ({ pk: `COUNTY#${county}`, sk });

/** Counties' files in the settings table. Of a secret it holds the name alone. */
export const dynamodbCountyFiles = (client: DynamoDBDocumentClient, table: string): CountyFiles => {
  const read = async (county: CountyCode, sk: 'CONTACT' | 'EMS'): Promise<unknown> => {
    const get = new GetCommand({ TableName: table, Key: keyOf(county, sk), ConsistentRead: true });
    return (await client.send(get)).Item;
  };
  const save = (Item: Record<string, unknown> & { readonly version: number }): Promise<'saved' | 'conflict'> => {
    const before = Item.version - 1;
    const put = new PutCommand({
      TableName: table,
      Item,
      ConditionExpression: before === 0 ? 'attribute_not_exists(#version)' : '#version = :before',
      ExpressionAttributeNames: { '#version': 'version' },
      ...(before === 0 ? {} : { ExpressionAttributeValues: { ':before': before } }),
    });
    return raced(client.send(put), 'saved', 'conflict');
  };
  return {
    contacts: async (county) => {
      const item = await read(county, 'CONTACT');
      return item === undefined ? { contacts: NO_CONTACTS, version: 0 } : fromContactItem(item);
    },
    saveContacts: (county, { contacts, version }) =>
      save({ ...keyOf(county, 'CONTACT'), ...contacts.voters, staff: contacts.staff, version }),
    system: async (county) => {
      const item = await read(county, 'EMS');
      return item === undefined ? undefined : fromSystemItem(item);
    },
    saveSystem: (county, { vendor, endpoint, candidate, version }) =>
      save({
        ...keyOf(county, 'EMS'),
        vendor,
        webhookUrl: endpoint?.url ?? null,
        secretName: endpoint?.secretName ?? null,
        candidate: candidate && { ...candidate, registeredAt: toStoredInstant(candidate.registeredAt) },
        version,
      }),
  };
};

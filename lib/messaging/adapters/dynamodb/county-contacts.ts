import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode, InPersonVoting } from '../../../shared/counties.ts';
import { kept } from '../../../shared/kept.ts';
import type { CountyContacts, CountyVoterContact } from '../../ports/settings.ts';

const Text = z
  .string()
  .nullish()
  .transform((text) => text || undefined);
const ContactDocument = z.object({
  phone: Text,
  email: Text,
  site: Text,
  cureForm: Text,
  inPerson: InPersonVoting.nullish(),
});

/** The county contacts of the settings table. */
export const dynamodbCountyContacts = (client: DynamoDBDocumentClient, settingsTable: string): CountyContacts => ({
  find: async (county) => {
    const Key = { pk: `COUNTY#${county}`, sk: 'CONTACT' };
    const { Item } = await client.send(new GetCommand({ TableName: settingsTable, Key }));
    if (!Item) return undefined;
    const { phone, email, site, cureForm, inPerson } = ContactDocument.parse(Item);
    const details: CountyVoterContact = {
      ...(phone ? { phone } : {}),
      ...(email ? { email } : {}),
      ...(site ? { site } : {}),
      ...(cureForm ? { cureForm } : {}),
      ...(inPerson ? { inPerson } : {}),
    };
    return details;
  },
});

/** The contacts, each read at most once in `freshMs`; one that is missing is looked for each time. */
export const keptContacts = (contacts: CountyContacts, freshMs: number): CountyContacts => {
  const find = kept((county) => contacts.find(CountyCode.parse(county)), freshMs);
  return { find };
};

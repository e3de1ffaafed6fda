import { GetObjectCommand, ListBucketsCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { resourceName, tablesOf } from '../../platform/names.ts';
import { createClients, type LocalClients } from '../aws/clients.ts';
import { countyContacts } from '../seed/seed.ts';
import { type RealVoter, realVoters } from './real-data.ts';
import { type Written, writtenIn } from './written.ts';

/** What was searched, and what of whom was found. */
export type CopySearched = {
  readonly places: Readonly<Record<string, number>>;
  readonly characters: number;
  readonly voters: number;
  readonly found: readonly string[];
};

const STAGE = 'cte';

/** Texts whose form alone says what they are; each is looked up among everybody's. */
const FORMS: Readonly<
  Record<string, { readonly looks: RegExp; readonly of: (voter: RealVoter) => readonly string[] }>
> = {
  phone: { looks: /\d{10}(?!\d)/g, of: ({ phone }) => [phone.slice(-10)] },
  email: { looks: /[\w.+-]+@[\w.-]+\w/g, of: ({ email }) => [email] },
  // Looks ahead, so that each word may begin a name.
  name: {
    looks: /(?=(\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+))(?<!\p{L})/gu,
    of: ({ firstName, lastName }) => [`${firstName} ${lastName}`.split(' ').slice(0, 2).join(' ')],
  },
  address: {
    looks: /\b\d{2,5} \p{Lu}\p{L}+ \p{Lu}\p{L}+/gu,
    of: ({ residenceAddress }) => [residenceAddress.split(/[ ,]/).slice(0, 3).join(' ')],
  },
  affidavit: { looks: /\d{2}AF\d{8}/g, of: ({ affidavitNumber }) => [affidavitNumber] },
  signature: { looks: /\b[0-9a-f]{32}\b/g, of: ({ signatureHash }) => [signatureHash] },
};

/** The fields that must not stand beside the ID of whom they are about. */
const BESIDE_ID = [
  'firstName',
  'middleName',
  'lastName',
  'dateOfBirth',
  'residenceAddress',
  'mailingAddress',
  'phone',
  'email',
  'affidavitNumber',
  'signatureHash',
] as const;

const VOTER_ID = /V\d{9}/g;

/** Whether a value stands in a text by itself, as a field does. */
const standsIn = (text: string, value: string): boolean => {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + value.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
};

async function* tables({ dynamodb }: LocalClients): AsyncGenerator<Written> {
  for (const name of tablesOf({ testEnvironment: true })) {
    for await (const page of paginateScan({ client: dynamodb }, { TableName: resourceName(STAGE, name) })) {
      for (const item of page.Items ?? []) yield { where: `table ${name}`, text: JSON.stringify(item) };
    }
  }
}

async function* buckets({ s3 }: LocalClients): AsyncGenerator<Written> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  for (const { Name: Bucket = '' } of Buckets.filter(({ Name }) => Name?.includes(resourceName(STAGE, '')))) {
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket })) {
      for (const { Key = '' } of page.Contents ?? []) {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        const text = (await Body?.transformToString()) ?? '';
        for (const line of `${Key}\n${text}`.split('\n')) yield { where: `bucket ${Key}`, text: line };
      }
    }
  }
}

async function* everything(clients: LocalClients, endpoint: string): AsyncGenerator<Written> {
  yield* tables(clients);
  yield* buckets(clients);
  for (const { where, text } of await writtenIn({ endpoint, prefix: resourceName(STAGE, '') })) {
    for (const line of text.split('\n')) yield { where, text: line };
  }
}

/**
 * Looks for every datum of every voter of the source in everything that a test environment holds: each table, bucket, log, metric, history
 * and queue. Contacts, addresses, numbers and full names are looked for everywhere; a name, a date of birth by itself, which somebody
 * else's mask may be by chance, in whatever names the voter.
 */
export const searchCopy = async (endpoint: string, scale: number): Promise<CopySearched> => {
  const byId = new Map<string, RealVoter[]>();
  const values = new Map(Object.keys(FORMS).map((form) => [form, new Set<string>()]));
  for (const voter of realVoters(scale)) {
    byId.set(voter.voterId, [...(byId.get(voter.voterId) ?? []), voter]);
    for (const [form, { of }] of Object.entries(FORMS)) for (const value of of(voter)) values.get(form)?.add(value);
  }
  // Offices have invented numbers too, and the environment its own offices.
  for (const { phone } of countyContacts()) values.get('phone')?.delete(phone.replaceAll(/\D/g, '').slice(-10));
  const places: Record<string, number> = {};
  const found = new Map<string, string>();
  let characters = 0;
  for await (const { where, text } of everything(createClients(endpoint), endpoint)) {
    const kind = where.split(' ')[0] ?? where;
    places[kind] = (places[kind] ?? 0) + 1;
    characters += text.length;
    for (const [form, { looks }] of Object.entries(FORMS)) {
      for (const match of text.matchAll(looks)) {
        const value = match[1] ?? match[0];
        if (value !== '' && values.get(form)?.has(value)) found.set(`${where}: ${form}`, value);
      }
    }
    for (const [id] of text.matchAll(VOTER_ID)) {
      for (const voter of byId.get(id) ?? []) {
        for (const field of BESIDE_ID) {
          const value = voter[field];
          // Rosa of Santa Rosa: the city is copied.
          if (value !== '' && !`${voter.residenceCity} ${voter.mailingCity}`.includes(value) && standsIn(text, value))
            found.set(`${where}: ${field} of ${id}`, value);
        }
      }
    }
  }
  return { places, characters, voters: byId.size, found: [...found].map(([what, value]) => `${what}: ${value}`) };
};

import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { Temporal } from '../../shared/time.ts';
import { matchKeyOf } from '../domain/match-key.ts';
import { REGISTER_FIELDS, type RegisterField, type RegisterRow } from '../domain/register/register-row.ts';
import type { VoterRecord } from '../domain/register/statement.ts';
import { VoterStatus } from '../domain/voter.ts';
import type { LookAgain, RegisterRecords } from '../ports.ts';
import { voterKey } from './voters.ts';

/** The index of a county's voters, and over how many partitions a county is spread. */
const COUNTY_INDEX = 'county';
const COUNTY_SHARDS = 16;

const Stored = z.object({
  voterId: z.string(),
  county: CountyCode,
  status: VoterStatus.optional(),
  confidential: z.boolean().default(false),
  confidentialAsOf: StoredInstant.nullable().default(null),
  // What the local stage puts there by hand was said by no roll: any roll knows better.
  asOf: StoredInstant.default(Temporal.Instant.fromEpochMilliseconds(0)),
  seen: z.partialRecord(CountyCode, StoredInstant).default({}),
  revision: z.int().nonnegative().default(0),
});
const NAMES = z.partialRecord(z.enum(REGISTER_FIELDS), z.unknown());

/** Districts are stored as a list; every other field as text, and none where it is empty. */
const fieldOf = (item: Partial<Record<RegisterField, unknown>>, field: RegisterField): string => {
  const value = item[field];
  return Array.isArray(value) ? value.join(' ') : String(value ?? '');
};

/** Reads a stored record. Throws when the item is not one. */
export const fromVoterItem = (item: Readonly<Record<string, unknown>>): VoterRecord => {
  const { status = null, ...stored } = Stored.parse(item);
  const names = NAMES.parse(Object.fromEntries(Object.entries(item).filter(([name]) => name in NO_NAMES)));
  const row =
    status === null || stored.confidential
      ? null
      : (Object.fromEntries(REGISTER_FIELDS.map((field) => [field, fieldOf(names, field)])) as RegisterRow);
  return { ...stored, status, row };
};
const NO_NAMES = Object.fromEntries(REGISTER_FIELDS.map((field) => [field, '']));

/** FNV-1a: spreads consecutive IDs. */
const shardOf = (voterId: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < voterId.length; at += 1) hash = Math.imul(hash ^ voterId.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % COUNTY_SHARDS;
};

const rowAttributes = (row: RegisterRow | null): Record<string, unknown> => {
  if (!row) return {};
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
  return { ...given, districts: row.districts.split(' ').filter(Boolean), zip: row.residenceZip };
};

/** By which a sign-up finds the voter. */
export const matchAttribute = (
  row: Pick<RegisterRow, 'dateOfBirth' | 'residenceZip'> | null,
): { readonly matchKey?: string } => {
  const matchKey = row ? matchKeyOf(row.dateOfBirth, row.residenceZip) : undefined;
  return matchKey === undefined ? {} : { matchKey };
};

/** A voter as the voters table keeps them. Of a confidential voter, and of one in no roll, there is no name and no list. */
export const toVoterItem = (record: VoterRecord): Record<string, unknown> => {
  const { voterId, county, status, confidential, confidentialAsOf, asOf, seen, row, revision } = record;
  return {
    ...rowAttributes(row),
    ...voterKey(voterId),
    voterId,
    county,
    confidential,
    ...(confidentialAsOf ? { confidentialAsOf: toStoredInstant(confidentialAsOf) } : {}),
    asOf: toStoredInstant(asOf),
    seen: Object.fromEntries(Object.entries(seen).flatMap(([name, at]) => (at ? [[name, toStoredInstant(at)]] : []))),
    revision,
    ...(status === null ? {} : { status }),
    ...(status === null || confidential
      ? {}
      : { countyShard: `${county}#${shardOf(voterId)}`, ...matchAttribute(row) }),
  };
};

const isUnchanged = (before: VoterRecord | undefined) => {
  if (!before) return { ConditionExpression: 'attribute_not_exists(pk)' };
  // Put there by hand, and counted by nobody.
  if (before.revision === 0) return { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revision)' };
  return { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': before.revision } };
};

/** Keeps the register in the voters table. */
export const dynamodbRegisterRecords = (client: DynamoDBDocumentClient, table: string): RegisterRecords => ({
  findAll: async (voterIds) => {
    const items = await batchGet(client, table, voterIds.map(voterKey));
    return new Map(items.map(fromVoterItem).map((record) => [record.voterId, record]));
  },

  write: (before, after) =>
    raced(
      client.send(new PutCommand({ TableName: table, Item: toVoterItem(after), ...isUnchanged(before) })),
      'written',
      'lost',
    ),

  count: async (county) => {
    let voters = 0;
    const shards = Array.from({ length: COUNTY_SHARDS }, (_, shard) => `${county}#${shard}`);
    await inParallel(shards, COUNTY_SHARDS, async (shard) => {
      const query = {
        TableName: table,
        IndexName: COUNTY_INDEX,
        KeyConditionExpression: 'countyShard = :shard',
        ExpressionAttributeValues: { ':shard': shard },
        Select: 'COUNT',
      } as const;
      for await (const page of paginateQuery({ client }, query)) voters += page.Count ?? 0;
    });
    return voters;
  },
});

const againKey = (county: CountyCode, voterId: string) => ({ pk: `AGAIN#${county}`, sk: voterId });

/** Keeps beside the register of whom a roll must speak again. */
export const dynamodbLookAgain = (client: DynamoDBDocumentClient, table: string): LookAgain => ({
  note: async (county, voterId, after) => {
    const update = new UpdateCommand({
      TableName: table,
      Key: againKey(county, voterId),
      UpdateExpression: 'SET #after = :after',
      ConditionExpression: 'attribute_not_exists(pk) OR #after < :after',
      ExpressionAttributeNames: { '#after': 'after' },
      ExpressionAttributeValues: { ':after': toStoredInstant(after) },
    });
    await raced(client.send(update), undefined, undefined);
  },

  of: async (county) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `AGAIN#${county}` },
      ConsistentRead: true,
    });
    return items.map((item) => String(item['sk']));
  },

  clear: async (county, voterId, taken) => {
    const removal = new DeleteCommand({
      TableName: table,
      Key: againKey(county, voterId),
      ConditionExpression: '#after < :taken',
      ExpressionAttributeNames: { '#after': 'after' },
      ExpressionAttributeValues: { ':taken': toStoredInstant(taken) },
    });
    await raced(client.send(removal), undefined, undefined);
  },
});

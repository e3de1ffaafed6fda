import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Language } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import { follows, raced } from '../../shared/dynamodb/conditions.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { type Election, ElectionKind, ImbUse } from '../domain/election.ts';
import type { CountyParticipation } from '../domain/participation.ts';
import type { ElectionStore } from '../ports.ts';

const StoredChange = z.object({
  at: StoredInstant,
  by: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});

const ElectionItem = z.object({
  id: z.string(),
  name: z.string(),
  date: StoredDate,
  kind: ElectionKind,
  county: CountyCode.nullable(),
  trackingOn: StoredDate,
  imb: ImbUse,
  rehearsal: z.literal(true).exactOptional(),
  deadlines: z.object({ receiptBy: StoredDate, cureBy: StoredInstant, certifiedOn: StoredDate }),
  requestedAt: StoredInstant,
  overrideReason: z.string().exactOptional(),
  shortName: z.string().exactOptional(),
  translations: z.partialRecord(Language, z.string()).exactOptional(),
  version: z.int().positive().default(1),
  changes: z.array(StoredChange).default([]),
});

const ParticipationItem = z.object({
  electionId: z.string(),
  county: CountyCode,
  participates: z.boolean(),
  revision: z.int().positive().exactOptional(),
  changedAt: StoredInstant,
  rejoinedAt: StoredInstant.exactOptional(),
  certifiedOn: StoredDate.exactOptional(),
  imb: ImbUse.exactOptional(),
  reminders: z.object({ toReturn: z.array(StoredDate), toCure: z.array(StoredDate) }).exactOptional(),
});

const ELECTIONS_PARTITION = 'ELECTIONS';
/** The key of an election. */
export const electionKey = (id: string): { pk: string; sk: string } => ({ pk: ELECTIONS_PARTITION, sk: id });
const participationKey = (electionId: string, county: string): { pk: string; sk: string } => ({
  pk: `ELECTION#${electionId}`,
  sk: `COUNTY#${county}`,
});

/** An election as its table keeps it. */
export const toElectionItem = (election: Election): Record<string, unknown> => ({
  ...election,
  ...electionKey(election.id),
  date: election.date.toString(),
  trackingOn: election.trackingOn.toString(),
  deadlines: {
    receiptBy: election.deadlines.receiptBy.toString(),
    cureBy: toStoredInstant(election.deadlines.cureBy),
    certifiedOn: election.deadlines.certifiedOn.toString(),
  },
  requestedAt: toStoredInstant(election.requestedAt),
  changes: election.changes.map((change) => ({ ...change, at: toStoredInstant(change.at) })),
});

/** Reads a stored election. */
export const fromElectionItem = (item: unknown): Election => ElectionItem.parse(item);

/** A county's answer as its table keeps it. */
export const toParticipationItem = (stated: CountyParticipation): Record<string, unknown> => ({
  ...stated,
  ...participationKey(stated.electionId, stated.county),
  changedAt: toStoredInstant(stated.changedAt),
  rejoinedAt: stated.rejoinedAt && toStoredInstant(stated.rejoinedAt),
  certifiedOn: stated.certifiedOn?.toString(),
  reminders: stated.reminders && {
    toReturn: stated.reminders.toReturn.map(String),
    toCure: stated.reminders.toCure.map(String),
  },
});

/** Reads a county's stored answer. */
export const fromParticipationItem = (item: unknown): CountyParticipation => ParticipationItem.parse(item);

/** Keeps elections and participation in the elections table. */
export const dynamodbElections = (client: DynamoDBDocumentClient, table: string): ElectionStore => ({
  find: async (electionId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: electionKey(electionId), ConsistentRead: true }),
    );
    return Item && fromElectionItem(Item);
  },

  list: async () => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': ELECTIONS_PARTITION },
      ConsistentRead: true,
    });
    return items.map(fromElectionItem);
  },

  create: (election) => {
    const put = { TableName: table, Item: toElectionItem(election), ConditionExpression: 'attribute_not_exists(pk)' };
    return raced(client.send(new PutCommand(put)), 'created', 'exists');
  },

  change: (election) => {
    const put = {
      TableName: table,
      Item: toElectionItem(election),
      ConditionExpression: '#version = :before OR (attribute_exists(pk) AND attribute_not_exists(#version))',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':before': election.version - 1 },
    };
    return raced(client.send(new PutCommand(put)), 'changed', 'conflict');
  },

  participation: async (electionId, county) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: participationKey(electionId, county), ConsistentRead: true }),
    );
    return Item && fromParticipationItem(Item);
  },

  participations: async (electionId) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': participationKey(electionId, '').pk },
      ConsistentRead: true,
    });
    return items.map(fromParticipationItem);
  },

  saveParticipation: (stated) => {
    const put = { TableName: table, Item: toParticipationItem(stated), ...follows(stated.revision) };
    return raced(client.send(new PutCommand(put)), 'saved', 'conflict');
  },
});

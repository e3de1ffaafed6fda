import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { MockRun, PlayedDay } from '../domain/mock-run.ts';
import type { CountyResult } from '../domain/report.ts';
import type { MockRuns } from '../ports.ts';

const RunItem = z.object({
  id: z.string(),
  plan: z.object({
    electionId: z.string(),
    electionDay: StoredDate,
    counties: z.array(CountyCode),
    ballots: z.int(),
    channels: z.array(Channel),
  }),
  startedAt: StoredInstant,
  endedAt: StoredInstant.nullable(),
  begunMs: z.number(),
  seconds: z.number().nullable(),
  progress: z.string(),
});
const Rows = z.object({
  rows: z.int(),
  asExpected: z.int(),
  held: z.int(),
  rejected: z.int(),
  differences: z.array(z.string()),
});
const DayItem = z.object({
  county: CountyCode,
  files: z.int(),
  rows: Rows,
  uploads: z.array(z.object({ by: CountyCode, uploadId: z.string() })),
});
const Tally = z.object({ expected: z.int(), asExpected: z.int(), missing: z.int(), unexpected: z.int() });
const Tallies = z.record(z.string(), Tally);
const ResultItem = z.object({
  county: CountyCode,
  rows: Rows,
  notTried: z.array(z.string()).default([]),
  messages: z.object({
    voters: z.int(),
    listeners: z.int(),
    ballots: z.int(),
    messages: Tally,
    rows: Tallies,
    stories: Tallies,
    channels: Tallies,
    delays: z.object({ counts: z.array(z.int()), longest: z.number() }),
    findings: z.array(
      z.object({
        kind: z.enum(['missing', 'unexpected', 'too-early', 'other-language']),
        story: z.string(),
        says: z.string(),
      }),
    ),
    findingCount: z.int(),
  }),
  own: z.object({ uploads: z.int(), rows: z.int(), held: z.int(), rejected: z.int(), messages: z.int() }),
});

/** All runs stand together; days and results of each beside its id. */
const RUNS = 'MOCK';
const runKey = (id: string) => ({ pk: RUNS, sk: id });
const partsOf = (id: string): string => `MOCK#${id}`;

const dayKey = (id: string, county: CountyCode, day: number) => ({ pk: partsOf(id), sk: `DAY#${county}#${day}` });
const played = ({ files, rows, uploads }: z.infer<typeof DayItem>): PlayedDay => ({ files, rows, uploads });

/** The mock elections in the releases table. */
export const dynamodbMockRuns = (client: DynamoDBDocumentClient, TableName: string): MockRuns => {
  const query = (pk: string, begins: string) =>
    queryAll(client, {
      TableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begins)',
      ExpressionAttributeValues: { ':pk': pk, ':begins': begins },
      ConsistentRead: true,
    });
  const change = async (id: string, UpdateExpression: string, values: Record<string, unknown>): Promise<void> => {
    const update = { TableName, Key: runKey(id), UpdateExpression, ConditionExpression: 'attribute_exists(pk)' };
    await client.send(new UpdateCommand({ ...update, ExpressionAttributeValues: values }));
  };
  return {
    list: async () => {
      const found = await query(RUNS, 'mock-election');
      const runs: readonly MockRun[] = found.map((item) => RunItem.parse(item));
      return runs.toSorted((one, other) => other.begunMs - one.begunMs);
    },
    find: async (id) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: runKey(id), ConsistentRead: true }));
      return Item && RunItem.parse(Item);
    },
    begin: async ({ plan, ...run }) => {
      const Item = {
        ...runKey(run.id),
        ...run,
        plan: { ...plan, electionDay: plan.electionDay.toString() },
        startedAt: toStoredInstant(run.startedAt),
      };
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      return raced(client.send(put), 'begun', 'exists');
    },
    tell: (id, progress) => change(id, 'SET progress = :progress', { ':progress': progress }),
    end: (id, at, seconds) =>
      change(id, 'SET endedAt = :at, seconds = :seconds', { ':at': toStoredInstant(at), ':seconds': seconds }),
    saveDay: async (id, county, day, played) => {
      await client.send(new PutCommand({ TableName, Item: { ...dayKey(id, county, day), county, ...played } }));
    },
    findDay: async (id, county, day) => {
      const Key = dayKey(id, county, day);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && played(DayItem.parse(Item));
    },
    days: async (id) => {
      const items = (await query(partsOf(id), 'DAY#')).map((item) => DayItem.parse(item));
      const byCounty = Map.groupBy(items, ({ county }) => county);
      return new Map([...byCounty].map(([county, days]) => [county, days.map(played)]));
    },
    saveResult: async (id, result) => {
      const Item = { pk: partsOf(id), sk: `COUNTY#${result.county}`, ...result };
      await client.send(new PutCommand({ TableName, Item }));
    },
    results: async (id) => (await query(partsOf(id), 'COUNTY#')).map((item): CountyResult => ResultItem.parse(item)),
  };
};

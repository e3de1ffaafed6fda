import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { SMOKE_CHECKS, SMOKE_REASONS, type SmokeRow, type SmokeRun } from '../domain/smoke.ts';
import type { SmokeRuns } from '../ports.ts';

const Cell = z.discriminatedUnion('state', [
  z.object({ state: z.literal('passed') }),
  z.object({ state: z.literal('failed'), reason: z.enum(SMOKE_REASONS) }),
  z.object({ state: z.literal('not-tried'), because: z.enum(SMOKE_CHECKS) }),
  z.object({ state: z.literal('waits') }),
]);
const RowItem = z.object({
  run: z.string(),
  county: CountyCode,
  triedAt: StoredInstant,
  cells: z.record(z.enum(SMOKE_CHECKS), Cell),
});
const RunItem = z.object({
  id: z.string(),
  startedAt: StoredInstant,
  endedAt: StoredInstant.nullable(),
  counties: z.array(CountyCode),
  electionId: z.string(),
});

/** All runs stand together; the rows of each beside its id. */
const RUNS = 'SMOKE';
const runKey = (id: string) => ({ pk: RUNS, sk: id });
const rowsOf = (id: string): string => `SMOKE#${id}`;
/** Of each county the row that was written last, whatever the stage's clock said then. */
const NEWEST = 'SMOKE-NEWEST';

/** The runs of the smoke test in the releases table. */
export const dynamodbSmokeRuns = (client: DynamoDBDocumentClient, table: string): SmokeRuns => {
  const partition = (pk: string) =>
    queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    });
  const rowsIn = async (pk: string): Promise<readonly SmokeRow[]> =>
    (await partition(pk)).map((item) => RowItem.parse(item));
  return {
    list: async () => {
      const runs: readonly SmokeRun[] = (await partition(RUNS)).map((item) => RunItem.parse(item));
      return runs.toSorted((one, other) => other.startedAt.epochMilliseconds - one.startedAt.epochMilliseconds);
    },
    find: async (id) => {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: runKey(id), ConsistentRead: true }));
      return Item && RunItem.parse(Item);
    },
    begin: async (run) => {
      const Item = { ...runKey(run.id), ...run, startedAt: toStoredInstant(run.startedAt) };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      return raced(client.send(put), 'begun', 'exists');
    },
    end: async (id, at) => {
      const update = new UpdateCommand({
        TableName: table,
        Key: runKey(id),
        UpdateExpression: 'SET endedAt = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':at': toStoredInstant(at) },
      });
      await client.send(update);
    },
    saveRow: async (row) => {
      const item = { sk: row.county, ...row, triedAt: toStoredInstant(row.triedAt) };
      const puts = [rowsOf(row.run), NEWEST].map((pk) => ({ Put: { TableName: table, Item: { pk, ...item } } }));
      await client.send(new TransactWriteCommand({ TransactItems: puts }));
    },
    rows: async (id) => rowsIn(rowsOf(id)),
    newest: async () => new Map((await rowsIn(NEWEST)).map((row) => [row.county, row])),
  };
};

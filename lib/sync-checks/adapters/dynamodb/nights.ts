import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../../shared/counties.ts';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import { StoredDate } from '../../../shared/dynamodb/instants.ts';
import type { Temporal } from '../../../shared/time.ts';
import { CHECK_STATUSES } from '../../domain/check.ts';
import { SKIP_CODES } from '../../domain/skip-reason.ts';
import type { SyncNights } from '../../ports/checks.ts';
import { toStored } from './check-document.ts';

const Line = z.object({
  county: CountyCode,
  checkId: z.string(),
  status: z.enum(CHECK_STATUSES),
  result: z.enum(['passed', 'failed']).nullable(),
  differences: z.number().nullable(),
  skipReason: z.object({ code: z.enum(SKIP_CODES), sentence: z.string() }).nullable(),
  failure: z.string().nullable(),
});
const Summary = z.object({
  nightId: z.string(),
  date: StoredDate,
  byStatus: z.record(z.enum(CHECK_STATUSES), z.number()),
  passed: z.number(),
  failed: z.number(),
  lines: z.array(Line),
});

const nightKey = (nightId: string, date: Temporal.PlainDate) => ({ pk: `NIGHT#${nightId}`, sk: date.toString() });

/** The nights in the sync table. */
export const dynamodbSyncNights = (client: DynamoDBDocumentClient, table: string): SyncNights => {
  const set = async (nightId: string, date: Temporal.PlainDate, name: string, value: unknown): Promise<void> => {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: nightKey(nightId, date),
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': toStored(value) },
      }),
    );
  };
  return {
    claim: (nightId, date, executionId) =>
      raced(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: nightKey(nightId, date),
            UpdateExpression: 'SET executionId = :executionId',
            ConditionExpression: 'attribute_not_exists(executionId) OR executionId = :executionId',
            ExpressionAttributeValues: { ':executionId': executionId },
          }),
        ),
        true,
        false,
      ),
    recordPlan: (nightId, date, checkIds) => set(nightId, date, 'checkIds', checkIds),
    recordSummary: (nightId, date, summary) => set(nightId, date, 'summary', summary),
    plannedChecks: async (nightId, date) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: nightKey(nightId, date), ConsistentRead: true }),
      );
      return z.array(z.string()).parse(Item?.['checkIds'] ?? []);
    },
    summaries: async (nightId, limit) => {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `NIGHT#${nightId}` },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return (Items ?? []).flatMap((item) => (item['summary'] === undefined ? [] : [Summary.parse(item['summary'])]));
    },
  };
};

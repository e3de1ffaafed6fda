import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { failedConditions } from '../../../shared/dynamodb/conditions.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { pacificDate } from '../../../shared/time.ts';
import { type Addition, healthName, SUM_FIELDS, type Sum } from '../../domain/brakes/sums.ts';
import type { CountComplaint, ReadSum } from '../../ports/brakes.ts';

const SumItem = z.object(Object.fromEntries(SUM_FIELDS.map((field) => [field, z.number().optional()])));

const partition = (name: string): string => `SUMS#${name}`;

/** The update that adds to a sum's slice. */
export const addToSum = (table: string, { name, by }: Addition, slice: number) => {
  const fields = Object.entries(by);
  return {
    Update: {
      TableName: table,
      Key: { pk: partition(name), sk: String(slice) },
      UpdateExpression: `ADD ${fields.map(([field]) => `${field} :${field}`).join(', ')}`,
      ExpressionAttributeValues: Object.fromEntries(fields.map(([field, count]) => [`:${field}`, count])),
    },
  };
};

/** Reads sums; the slices of one add up. */
export const dynamodbSums =
  (client: DynamoDBDocumentClient, table: string): ReadSum =>
  async (name) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition(name) },
      ConsistentRead: true,
    });
    const sum: { -readonly [Field in keyof Sum]: Sum[Field] } = {};
    for (const item of items.map((one) => SumItem.parse(one))) {
      for (const field of SUM_FIELDS) {
        const count = item[field];
        if (count !== undefined) sum[field] = (sum[field] ?? 0) + count;
      }
    }
    return sum;
  };

/** A report may come again for days. Seconds. */
const MARK_KEPT = 14 * 24 * 60 * 60;

/** Counts complaints. A mark names each message's: a report that comes again counts nothing. */
export const dynamodbComplaints =
  (
    client: DynamoDBDocumentClient,
    tables: { readonly messages: string; readonly requests: string },
    epochSeconds: () => number = () => Math.floor(Date.now() / 1000),
  ): CountComplaint =>
  async (ledgerKey, at) => {
    const digest = createHash('sha256').update(ledgerKey).digest('hex');
    const mark = {
      Put: {
        TableName: tables.requests,
        Item: { pk: `COMPLAINT#${digest}`, sk: 'COMPLAINT', expiresAt: epochSeconds() + MARK_KEPT },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
    const addition = { name: healthName('email', pacificDate(at)), by: { complained: 1 } };
    const TransactItems = [mark, addToSum(tables.messages, addition, 0)];
    await failedConditions(() => client.send(new TransactWriteCommand({ TransactItems })));
  };

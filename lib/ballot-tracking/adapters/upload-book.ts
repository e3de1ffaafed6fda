import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { StoredInstant } from '../../shared/dynamodb/instants.ts';
import { RowProblem } from '../../shared/rows.ts';
import { StoredPlan } from '../domain/plan/stored-plan.ts';
import { FILE_STATES, ROW_RESULTS, UPLOAD_KINDS } from '../domain/upload.ts';
import type { UploadBook } from '../ports.ts';
import { StoredHold } from './stored-hold.ts';
import { ROWS_IN_ITEM, rowsKey, uploadKey } from './uploads.ts';

const Count = z.int().nonnegative();
const StoredFile = z.object({
  state: z.enum(FILE_STATES),
  name: z.string().nullable(),
  readAll: z.boolean(),
  bytes: Count.nullable(),
  sha256: z.string().nullable(),
  format: z.string().nullable(),
  known: Count,
  changed: Count,
  taken: Count,
  gone: Count,
  statuses: z.record(z.string(), Count),
  ignoredColumns: Count,
  chunks: Count,
  sameAs: z.string().nullable(),
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  finishedAt: StoredInstant.nullable(),
  attempts: Count,
  // Files of before these were planned have none of the three.
  planOnly: z.boolean().default(false),
  passed: z.boolean().default(false),
  plan: StoredPlan.nullable().default(null),
});
/** An upload as its table keeps it. */
export const UploadItem = z.object({
  uploadId: z.string(),
  kind: z.enum(UPLOAD_KINDS),
  electionId: z.string(),
  county: CountyCode,
  clientId: z.string(),
  receivedAt: StoredInstant,
  counts: z.object({ rows: Count, accepted: Count, unchanged: Count, held: Count, rejected: Count }),
  heldReasons: z.record(z.string(), Count),
  hold: StoredHold.exactOptional(),
  file: StoredFile.exactOptional(),
});

const StoredRows = z.array(
  z.object({ index: Count, result: z.enum(ROW_RESULTS), problem: RowProblem.exactOptional() }),
);

/** An upload's ID, as `newUploadId` makes it: the list goes on behind it. */
const UPLOAD_ID = /^\d{2}-\d{8}T\d{6}-[0-9a-f]{8}$/;
/** The index of the next row. */
const PLACE = /^\d{1,6}$/;

/** Reads the book of uploads in the uploads table. */
export const dynamodbUploadBook = (client: DynamoDBDocumentClient, table: string): UploadBook => {
  const partOf = async (uploadId: string, part: number) => {
    const get = new GetCommand({ TableName: table, Key: rowsKey(uploadId, part), ConsistentRead: true });
    const { Item } = await client.send(get);
    if (!(Item?.['rows'] instanceof Uint8Array)) throw new Error('An upload that is in the book lacks rows.');
    return StoredRows.parse(JSON.parse((await promisify(gunzip)(Item['rows'])).toString()));
  };
  return {
    list: async (county, electionId, { cursor, limit }) => {
      if (cursor !== undefined && !UPLOAD_ID.test(cursor)) return 'unknown-cursor';
      const { pk } = uploadKey(county, '');
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ...(electionId === undefined ? {} : { FilterExpression: 'electionId = :electionId' }),
          ExpressionAttributeValues: { ':pk': pk, ...(electionId === undefined ? {} : { ':electionId': electionId }) },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
          ...(cursor === undefined ? {} : { ExclusiveStartKey: uploadKey(county, cursor) }),
        }),
      );
      const next = LastEvaluatedKey ? String(LastEvaluatedKey['sk']) : null;
      return { entries: Items.map((item) => UploadItem.parse(item)), cursor: next };
    },

    find: async (county, uploadId) => {
      const get = new GetCommand({ TableName: table, Key: uploadKey(county, uploadId), ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item && UploadItem.parse(Item);
    },

    rows: async ({ uploadId, counts }, { cursor = '0', limit }) => {
      const from = PLACE.test(cursor) ? Number(cursor) : Number.NaN;
      if (!(from < Math.max(counts.rows, 1))) return 'unknown-cursor';
      if (counts.rows === 0) return { entries: [], cursor: null };
      const part = Math.floor(from / ROWS_IN_ITEM);
      const start = from - part * ROWS_IN_ITEM;
      const entries = (await partOf(uploadId, part)).slice(start, start + limit);
      const next = from + entries.length;
      return { entries, cursor: next < counts.rows ? String(next) : null };
    },
  };
};

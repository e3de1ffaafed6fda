import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { Upload, UploadedRow } from '../domain/upload.ts';
import type { ParticipationProgress, UploadStore } from '../ports.ts';
import { toStoredHold } from './stored-hold.ts';

/** Rows that one item holds: of the largest upload five, each far below DynamoDB's 400 KB. */
export const ROWS_IN_ITEM = 1_000;

/** A county's uploads stand together, in the order of their IDs, which is that of their time. */
export const uploadKey = (county: string, uploadId: string) => ({ pk: `UPLOADS#${county}`, sk: uploadId });

/** Where so many thousand rows of an upload are. */
export const rowsKey = (uploadId: string, part: number) => ({ pk: `UPLOAD-ROWS#${uploadId}`, sk: String(part) });

/** An upload as its table keeps it. */
export const toUploadItem = (upload: Upload): Record<string, unknown> => ({
  ...upload,
  ...uploadKey(upload.county, upload.uploadId),
  receivedAt: toStoredInstant(upload.receivedAt),
  ...(upload.hold ? { hold: toStoredHold(upload.hold) } : {}),
});

/** Sentences repeat: a thousand of them shrink to a few kilobytes. */
const pack = async (rows: readonly UploadedRow[]): Promise<Uint8Array> => promisify(gzip)(JSON.stringify(rows));

/** What became of an upload's rows, as the table keeps it: a thousand in each item. */
export const uploadRowItems = async (
  uploadId: string,
  rows: readonly UploadedRow[],
): Promise<readonly Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  for (let part = 0; part * ROWS_IN_ITEM < rows.length; part += 1) {
    const some = rows.slice(part * ROWS_IN_ITEM, (part + 1) * ROWS_IN_ITEM);
    items.push({ ...rowsKey(uploadId, part), rows: await pack(some) });
  }
  return items;
};

/** Keeps the book of uploads in the uploads table: rows first, so that an upload that is listed has them all. */
export const dynamodbUploads = (client: DynamoDBDocumentClient, table: string): UploadStore => ({
  save: async (upload, rows) => {
    const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
    for (const item of await uploadRowItems(upload.uploadId, rows)) await put(item);
    await put(toUploadItem(upload));
  },
});

const progressKey = (electionId: string, county: string): { pk: string; sk: string } => ({
  pk: `PARTICIPATION#${electionId}`,
  sk: `COUNTY#${county}`,
});

/** Keeps in the uploads table up to when each county's participation records are complete. */
export const dynamodbProgress = (client: DynamoDBDocumentClient, table: string): ParticipationProgress => ({
  asOf: async (electionId, county) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: progressKey(electionId, county), ConsistentRead: true }),
    );
    return Item && StoredInstant.parse(Item['asOf']);
  },

  advance: async (electionId, county, asOf) => {
    const put = new PutCommand({
      TableName: table,
      Item: { ...progressKey(electionId, county), asOf: toStoredInstant(asOf) },
      ConditionExpression: 'attribute_not_exists(pk) OR asOf < :asOf',
      ExpressionAttributeValues: { ':asOf': toStoredInstant(asOf) },
    });
    await raced(client.send(put), undefined, undefined);
  },
});

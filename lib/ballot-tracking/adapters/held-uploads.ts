import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { err, ok } from '../../shared/result.ts';
import { type CheckedRow, RowProblem } from '../../shared/rows.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { HeldUpload, HeldUploads, WaitingUpload } from '../ports.ts';
import { setFile } from './stored-file.ts';
import { toStoredHold } from './stored-hold.ts';
import { ROWS_IN_ITEM, toUploadItem, uploadKey, uploadRowItems } from './uploads.ts';

const StoredRow = z.union([
  z.object({ problem: RowProblem }),
  z.object({
    voterId: z.string(),
    ballotId: z.string(),
    status: z.string(),
    statusAt: StoredInstant,
    sentDate: StoredDate.optional(),
    supersedes: z.string().optional(),
    withdrawn: z.boolean().optional(),
  }),
]);

const WaitingItem = z.object({
  uploadId: z.string(),
  county: CountyCode,
  electionId: z.string(),
  receivedAt: StoredInstant,
  digest: z.string(),
  toldAt: StoredInstant.exactOptional(),
});

/** The list of what waits: every county's in one partition, which is short by nature. */
const waitingKey = ({ county, digest }: { readonly county: string; readonly digest: string }) => ({
  pk: 'HELD-UPLOADS',
  sk: `${county}#${digest}`,
});

/** An upload on that list, as a condition that the same does not stand on it. */
export const putWaiting = (TableName: string, { uploadId, county, electionId, receivedAt, hold }: HeldUpload) => ({
  TableName,
  Item: {
    ...waitingKey({ county, digest: hold.digest }),
    ...{ uploadId, county, electionId, receivedAt: toStoredInstant(receivedAt), digest: hold.digest },
  },
  ConditionExpression: 'attribute_not_exists(pk)',
});

/** The upload with the same content that waits; undefined where none does. */
export const waitingWith = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  { county, hold: { digest } }: HeldUpload,
): Promise<string | undefined> => {
  const get = new GetCommand({ TableName, Key: waitingKey({ county, digest }), ConsistentRead: true });
  const { Item } = await client.send(get);
  return Item && toWaiting(Item).uploadId;
};

/** Where so many thousand rows of a held upload are, beside the ballots, whose class of data they are of. */
const heldRowsKey = (uploadId: string, part: number) => ({ pk: `HELD-UPLOAD#${uploadId}`, sk: `PART#${part}` });

const pack = (rows: readonly CheckedRow<StatusRecord>[]): Promise<Uint8Array> =>
  promisify(gzip)(JSON.stringify(rows.map((row) => (row.ok ? row.value : { problem: row.error }))));

const unpack = async (packed: Uint8Array): Promise<readonly CheckedRow<StatusRecord>[]> =>
  z
    .array(StoredRow)
    .parse(JSON.parse((await promisify(gunzip)(packed)).toString()))
    .map((row) => ('problem' in row ? err(row.problem) : ok(row)));

const toWaiting = (item: unknown): WaitingUpload => {
  const { toldAt, ...waiting } = WaitingItem.parse(item);
  return { ...waiting, toldAt: toldAt ?? null };
};

/** Keeps held uploads: in the book of uploads, their list beside it, and their rows in the ballots table. */
export const dynamodbHeldUploads = (
  client: DynamoDBDocumentClient,
  tables: { readonly uploads: string; readonly ballots: string },
): HeldUploads => {
  const { uploads: TableName } = tables;
  return {
    hold: async (upload, results, rows) => {
      const before = await waitingWith(client, TableName, upload);
      if (before !== undefined) return { kind: 'waits-already', uploadId: before };
      const { uploadId } = upload;
      for (let part = 0; part * ROWS_IN_ITEM < rows.length; part += 1) {
        const some = rows.slice(part * ROWS_IN_ITEM, (part + 1) * ROWS_IN_ITEM);
        const Item = { ...heldRowsKey(uploadId, part), rows: await pack(some) };
        await client.send(new PutCommand({ TableName: tables.ballots, Item }));
      }
      for (const Item of await uploadRowItems(uploadId, results))
        await client.send(new PutCommand({ TableName, Item }));
      const both = new TransactWriteCommand({
        TransactItems: [{ Put: putWaiting(TableName, upload) }, { Put: { TableName, Item: toUploadItem(upload) } }],
      });
      if ((await raced(client.send(both), 'held', 'lost')) === 'held') return { kind: 'held' };
      // Somebody has sent the same at the same time.
      return { kind: 'waits-already', uploadId: (await waitingWith(client, TableName, upload)) ?? uploadId };
    },

    rowsOf: async (uploadId) => {
      const items = await queryAll(client, {
        TableName: tables.ballots,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': heldRowsKey(uploadId, 0).pk },
        ConsistentRead: true,
      });
      const inOrder = items.toSorted((one, other) => String(one['sk']).localeCompare(String(other['sk'])));
      const parts: (readonly CheckedRow<StatusRecord>[])[] = [];
      for (const item of inOrder) {
        if (!(item['rows'] instanceof Uint8Array)) throw new Error('A held upload lacks rows.');
        parts.push(await unpack(item['rows']));
      }
      return parts.flat();
    },

    decide: ({ county, uploadId, hold: before }, hold, file = {}) => {
      const was = before.decided?.at;
      const { sets, names, values } = setFile(file);
      const update = new UpdateCommand({
        TableName,
        Key: uploadKey(county, uploadId),
        UpdateExpression: `SET ${['#hold = :hold', ...sets].join(', ')}`,
        ConditionExpression: `#hold.#state = :before AND ${was ? '#hold.decided.#at = :at' : 'attribute_not_exists(#hold.decided)'}`,
        ExpressionAttributeNames: { ...names, '#hold': 'hold', '#state': 'state', ...(was ? { '#at': 'at' } : {}) },
        ExpressionAttributeValues: {
          ...values,
          ':hold': toStoredHold(hold),
          ':before': before.state,
          ...(was ? { ':at': toStoredInstant(was) } : {}),
        },
      });
      return raced(client.send(update), 'decided', 'conflict');
    },

    settle: async ({ county, hold: { digest } }) => {
      await client.send(new DeleteCommand({ TableName, Key: waitingKey({ county, digest }) }));
    },

    waiting: async (county) => {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: county === null ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :county)',
        ExpressionAttributeValues: { ':pk': 'HELD-UPLOADS', ...(county === null ? {} : { ':county': `${county}#` }) },
        ConsistentRead: true,
      });
      return items.map(toWaiting).toSorted((one, other) => (one.uploadId.slice(3) < other.uploadId.slice(3) ? -1 : 1));
    },

    claimTold: (waiting, at) => {
      const update = new UpdateCommand({
        TableName,
        Key: waitingKey(waiting),
        UpdateExpression: 'SET toldAt = :at',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(toldAt)',
        ExpressionAttributeValues: { ':at': toStoredInstant(at) },
      });
      return raced(client.send(update), true, false);
    },
  };
};

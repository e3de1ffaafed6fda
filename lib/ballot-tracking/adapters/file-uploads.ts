import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { failedConditions, raced } from '../../shared/dynamodb/conditions.ts';
import type { ChunkCounts } from '../domain/upload.ts';
import type { FileUpload, FileUploads } from '../ports.ts';
import { putWaiting, waitingWith } from './held-uploads.ts';
import { setFile, toFileItem } from './stored-file.ts';
import { toStoredHold } from './stored-hold.ts';
import { UploadItem } from './upload-book.ts';
import { toUploadItem, uploadKey } from './uploads.ts';

const chunkKey = (uploadId: string, chunk: number) => ({ pk: `UPLOAD-CHUNKS#${uploadId}`, sk: String(chunk) });

const isFile = (upload: ReturnType<typeof UploadItem.parse>): upload is FileUpload => upload.file !== undefined;

/**
 * Adds a part's numbers to those of its upload; a reason that nobody was held for before begins at none. By `SET`: DynamoDB
 * documents `ADD` for attributes at the top alone.
 */
const addCounts = ({ heldReasons, ...counts }: ChunkCounts) => {
  const { rows, ...kinds } = counts;
  const held = Object.entries(heldReasons);
  return {
    expression: `SET ${[
      ...Object.keys(kinds).map((kind) => `#counts.#${kind} = #counts.#${kind} + :${kind}`),
      '#file.#taken = #file.#taken + :taken',
      ...held.map(
        (_, at) => `#heldReasons.#reason${at} = if_not_exists(#heldReasons.#reason${at}, :none) + :reason${at}`,
      ),
    ].join(', ')}`,
    names: {
      '#counts': 'counts',
      '#file': 'file',
      '#taken': 'taken',
      ...Object.fromEntries(Object.keys(kinds).map((kind) => [`#${kind}`, kind])),
      ...(held.length > 0 ? { '#heldReasons': 'heldReasons' } : {}),
      ...Object.fromEntries(held.map(([reason], at) => [`#reason${at}`, reason])),
    },
    values: {
      ':taken': rows,
      ...(held.length > 0 ? { ':none': 0 } : {}),
      ...Object.fromEntries(Object.entries(kinds).map(([kind, count]) => [`:${kind}`, count])),
      ...Object.fromEntries(held.map(([, count], at) => [`:reason${at}`, count])),
    },
  };
};

/** Keeps uploads that come as files in the uploads table, beside the others. */
export const dynamodbFileUploads = (client: DynamoDBDocumentClient, table: string): FileUploads => ({
  open: async (upload) => {
    const Item = { ...toUploadItem(upload), file: toFileItem(upload.file) };
    await client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  },

  find: async ({ county, uploadId }) => {
    const Key = uploadKey(county, uploadId);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    const upload = Item && UploadItem.parse(Item);
    return upload && isFile(upload) ? upload : undefined;
  },

  move: ({ county, uploadId }, from, change) => {
    const { sets, names, values } = setFile(change);
    const states = from.map((state, at) => [`:from${at}`, state] as const);
    const update = new UpdateCommand({
      TableName: table,
      Key: uploadKey(county, uploadId),
      UpdateExpression: `SET ${sets.join(', ')}`,
      ConditionExpression: `#file.#state IN (${states.map(([name]) => name).join(', ')})`,
      ExpressionAttributeNames: { ...names, '#state': 'state' },
      ExpressionAttributeValues: { ...values, ...Object.fromEntries(states) },
    });
    return raced(client.send(update), 'moved', 'elsewhere');
  },

  progress: async ({ county, uploadId }, { rows, known }) => {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: uploadKey(county, uploadId),
        UpdateExpression: 'SET #counts.#rows = :rows, #counts.#unchanged = :known, #file.#known = :known',
        ExpressionAttributeNames: {
          '#counts': 'counts',
          '#rows': 'rows',
          '#unchanged': 'unchanged',
          '#file': 'file',
          '#known': 'known',
        },
        ExpressionAttributeValues: { ':rows': rows, ':known': known },
      }),
    );
  },

  counted: async ({ uploadId }, chunk) => {
    const Key = chunkKey(uploadId, chunk);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && (Item['counts'] as ChunkCounts);
  },

  count: async ({ county, uploadId }, chunk, counts) => {
    const { expression, names, values } = addCounts(counts);
    const transaction = new TransactWriteCommand({
      TransactItems: [
        {
          Put: {
            TableName: table,
            Item: { ...chunkKey(uploadId, chunk), counts },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        {
          Update: {
            TableName: table,
            Key: uploadKey(county, uploadId),
            UpdateExpression: expression,
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: values,
          },
        },
      ],
    });
    // Whoever counted it before has counted the same.
    await failedConditions(() => client.send(transaction));
  },

  hold: async (upload, hold) => {
    const { county, uploadId } = upload;
    const held = { ...upload, hold };
    const before = await waitingWith(client, table, held);
    if (before !== undefined && before !== uploadId) return { kind: 'waits-already', uploadId: before };
    const { sets, names, values } = setFile({ state: 'held' });
    const both = new TransactWriteCommand({
      TransactItems: [
        { Put: putWaiting(table, held) },
        {
          Update: {
            TableName: table,
            Key: uploadKey(county, uploadId),
            UpdateExpression: `SET ${['#hold = :hold', ...sets].join(', ')}`,
            ConditionExpression: '#file.#state = :planned',
            ExpressionAttributeNames: { ...names, '#hold': 'hold' },
            ExpressionAttributeValues: { ...values, ':hold': toStoredHold(hold), ':planned': 'planned' },
          },
        },
      ],
    });
    const failed = await failedConditions(() => client.send(both));
    if (failed.length === 0) return { kind: 'held' };
    const other = await waitingWith(client, table, held);
    return other === undefined || other === uploadId
      ? { kind: 'elsewhere' }
      : { kind: 'waits-already', uploadId: other };
  },
});

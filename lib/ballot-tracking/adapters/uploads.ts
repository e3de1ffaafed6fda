import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { Upload, UploadStore } from '../ports.ts';

/** An upload as its table keeps it. */
export const toUploadItem = (upload: Upload): Record<string, unknown> => ({
  ...upload,
  pk: upload.uploadId,
  sk: 'UPLOAD',
  receivedAt: toStoredInstant(upload.receivedAt),
});

/** Keeps the book of uploads in the uploads table. */
export const dynamodbUploads = (client: DynamoDBDocumentClient, table: string): UploadStore => ({
  save: async (upload) => {
    await client.send(new PutCommand({ TableName: table, Item: toUploadItem(upload) }));
  },
});

import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { ParticipationProgress, Upload, UploadStore } from '../ports.ts';

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

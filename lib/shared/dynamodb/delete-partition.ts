import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { queryAll } from './query-all.ts';

/** Deletes every item of a partition that is small by nature. Harmless when there is none. */
export const deletePartition = async (client: DynamoDBDocumentClient, table: string, pk: string): Promise<void> => {
  const items = await queryAll(client, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ProjectionExpression: 'pk, sk',
    ConsistentRead: true,
  });
  for (const { sk } of items) await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
};

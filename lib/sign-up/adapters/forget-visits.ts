import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { queryAll } from '../../shared/dynamodb/query-all.ts';

const VISITOR_INDEX = 'visitor';

/**
 * Ends a voter's sessions and takes out what is under way for them. One that begins in this moment may be missed: a session
 * asks at every step whether its voter is confidential.
 */
export const forgetVisits =
  (client: DynamoDBDocumentClient, table: string) =>
  async (voterId: string): Promise<void> => {
    const found = await queryAll(client, {
      TableName: table,
      IndexName: VISITOR_INDEX,
      KeyConditionExpression: 'voterId = :voter',
      ExpressionAttributeValues: { ':voter': voterId },
    });
    for (const { pk, sk } of found) await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
  };

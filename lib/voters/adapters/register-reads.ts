import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { RegisterReads } from '../ports.ts';
import { fromVoterItem } from './register-records.ts';
import { voterKey } from './voters.ts';

/** Searches the voters table for staff: by ID, and by the index of dates of birth. */
export const dynamodbRegisterReads = (client: DynamoDBDocumentClient, table: string): RegisterReads => ({
  find: async (voterId) => {
    const [item] = await batchGet(client, table, [voterKey(voterId)]);
    return item && fromVoterItem(item);
  },

  bornOn: async (dateOfBirth) => {
    const keys = await queryAll(client, {
      TableName: table,
      IndexName: 'birth',
      KeyConditionExpression: 'dateOfBirth = :date',
      ExpressionAttributeValues: { ':date': dateOfBirth },
    });
    const items = await batchGet(
      client,
      table,
      keys.map(({ pk }) => voterKey(String(pk))),
    );
    // The index may lag behind: what it says of a record is asked of the record.
    return items.map(fromVoterItem).filter(({ row }) => row?.dateOfBirth === dateOfBirth);
  },
});

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { VoterRecord } from '../domain/register/statement.ts';
import type { RegisterReads } from '../ports.ts';
import { fromVoterItem } from './register-records.ts';
import { voterKey } from './voters.ts';

/** Searches the voters table for staff: by ID, and by the indexes of dates of birth. */
export const dynamodbRegisterReads = (client: DynamoDBDocumentClient, table: string): RegisterReads => {
  const indexed = async (index: string, attribute: string, value: string): Promise<readonly VoterRecord[]> => {
    const keys = await queryAll(client, {
      TableName: table,
      IndexName: index,
      KeyConditionExpression: '#attribute = :value',
      ExpressionAttributeNames: { '#attribute': attribute },
      ExpressionAttributeValues: { ':value': value },
    });
    const items = await batchGet(
      client,
      table,
      keys.map((item) => voterKey(String(item['pk']))),
    );
    // An index may lag behind: what it says of a record is asked of the record.
    return items.map(fromVoterItem);
  };
  return {
    find: async (voterId) => {
      const [item] = await batchGet(client, table, [voterKey(voterId)]);
      return item && fromVoterItem(item);
    },
    bornOn: async (dateOfBirth) => {
      const born = await indexed('birth', 'dateOfBirth', dateOfBirth);
      return born.filter(({ row }) => row?.dateOfBirth === dateOfBirth);
    },
    bornOnIn: async (dateOfBirth, zip) => {
      const alike = await indexed('match', 'matchKey', `${dateOfBirth}#${zip}`);
      return alike.filter(({ row }) => row?.dateOfBirth === dateOfBirth && row.residenceZip.startsWith(zip));
    },
  };
};

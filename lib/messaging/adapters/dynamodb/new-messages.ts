import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerRow } from '../../domain/ledger-row.ts';
import type { NewMessages } from '../../ports/ledger.ts';
import { toMessageItem } from './messages-document.ts';

/** Creates rows of the messages table. */
export const dynamodbNewMessages = (client: DynamoDBDocumentClient, table: string): NewMessages => ({
  create: async (row: LedgerRow) => {
    try {
      const condition = 'attribute_not_exists(pk)';
      await client.send(new PutCommand({ TableName: table, Item: toMessageItem(row), ConditionExpression: condition }));
      return 'created';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'existing';
      throw error;
    }
  },
});

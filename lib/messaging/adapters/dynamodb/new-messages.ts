import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import type { NewMessages } from '../../ports/ledger.ts';
import { toMessageItem } from './message-document.ts';

/** Creates rows of the messages table. */
export const dynamodbNewMessages = (client: DynamoDBDocumentClient, table: string): NewMessages => ({
  create: (row) => {
    const put = { TableName: table, Item: toMessageItem(row), ConditionExpression: 'attribute_not_exists(pk)' };
    return raced(client.send(new PutCommand(put)), 'created', 'existing');
  },
});

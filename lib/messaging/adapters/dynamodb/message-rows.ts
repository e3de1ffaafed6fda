import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { err, ok } from '../../../shared/result.ts';
import { isClaimedBy, moveSources } from '../../domain/ledger-move.ts';
import type { MessageRows } from '../../ports/ledger.ts';
import { isMessageItem, messageItemKey, toLedgerRow, voterPartition } from './message-document.ts';
import { moveExpression } from './move-expression.ts';

/** The rows of the messages table. */
export const dynamodbMessageRows = (client: DynamoDBDocumentClient, table: string): MessageRows => ({
  find: async (key) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: messageItemKey(key), ConsistentRead: true }),
    );
    return isMessageItem(Item) ? toLedgerRow(Item) : undefined;
  },
  ofVoter: async (electionId, voterId) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': voterPartition(electionId, voterId) },
      ConsistentRead: true,
    });
    return items.map(toLedgerRow);
  },
  move: async (key, move) => {
    if (moveSources(move).length === 0) return err('NOT_APPLICABLE');
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: messageItemKey(key),
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          ...moveExpression(key, move),
        }),
      );
      return ok(toLedgerRow(Attributes));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // The SDK repeats a write whose answer got lost: the row then refuses our own claim, because it already has it.
      const present = error.Item && toLedgerRow(unmarshall(error.Item));
      return present && isClaimedBy(present, move) ? ok(present) : err('NOT_APPLICABLE');
    }
  },
});

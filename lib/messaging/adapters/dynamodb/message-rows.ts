import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { answerOrPresent } from '../../../shared/dynamodb/conditions.ts';
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
    const update = new UpdateCommand({
      TableName: table,
      Key: messageItemKey(key),
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ...moveExpression(key, move),
    });
    const moved = await answerOrPresent(client.send(update));
    if (moved.ok) return ok(toLedgerRow(moved.value.Attributes));
    // The SDK repeats a write whose answer got lost: the row then refuses our own claim, because it already has it.
    const present = moved.error && toLedgerRow(moved.error);
    return present && isClaimedBy(present, move) ? ok(present) : err('NOT_APPLICABLE');
  },
});

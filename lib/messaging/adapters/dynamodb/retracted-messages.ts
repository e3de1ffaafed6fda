import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import type { LedgerKey } from '../../domain/ledger-key.ts';
import type { LedgerRow } from '../../domain/ledger-row.ts';
import { isMessageItem, messageItemKey, toLedgerRow } from './message-document.ts';

/** Marks messages as taken back: the first retraction that did so stays. */
export const dynamodbMarkRetracted =
  (client: DynamoDBDocumentClient, table: string) =>
  async (key: LedgerKey, retractionId: string): Promise<void> => {
    const update = new UpdateCommand({
      TableName: table,
      Key: messageItemKey(key),
      UpdateExpression: 'SET retracted = :id',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(retracted)',
      ExpressionAttributeValues: { ':id': retractionId },
    });
    await raced(client.send(update), undefined, undefined);
  };

/** A message of a whole table that somebody goes through; undefined for what is none. */
export const readMessageItem = (item: Readonly<Record<string, unknown>>): LedgerRow | undefined =>
  isMessageItem(item) ? toLedgerRow(item) : undefined;

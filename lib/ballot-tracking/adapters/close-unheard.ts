import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../shared/dynamodb/conditions.ts';
import type { CloseUnheard } from '../ports.ts';
import { caseKeyText, isBallotKey, toOutcomeItem } from './ballot-items.ts';

/**
 * Closes a held record in one write, unread: a ballot with one status, which waited for nothing but the election's
 * calendar. Everything else is for a decision.
 */
export const dynamodbCloseUnheard =
  (client: DynamoDBDocumentClient, table: string): CloseUnheard =>
  async (record) => {
    if (!isBallotKey(record.recordKey)) return 'open';
    const update = new UpdateCommand({
      TableName: table,
      Key: { pk: caseKeyText(record), sk: record.recordKey },
      UpdateExpression: 'SET #entries[0].outcome = :silent REMOVE undecided, undecidedSince',
      ConditionExpression: 'version = :one AND #entries[0].outcome.#reason = :waited',
      ExpressionAttributeNames: { '#entries': 'entries', '#reason': 'reason' },
      ExpressionAttributeValues: {
        ':one': 1,
        ':waited': 'window-not-open',
        ':silent': toOutcomeItem({ kind: 'silent', reason: 'no-subscriber' }),
      },
    });
    return raced(client.send(update), 'closed', 'open');
  };

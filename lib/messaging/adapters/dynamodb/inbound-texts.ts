import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { pacificDate, type Temporal } from '../../../shared/time.ts';
import type { InboundTexts } from '../../ports/inbound-texts.ts';

/** Longer than a queue and its dead letters can bring a text again. Seconds. */
const KEPT = 20 * 24 * 60 * 60;

const Seen = z.object({ seenAt: StoredInstant });
const expiry = (now: Temporal.Instant): number => Math.ceil(now.epochMilliseconds / 1000) + KEPT;
const textKey = (id: string) => ({ pk: `TEXT#${id}`, sk: 'TEXT' });

/** Remembers texts to us in the visits table, which forgets them by itself. Of what they say it keeps nothing. */
export const dynamodbInboundTexts = (client: DynamoDBDocumentClient, table: string): InboundTexts => ({
  firstSeen: async (id, now) => {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: textKey(id),
        UpdateExpression: 'SET seenAt = if_not_exists(seenAt, :now), expiresAt = :expiry',
        ExpressionAttributeValues: { ':now': toStoredInstant(now), ':expiry': expiry(now) },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Seen.parse(Attributes).seenAt;
  },
  claimAnswer: (id) =>
    raced(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: textKey(id),
          UpdateExpression: 'SET answered = :yes',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(answered)',
          ExpressionAttributeValues: { ':yes': true },
        }),
      ),
      true,
      false,
    ),
  allow: (phone, kind, most, now) =>
    raced(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `ANSWERS#${phone}`, sk: `${kind}#${pacificDate(now)}` },
          UpdateExpression: 'SET answers = if_not_exists(answers, :none) + :one, expiresAt = :expiry',
          ConditionExpression: 'attribute_not_exists(answers) OR answers < :most',
          ExpressionAttributeValues: { ':none': 0, ':one': 1, ':most': most, ':expiry': expiry(now) },
        }),
      ),
      true,
      false,
    ),
});

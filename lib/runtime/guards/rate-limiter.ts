import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RateLimiter } from './ports.ts';

/** Calls that a county may make in a minute. A county's busiest night needs a few dozen. */
export const CALLS_PER_MINUTE = 600;

/**
 * Counts calls per caller and minute of real time in the requests table; the rows expire by themselves.
 * `limit` and `epochSeconds` are for tests.
 */
export const dynamodbRateLimiter = (
  client: DynamoDBDocumentClient,
  table: string,
  limit = CALLS_PER_MINUTE,
  epochSeconds: () => number = () => Math.floor(Date.now() / 1000),
): RateLimiter => ({
  count: async (caller) => {
    const now = epochSeconds();
    const minute = Math.floor(now / 60);
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `RATE#${caller}`, sk: String(minute) },
        UpdateExpression: 'ADD calls :one SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': (minute + 5) * 60 },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Number(Attributes?.['calls'] ?? 0) > limit ? { retryAfterSeconds: (minute + 1) * 60 - now } : {};
  },
});

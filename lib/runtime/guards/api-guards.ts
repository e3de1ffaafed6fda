import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RateLimiter } from './ports.ts';
import { dynamodbRateLimiter } from './rate-limiter.ts';

/** The guards of every API Lambda, kept in the requests table. */
export const apiGuards = (
  client: DynamoDBDocumentClient,
  requestsTable: string,
): { rateLimiter: RateLimiter; idempotencyStore: BasePersistenceLayer } => ({
  rateLimiter: dynamodbRateLimiter(client, requestsTable),
  idempotencyStore: new DynamoDBPersistenceLayer({
    tableName: requestsTable,
    keyAttr: 'pk',
    sortKeyAttr: 'sk',
    staticPkValue: 'IDEMPOTENCY',
    expiryAttr: 'expiresAt',
    awsSdkV3Client: client,
  }),
});

import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditTrail } from '../../shared/audit-entry.ts';
import type { RateLimiter } from './ports.ts';
import { dynamodbRateLimiter } from './rate-limiter.ts';

/** The guards of every API Lambda, kept in the requests table, and the trail that records its calls. */
export const apiGuards = (
  client: DynamoDBDocumentClient,
  requestsTable: string,
  trail: AuditTrail,
): { rateLimiter: RateLimiter; idempotencyStore: BasePersistenceLayer; trail: AuditTrail } => ({
  trail,
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

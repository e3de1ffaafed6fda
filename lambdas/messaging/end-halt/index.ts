import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbHaltBook } from '../../../lib/messaging/adapters/dynamodb/halt-book.ts';
import { endHaltRoute } from '../../../lib/messaging/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { endHaltOf } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

// Called by API Gateway.
export const handler = apiHandler(
  endHaltRoute,
  endHaltOf({ halts: dynamodbHaltBook(client, env.SETTINGS_TABLE), clock: stageClock(env, client) }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

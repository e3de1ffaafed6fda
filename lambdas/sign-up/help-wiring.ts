import { dynamodbChains } from '../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../lib/audit/use-cases/audit-trail.ts';
import { apiGuards } from '../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbRegisterReads } from '../../lib/voters/adapters/register-reads.ts';
import { dynamodbRegisterSearch } from '../../lib/voters/adapters/register-search.ts';
import { dynamodbSubscriptions } from '../../lib/voters/adapters/subscriptions.ts';
import { env } from './help-env.ts';

// Runs on cold start only.
const client = createDocumentClient();

/** What the calls that help voters work with. */
export const ports = {
  clock: stageClock(env, client),
  register: dynamodbRegisterReads(client, env.VOTERS_TABLE),
  search: dynamodbRegisterSearch(client, env.VOTERS_TABLE),
  subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
};

/** Rate counting, `Idempotency-Key` and the audit trail. */
export const guards = apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE)));

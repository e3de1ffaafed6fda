import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { searchVotersRoute } from '../../../lib/sign-up/api.ts';
import { dynamodbRegisterReads } from '../../../lib/voters/adapters/register-reads.ts';
import { env } from './env.ts';
import { searchForVoters } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = { clock: stageClock(env, client), register: dynamodbRegisterReads(client, env.VOTERS_TABLE) };

// Called by API Gateway.
export const handler = apiHandler(
  searchVotersRoute,
  searchForVoters(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

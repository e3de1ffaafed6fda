import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { postRegisterChangesRoute } from '../../../lib/voters/api.ts';
import { applyPorts } from '../register-wiring.ts';
import { env } from './env.ts';
import { postChanges } from './handler.ts';

const client = createDocumentClient();

// Called by API Gateway.
export const handler = apiHandler(
  postRegisterChangesRoute,
  postChanges({ ...applyPorts(client, env), clock: stageClock(env, client) }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

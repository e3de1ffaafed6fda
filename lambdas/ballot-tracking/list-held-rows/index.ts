import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbHeldBallots } from '../../../lib/ballot-tracking/adapters/held-ballots.ts';
import { listHeldRowsRoute } from '../../../lib/ballot-tracking/api.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { listHeldRows } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  held: dynamodbHeldBallots(client, env.BALLOTS_TABLE),
};

// Called by API Gateway.
export const handler = apiHandler(
  listHeldRowsRoute,
  listHeldRows(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

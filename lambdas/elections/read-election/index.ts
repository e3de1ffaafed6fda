import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbElectionRequests } from '../../../lib/elections/adapters/election-requests.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { readElectionRoute } from '../../../lib/elections/api.ts';
import { measureTexts } from '../../../lib/messaging/domain/measure-texts.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { readElection } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  requests: dynamodbElectionRequests(client, env.ELECTIONS_TABLE),
  measureTexts,
};

// Called by API Gateway.
export const handler = apiHandler(
  readElectionRoute,
  readElection(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

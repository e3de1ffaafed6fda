import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbElections } from '../../lib/adapters/dynamodb/elections.ts';
import { setParticipationRoute } from '../../lib/api/elections.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { setParticipation } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = { clock: stageClock(env, client), elections: dynamodbElections(client, env.ELECTIONS_TABLE) };

// Called by API Gateway.
export const handler = apiHandler(
  setParticipationRoute,
  setParticipation(ports),
  apiGuards(client, env.REQUESTS_TABLE),
);

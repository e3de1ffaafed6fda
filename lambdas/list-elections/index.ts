import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbElections } from '../../lib/adapters/dynamodb/elections.ts';
import { listElectionsRoute } from '../../lib/api/elections.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { listElections } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = { elections: dynamodbElections(client, env.ELECTIONS_TABLE) };

// Called by API Gateway.
export const handler = apiHandler(listElectionsRoute, listElections(ports), apiGuards(client, env.REQUESTS_TABLE));

import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { apiGuards } from '../../lib/adapters/dynamodb/api-guards.ts';
import { dynamodbBallots } from '../../lib/adapters/dynamodb/ballots.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbElections } from '../../lib/adapters/dynamodb/elections.ts';
import { dynamodbUploads } from '../../lib/adapters/dynamodb/uploads.ts';
import { dynamodbVoters } from '../../lib/adapters/dynamodb/voters.ts';
import { postBallotsRoute } from '../../lib/api/ballots.ts';
import { apiHandler } from '../../lib/runtime/api-handler.ts';
import { env } from './env.ts';
import { postBallots } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  clock: stageClock(env, client),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  voters: dynamodbVoters(client, env.VOTERS_TABLE),
  ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
  uploads: dynamodbUploads(client, env.UPLOADS_TABLE),
};

// Called by API Gateway.
export const handler = apiHandler(postBallotsRoute, postBallots(ports), apiGuards(client, env.REQUESTS_TABLE));

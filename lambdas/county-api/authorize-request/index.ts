import { dynamodbApiClients } from '../../../lib/county-api/adapters/api-clients.ts';
import { cognitoPasswordCheck } from '../../../lib/county-api/adapters/password-check.ts';
import { cognitoTokenVerifier } from '../../../lib/county-api/adapters/token-verifier.ts';
import { API_SCOPE } from '../../../lib/platform/credentials.ts';
import { dynamodbStanding } from '../../../lib/releases/adapters/standing.ts';
import { askGate } from '../../../lib/releases/use-cases/ask-gate.ts';
import { authorizerHandler } from '../../../lib/runtime/authorizer-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { authorizeRequest } from './handler.ts';

const client = createDocumentClient();
const clock = stageClock(env, client);

/** Who is let in to the County Test Environment. */
const gate =
  env.RELEASES_TABLE === undefined ? undefined : { clock, standing: dynamodbStanding(client, env.RELEASES_TABLE) };

// Called by API Gateway before every call that is not open.
export const handler = authorizerHandler(
  { name: 'authorize-request', failed: 'CALLERS_NOT_JUDGED' },
  authorizeRequest({
    tokens: cognitoTokenVerifier({
      region: env.AWS_REGION,
      userPoolId: env.USER_POOL_ID,
      scope: API_SCOPE,
      endpoint: env.AWS_ENDPOINT_URL,
    }),
    isPasswordOf: cognitoPasswordCheck(env.TOKEN_URL, API_SCOPE),
    clients: dynamodbApiClients(client, env.SETTINGS_TABLE, clock),
    ...(gate ? { askGate: (side) => askGate(gate, side) } : {}),
  }),
);

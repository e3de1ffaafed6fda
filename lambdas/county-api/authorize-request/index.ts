import { dynamodbApiClients } from '../../../lib/county-api/adapters/api-clients.ts';
import { cognitoPasswordCheck } from '../../../lib/county-api/adapters/password-check.ts';
import { cognitoTokenVerifier } from '../../../lib/county-api/adapters/token-verifier.ts';
import { API_SCOPE } from '../../../lib/platform/credentials.ts';
import { dynamodbConfirmations } from '../../../lib/releases/adapters/confirmations.ts';
import { dynamodbEnvironment } from '../../../lib/releases/adapters/environment.ts';
import { dynamodbOptIns } from '../../../lib/releases/adapters/opt-ins.ts';
import { type AskGatePorts, askGate } from '../../../lib/releases/use-cases/ask-gate.ts';
import { authorizerHandler } from '../../../lib/runtime/authorizer-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { authorizeRequest } from './handler.ts';

const client = createDocumentClient();
const clock = stageClock(env, client);

/** Who is let in to the County Test Environment. */
const gateOf = (table: string): AskGatePorts => ({
  clock,
  environment: dynamodbEnvironment(client, table),
  optIns: dynamodbOptIns(client, table),
  confirmations: dynamodbConfirmations(client, table),
});
const gate = env.RELEASES_TABLE === undefined ? undefined : gateOf(env.RELEASES_TABLE);

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

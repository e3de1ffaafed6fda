import { dynamodbApiClients } from '../../../lib/county-api/adapters/api-clients.ts';
import { cognitoTokenVerifier } from '../../../lib/county-api/adapters/token-verifier.ts';
import { scopeOf } from '../../../lib/platform/credentials.ts';
import { authorizerHandler } from '../../../lib/runtime/authorizer-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { authorizeRequest } from './handler.ts';

// Runs on cold start only.
const ports = {
  tokens: cognitoTokenVerifier({
    region: env.AWS_REGION,
    userPoolId: env.USER_POOL_ID,
    scope: scopeOf('bearer'),
    endpoint: env.AWS_ENDPOINT_URL,
  }),
  clients: dynamodbApiClients(createDocumentClient(), env.SETTINGS_TABLE),
};

// Called by API Gateway before every call that is not open.
export const handler = authorizerHandler(
  { name: 'authorize-request', failed: 'CALLERS_NOT_JUDGED' },
  authorizeRequest(ports),
);

import { dynamodbApiClients } from '../../../lib/county-api/adapters/api-clients.ts';
import { cognitoTokenVerifier } from '../../../lib/county-api/adapters/token-verifier.ts';
import { scopeOf } from '../../../lib/platform/credentials.ts';
import { authorizerHandler } from '../../../lib/runtime/authorizer-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { authorizePage } from './handler.ts';

// Runs on cold start only.
const ports = {
  tokens: cognitoTokenVerifier({
    region: env.AWS_REGION,
    userPoolId: env.USER_POOL_ID,
    scope: scopeOf('session'),
    endpoint: env.AWS_ENDPOINT_URL,
  }),
  clients: dynamodbApiClients(createDocumentClient(), env.SETTINGS_TABLE),
};

// Called by API Gateway before every staff page and asset.
export const handler = authorizerHandler(
  { name: 'authorize-page', failed: 'READERS_NOT_JUDGED' },
  authorizePage(ports),
);

import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbClientRegister } from '../../../lib/counties/adapters/client-register.ts';
import { cognitoClients } from '../../../lib/counties/adapters/cognito-clients.ts';
import { issueClientRoute } from '../../../lib/counties/api.ts';
import { API_SCOPE } from '../../../lib/platform/credentials.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { issueCountyClient } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  clock: stageClock(env, client),
  register: dynamodbClientRegister(client, env.SETTINGS_TABLE),
  pool: cognitoClients(new CognitoIdentityProviderClient({}), {
    userPoolId: env.USER_POOL_ID,
    scope: API_SCOPE,
  }),
};

// Called by API Gateway.
export const handler = apiHandler(
  issueClientRoute,
  issueCountyClient(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);

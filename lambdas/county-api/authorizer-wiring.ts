import { dynamodbApiClients } from '../../lib/county-api/adapters/api-clients.ts';
import { cognitoTokenVerifier } from '../../lib/county-api/adapters/token-verifier.ts';
import type { WhoCallsPorts } from '../../lib/county-api/use-cases/who-calls.ts';
import { type CredentialName, scopeOf } from '../../lib/platform/credentials.ts';
import { createDocumentClient } from '../../lib/shared/dynamodb/document-client.ts';
import { type ClockSettings, stageClock } from '../../lib/shared/dynamodb/stage-clock.ts';

type AuthorizerVariables = ClockSettings & {
  readonly SETTINGS_TABLE: string;
  readonly USER_POOL_ID: string;
  readonly AWS_REGION: string;
  readonly AWS_ENDPOINT_URL?: string | undefined;
};

const client = createDocumentClient();

/** Everything that an authorizer asks about a credential. */
export const authorizerPorts = (env: AuthorizerVariables, credential: CredentialName): WhoCallsPorts => ({
  tokens: cognitoTokenVerifier({
    region: env.AWS_REGION,
    userPoolId: env.USER_POOL_ID,
    scope: scopeOf(credential),
    endpoint: env.AWS_ENDPOINT_URL,
  }),
  clients: dynamodbApiClients(client, env.SETTINGS_TABLE, stageClock(env, client)),
});

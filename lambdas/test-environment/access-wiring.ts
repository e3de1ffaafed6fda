import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { cognitoClients } from '../../lib/counties/adapters/cognito-clients.ts';
import { API_SCOPE } from '../../lib/platform/credentials.ts';
import { stageClock } from '../../lib/shared/dynamodb/stage-clock.ts';
import { httpTokens } from '../../lib/test-environment/adapters/http-county-api.ts';
import { httpMockApi } from '../../lib/test-environment/adapters/http-mock-api.ts';
import { dynamodbPassingCredentials } from '../../lib/test-environment/adapters/passing-credentials.ts';
import { apiAsCounties, type WithApi } from '../../lib/test-environment/use-cases/county-access.ts';

type AccessVariables = Parameters<typeof stageClock>[0] & {
  readonly SETTINGS_TABLE: string;
  readonly USER_POOL_ID: string;
  readonly TOKEN_URL: string;
};

/** The ports of whoever makes a credential of a county for a while. */
export const accessPorts = (client: DynamoDBDocumentClient, env: AccessVariables) => ({
  clock: stageClock(env, client),
  credentials: dynamodbPassingCredentials(client, env.SETTINGS_TABLE),
  pool: cognitoClients(new CognitoIdentityProviderClient({}), { userPoolId: env.USER_POOL_ID, scope: API_SCOPE }),
  fetchToken: httpTokens(env.TOKEN_URL, API_SCOPE),
});

/** The county API as counties that are given a credential each. */
export const apiOf = (client: DynamoDBDocumentClient, env: AccessVariables & { readonly API_URL: string }): WithApi =>
  apiAsCounties(accessPorts(client, env), (tokenOf) =>
    httpMockApi({ address: env.API_URL.replace(/\/$/, ''), tokenOf }),
  );

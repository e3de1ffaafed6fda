import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbClientRegister } from '../../lib/counties/adapters/client-register.ts';
import { cognitoClients } from '../../lib/counties/adapters/cognito-clients.ts';
import { API_SCOPE } from '../../lib/platform/credentials.ts';
import { credentialsByOptIn } from '../../lib/releases/adapters/credentials-by-opt-in.ts';
import { inEarnestOnly } from '../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../lib/shared/dynamodb/stage-clock.ts';

type ClientVariables = Parameters<typeof stageClock>[0] & {
  readonly SETTINGS_TABLE: string;
  readonly USER_POOL_ID: string;
  readonly RELEASES_TABLE?: string | undefined;
};

/** The ports of whoever issues, renews or revokes credentials: their register, and the user pool that knows their secrets. */
export const clientPorts = (client: DynamoDBDocumentClient, env: ClientVariables) => ({
  clock: stageClock(env, client),
  register: dynamodbClientRegister(client, env.SETTINGS_TABLE),
  pool: cognitoClients(inEarnestOnly(new CognitoIdentityProviderClient({})), {
    userPoolId: env.USER_POOL_ID,
    scope: API_SCOPE,
  }),
  ...(env.RELEASES_TABLE === undefined ? {} : { mayHold: credentialsByOptIn(client, env.RELEASES_TABLE) }),
});

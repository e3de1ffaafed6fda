import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { SafeError } from '../../shared/safe-error.ts';
import type { ClientPool } from '../ports.ts';

/** Minutes for which a token opens: an hour, as systems that fetch one for each night expect. */
const TOKEN_MINUTES = 60;

/** The app clients of the user pool that gives tokens for the county API. `scope`: `county-api/use`. */
export const cognitoClients = (
  client: CognitoIdentityProviderClient,
  { userPoolId, scope }: { readonly userPoolId: string; readonly scope: string },
): ClientPool => ({
  create: async (name) => {
    const { UserPoolClient: made } = await client.send(
      new CreateUserPoolClientCommand({
        UserPoolId: userPoolId,
        ClientName: name.slice(0, 128),
        GenerateSecret: true,
        // None through which somebody signs in; what is left out would be Cognito's default, which has some.
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: [scope],
        AccessTokenValidity: TOKEN_MINUTES,
        TokenValidityUnits: { AccessToken: 'minutes' },
      }),
    );
    if (!made?.ClientId || !made.ClientSecret) throw new SafeError('NoClient', 'Cognito made no client with a secret.');
    return { clientId: made.ClientId, clientSecret: made.ClientSecret };
  },
  remove: async (clientId) => {
    try {
      await client.send(new DeleteUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: clientId }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  },
});

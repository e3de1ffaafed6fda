import { Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { housePoolProps } from '../../platform/constructs/house-user-pool.ts';
import { resourceName } from '../../platform/names.ts';

/** The user pool of the people who sign in, and our pages as its one client. */
export type StaffPool = { readonly pool: cognito.UserPool; readonly clientId: string };

/**
 * People have a pool of their own, apart from the machines': nothing that is issued in the one means anything in the other.
 * Accounts are made for whoever accepts an invitation, and for nobody else; a password is never enough.
 */
export const staffPool = (stack: HouseStack, callback: string): StaffPool => {
  const { config } = stack.platform;
  const name = resourceName(config.stage, 'people');
  const pool = new cognito.UserPool(stack, 'People', {
    userPoolName: name,
    ...housePoolProps(stack, Duration.days(4)),
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
  });
  pool.addDomain('SignInDomain', { cognitoDomain: { domainPrefix: `${name}-${stack.account}`.slice(0, 63) } });
  const client = pool.addClient('Pages', {
    userPoolClientName: resourceName(config.stage, 'pages'),
    // Without a secret: PKCE ties the code to us, and there is no secret that could leak.
    generateSecret: false,
    // Signing in is for the pool's own pages. An empty list would be Cognito's default, which lets anybody try passwords through its API
    // and hands out tokens with which a person changes the own attributes. Source: API_CreateUserPoolClient, ExplicitAuthFlows.
    authFlows: { userSrp: false },
    // An address is what a person is told by: nobody changes the own one. Cognito takes an empty list for all of them.
    writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ locale: true }),
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
      callbackUrls: [callback],
    },
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
    preventUserExistenceErrors: true,
    // We use the ID token once, at once, and no other token at all.
    idTokenValidity: Duration.minutes(5),
    accessTokenValidity: Duration.minutes(5),
    refreshTokenValidity: Duration.hours(1),
    enableTokenRevocation: true,
  });
  return { pool, clientId: client.userPoolClientId };
};

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { CREDENTIALS, type CredentialName } from '../../platform/credentials.ts';
import { resourceName } from '../../platform/names.ts';

/** What a token may be for. Each credential has a scope of its own: a token for the one is none for the other. */
const addScope = (userPool: cognito.UserPool, id: string, name: CredentialName, scopeDescription: string): void => {
  const { resourceServer: identifier, scope: scopeName } = CREDENTIALS[name];
  userPool.addResourceServer(id, {
    identifier,
    scopes: [new cognito.ResourceServerScope({ scopeName, scopeDescription })],
  });
};

/** Machine credentials only: each county's system is an app client with the client-credentials grant. */
export const machineClients = (stack: HouseStack): { userPool: cognito.UserPool; tokenUrl: string } => {
  const { config } = stack.platform;
  const name = resourceName(config.stage, 'clients');
  const userPool = new cognito.UserPool(stack, 'Clients', {
    userPoolName: name,
    selfSignUpEnabled: false,
    mfa: cognito.Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireSymbols: true,
      requireUppercase: true,
      tempPasswordValidity: Duration.days(1),
    },
    featurePlan: cognito.FeaturePlan.PLUS,
    standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: config.protected,
    removalPolicy: config.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  });
  addScope(userPool, 'CountyApi', 'bearer', 'Use the county API');
  addScope(userPool, 'Operations', 'session', 'Read the staff pages');
  const domain = userPool.addDomain('TokenDomain', {
    cognitoDomain: { domainPrefix: `${name}-${stack.account}`.slice(0, 63) },
  });
  // In GovCloud the domain answers at its FIPS address alone.
  const fips = config.deployment?.partition === 'aws-us-gov';
  return { userPool, tokenUrl: `${domain.baseUrl({ fips })}/oauth2/token` };
};

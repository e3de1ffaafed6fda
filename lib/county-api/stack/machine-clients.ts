import { Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { housePoolProps } from '../../platform/constructs/house-user-pool.ts';
import { TOKEN_SCOPE } from '../../platform/credentials.ts';
import { resourceName } from '../../platform/names.ts';

/** Machine credentials only: each county's system is an app client with the client-credentials grant. */
export const machineClients = (stack: HouseStack): { userPool: cognito.UserPool; tokenUrl: string } => {
  const { config } = stack.platform;
  const name = resourceName(config.stage, 'clients');
  const userPool = new cognito.UserPool(stack, 'Clients', {
    userPoolName: name,
    ...housePoolProps(stack, Duration.days(1)),
  });
  const { resourceServer: identifier, scope: scopeName } = TOKEN_SCOPE;
  userPool.addResourceServer('CountyApi', {
    identifier,
    scopes: [new cognito.ResourceServerScope({ scopeName, scopeDescription: 'Use the county API' })],
  });
  const domain = userPool.addDomain('TokenDomain', {
    cognitoDomain: { domainPrefix: `${name}-${stack.account}`.slice(0, 63) },
  });
  // In GovCloud the domain answers at its FIPS address alone.
  const fips = config.deployment?.partition === 'aws-us-gov';
  return { userPool, tokenUrl: config.localEndpoints?.tokens ?? `${domain.baseUrl({ fips })}/oauth2/token` };
};

import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

type Service = 'states' | 'scheduler' | 'codedeploy' | 'lambda' | 'apigateway' | 'backup';

/**
 * Services that document no source for the roles they assume, and of which one (API Gateway, for the role of an
 * integration) is known to give none: a plain condition would shut them out. What they are handed is of this account all
 * the same, for a role can be passed to a service in its own account only.
 */
const MAY_NOT_SAY: ReadonlySet<Service> = new Set(['lambda', 'apigateway', 'backup']);

/**
 * A service as principal, only when it acts for this account: without, anybody's resource of that service could have it
 * act with our permissions. Those that may not say for whom they act are refused when they say somebody else.
 */
export const ownService = (scope: IConstruct, service: Service): iam.ServicePrincipal =>
  new iam.ServicePrincipal(`${service}.amazonaws.com`, {
    conditions: {
      [MAY_NOT_SAY.has(service) ? 'StringEqualsIfExists' : 'StringEquals']: {
        'aws:SourceAccount': Stack.of(scope).account,
      },
    },
  });

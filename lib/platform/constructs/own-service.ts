import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/**
 * A service as principal, only when it acts for this account: without, anybody's resource of that service could have it
 * act with our permissions. For services that document `aws:SourceAccount`; those that do not would be shut out.
 */
export const ownService = (scope: IConstruct, service: 'states' | 'scheduler' | 'codedeploy'): iam.ServicePrincipal =>
  new iam.ServicePrincipal(`${service}.amazonaws.com`, {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });

import { RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from './acknowledge.ts';
import { ownService } from './own-service.ts';

/**
 * Lets API Gateway write logs in this account and Region: without such a role a stage that logs is refused. The setting
 * belongs to the account and not to a stage, so it stays when a stage is deleted: another one may stand on it.
 */
export const letApiGatewayLog = (scope: Construct, config: StageConfig): void => {
  // The emulator's CloudFormation has no account settings.
  if (config.emulated) return;
  const role = new iam.Role(scope, 'ApiGatewayLogs', {
    assumedBy: ownService(scope, 'apigateway'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
  });
  role.applyRemovalPolicy(RemovalPolicy.RETAIN);
  acknowledge(role, {
    [`AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]`]:
      'API Gateway checks for the permissions of this policy when the role is set; the service keeps it up to date.',
  });
  const account = new apigateway.CfnAccount(scope, 'ApiGatewayAccount', { cloudWatchRoleArn: role.roleArn });
  account.applyRemovalPolicy(RemovalPolicy.RETAIN);
};

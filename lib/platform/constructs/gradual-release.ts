import { RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { ownService } from './own-service.ts';

/** The alias that callers go through. */
const ALIAS = 'live';

type GradualReleaseProps = {
  readonly target: lambda.Function;
  readonly functionName: string;
  /** Ends the release while the new version has its share: everybody is back on the old one at once. */
  readonly alarms: readonly cloudwatch.Alarm[];
};

/**
 * A new version gets a tenth of the calls for ten minutes and then all of them, unless an alarm rings. Versions stay: going
 * back is one change of the alias (docs/deploying.md).
 */
export class GradualRelease extends Construct {
  readonly alias: lambda.Alias;

  constructor(scope: Construct, id: string, { target, functionName, alarms }: GradualReleaseProps) {
    super(scope, id);
    const version = target.currentVersion;
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    // CDK's Version does not fit its own IVersion under exactOptionalPropertyTypes.
    this.alias = new lambda.Alias(this, 'Alias', { aliasName: ALIAS, version: version as lambda.IVersion });
    const role = new iam.Role(this, 'Role', {
      assumedBy: ownService(this, 'codedeploy'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSCodeDeployRoleForLambdaLimited')],
    });
    new codedeploy.LambdaDeploymentGroup(this, 'Group', {
      deploymentGroupName: functionName,
      alias: this.alias,
      role: role as iam.IRole,
      deploymentConfig: codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_10MINUTES,
      alarms: [...alarms],
    });
    acknowledge(role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]':
        'CodeDeploy publishes this policy for its own role: it moves the alias and reads the alarms, and no more.',
    });
  }
}

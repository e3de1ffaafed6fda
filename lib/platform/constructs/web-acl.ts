import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { houseLogGroup } from './house-log-group.ts';
import { platformOf } from './house-stack.ts';

type Protection = {
  readonly name: string;
  /** Requests that one address may make in five minutes. */
  readonly requestsPerAddress: number;
};

/** Puts a web ACL before an API: a rate for each address, AWS's known bad inputs, and a log without credentials. */
export const protectApi = (
  scope: Construct,
  api: apigateway.RestApi,
  { name, requestsPerAddress }: Protection,
): void => {
  // The emulator's CloudFormation has no association of a web ACL.
  if (platformOf(scope).config.emulated) {
    acknowledge(api, {
      'AwsSolutions-APIG3': 'The emulator knows no web ACL association; every other stage has it.',
      'NIST.800.53.R5-APIGWAssociatedWithWAF': 'The emulator knows no web ACL association; every other stage has it.',
      'NIST.800.53.R5-APIGWSSLEnabled':
        'The emulator knows no client certificates; every other stage has one for each API.',
    });
    return;
  }
  const acl = new wafv2.CfnWebACL(scope, 'WebAcl', {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: visibility('web-acl'),
    rules: [
      {
        name: 'rate-per-address',
        priority: 0,
        action: { block: {} },
        statement: { rateBasedStatement: { limit: requestsPerAddress, aggregateKeyType: 'IP' } },
        visibilityConfig: visibility('rate-per-address'),
      },
      {
        name: 'known-bad-inputs',
        priority: 1,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesKnownBadInputsRuleSet' },
        },
        visibilityConfig: visibility('known-bad-inputs'),
      },
    ],
  });
  new wafv2.CfnWebACLAssociation(scope, 'WebAclAssociation', {
    resourceArn: api.deploymentStage.stageArn,
    webAclArn: acl.attrArn,
  });
  // WAF accepts only log groups whose name starts like this.
  const logGroup = houseLogGroup(scope, 'WebAclLogs', `aws-waf-logs-${name}`);
  new wafv2.CfnLoggingConfiguration(scope, 'WebAclLogging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [logGroup.logGroupArn],
    // Credentials and what people search for stay out of the log.
    redactedFields: [
      { singleHeader: { Name: 'authorization' } },
      { singleHeader: { Name: 'cookie' } },
      { queryString: {} },
    ],
  });
};

const visibility = (metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

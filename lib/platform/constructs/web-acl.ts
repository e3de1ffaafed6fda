import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { houseLogGroup } from './house-log-group.ts';
import { platformOf } from './house-stack.ts';

type Protection = {
  readonly name: string;
  /** Requests that one address may make in five minutes. */
  readonly requestsPerAddress: number;
  /** CloudFront stands before the API: callers are told apart by the address that it passes on, not by its own. */
  readonly behindEdge?: boolean;
};

/** Puts a web ACL before an API: a rate for each address, AWS's known bad inputs, and a log without credentials. */
export const protectApi = (scope: Construct, api: apigateway.RestApi, protection: Protection): void => {
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
  const acl = webAcl(scope, 'REGIONAL', protection);
  new wafv2.CfnWebACLAssociation(scope, 'WebAclAssociation', {
    resourceArn: api.deploymentStage.stageArn,
    webAclArn: acl.attrArn,
  });
  logWebAcl(scope, acl, houseLogGroup(scope, 'WebAclLogs', webAclLogName(protection.name), WEB_ACL_LOG_DAYS));
};

/** A web ACL with a rate for each address and AWS's rules against known bad inputs. */
export const webAcl = (
  scope: Construct,
  place: 'REGIONAL' | 'CLOUDFRONT',
  { requestsPerAddress: limit, behindEdge = false }: Omit<Protection, 'name'>,
): wafv2.CfnWebACL =>
  new wafv2.CfnWebACL(scope, 'WebAcl', {
    scope: place,
    defaultAction: { allow: {} },
    visibilityConfig: visibility('web-acl'),
    rules: [
      {
        name: 'rate-per-address',
        priority: 0,
        action: { block: {} },
        statement: {
          rateBasedStatement: behindEdge
            ? { limit, aggregateKeyType: 'FORWARDED_IP', forwardedIpConfig: FORWARDED }
            : { limit, aggregateKeyType: 'IP' },
        },
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

/** An address that is none counts as one that asks too often. */
const FORWARDED = { headerName: 'X-Forwarded-For', fallbackBehavior: 'MATCH' } as const;

/** WAF accepts only log groups whose name starts like this. */
export const webAclLogName = (name: string): string => `aws-waf-logs-${name}`;

/** For how long it is known whom the firewall turned away: the address and device of somebody, perhaps a voter. */
export const WEB_ACL_LOG_DAYS = logs.RetentionDays.ONE_MONTH;

/** Only what was turned away is logged. Credentials and what people search for stay out of it. */
export const logWebAcl = (scope: Construct, acl: wafv2.CfnWebACL, logGroup: logs.LogGroup): void => {
  new wafv2.CfnLoggingConfiguration(scope, 'WebAclLogging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [logGroup.logGroupArn],
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [{ Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] }],
    },
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

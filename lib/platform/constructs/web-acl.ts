import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { houseLogGroup } from './house-log-group.ts';
import { platformOf } from './house-stack.ts';

/** Values of a header, each of which opens. Two, so that one can be renewed while the other is shown. */
export type HeaderValues = { readonly header: string; readonly values: readonly string[] };

type Protection = {
  readonly name: string;
  /** Requests that one address may make in five minutes. */
  readonly requestsPerAddress: number;
  /** Who else may ask: only requests with one of these values in this header. */
  readonly onlyWith?: HeaderValues;
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
  logWebAcl(
    scope,
    acl,
    houseLogGroup(scope, 'WebAclLogs', webAclLogName(protection.name), WEB_ACL_LOG_DAYS),
    protection.onlyWith,
  );
};

/**
 * A web ACL with AWS's rules against known bad inputs, and a rate for each address; where only CloudFront may ask, it
 * counts nobody: CloudFront's own web ACL has counted the true addresses, and those passed on can be made up (WAF counts
 * by the first of them, which is the caller's own word).
 */
export const webAcl = (
  scope: Construct,
  place: 'REGIONAL' | 'CLOUDFRONT',
  { requestsPerAddress: limit, onlyWith }: Omit<Protection, 'name'>,
): wafv2.CfnWebACL =>
  new wafv2.CfnWebACL(scope, 'WebAcl', {
    scope: place,
    defaultAction: { allow: {} },
    visibilityConfig: visibility('web-acl'),
    rules: [
      onlyWith ? doorRule(onlyWith) : rateRule(limit),
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

const rateRule = (limit: number): wafv2.CfnWebACL.RuleProperty => ({
  name: 'rate-per-address',
  priority: 0,
  action: { block: {} },
  statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP' } },
  visibilityConfig: visibility('rate-per-address'),
});

/** Turns away whoever does not show one of the values. Source: AWS WAF Developer Guide, "String match rule statement". */
const doorRule = ({ header, values }: HeaderValues): wafv2.CfnWebACL.RuleProperty => ({
  name: 'only-with-header',
  priority: 0,
  action: { block: {} },
  statement: {
    notStatement: {
      statement: {
        orStatement: {
          statements: values.map((searchString) => ({
            byteMatchStatement: {
              searchString,
              fieldToMatch: { singleHeader: { Name: header } },
              positionalConstraint: 'EXACTLY',
              textTransformations: [{ priority: 0, type: 'NONE' }],
            },
          })),
        },
      },
    },
  },
  visibilityConfig: visibility('only-with-header'),
});

/** WAF accepts only log groups whose name starts like this. */
export const webAclLogName = (name: string): string => `aws-waf-logs-${name}`;

/** For how long it is known whom the firewall turned away: the address and device of somebody, perhaps a voter. */
export const WEB_ACL_LOG_DAYS = logs.RetentionDays.ONE_MONTH;

/**
 * Only what was turned away is logged. Credentials and what people search for stay out of it, and so do paths: they name
 * voters, or hold the key of an unsubscribe link; so does the page that a request came from.
 */
export const logWebAcl = (
  scope: Construct,
  acl: wafv2.CfnWebACL,
  logGroup: logs.LogGroup,
  { header: shown }: { readonly header?: string } = {},
): void => {
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
      { singleHeader: { Name: 'referer' } },
      ...(shown ? [{ singleHeader: { Name: shown } }] : []),
      { queryString: {} },
      { uriPath: {} },
    ],
  });
};

const visibility = (metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { resourceName } from '../names.ts';
import { Alarm } from './alarm.ts';
import { platformOf } from './house-stack.ts';

/** Who is refused, by the status of the answer and the member of the access log that tells one from the other. */
const REFUSED = [
  {
    id: 'Forbidden',
    status: '403',
    key: '$.client',
    // An EMS that is set up wrongly repeats itself; nobody is refused so often by mistake.
    threshold: 20,
    impact: 'One client or person asks again and again for what it may not have: a mistake in its setup, or an attack',
  },
  {
    id: 'Unauthorized',
    status: '401',
    key: '$.ip',
    threshold: 100,
    impact: 'Somebody at one address tries credentials, or a county’s system has one that ended',
  },
] as const;

/**
 * Alarms on whoever is refused most, one by one: CloudWatch Contributor Insights counts the access log by client or
 * address, so that a single one stands out, however many others call.
 */
export const watchRefusals = (scope: Construct, accessLogs: logs.LogGroup, api: string): void => {
  const { config } = platformOf(scope);
  // The emulator's CloudFormation has no insight rules.
  if (config.emulated) return;
  for (const { id, status, key, threshold, impact } of REFUSED) {
    const ruleName = resourceName(config.stage, `${api}-${id.toLowerCase()}`);
    const rule = new cloudwatch.CfnInsightRule(scope, `${id}Rule`, {
      ruleName,
      ruleState: 'ENABLED',
      ruleBody: JSON.stringify({
        Schema: { Name: 'CloudWatchLogRule', Version: 1 },
        LogGroupNames: [`/aws/apigateway/${resourceName(config.stage, api)}`],
        LogFormat: 'JSON',
        Contribution: { Keys: [key], Filters: [{ Match: '$.status', In: [status] }] },
        AggregateOn: 'Count',
      }),
    });
    rule.node.addDependency(accessLogs);
    const alarm = new Alarm(scope, `${id}Most`, {
      metric: new cloudwatch.MathExpression({
        expression: `INSIGHT_RULE_METRIC("${ruleName}", "MaxContributorValue")`,
        label: `${status} of the one with the most`,
        usingMetrics: {},
        period: Duration.minutes(5),
      }),
      threshold,
      impact: `${impact} (${api}).`,
      runbook: 'somebody-is-refused-again-and-again',
    });
    alarm.node.addDependency(rule);
  }
};

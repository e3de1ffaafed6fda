import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm } from '../../platform/constructs/alarm.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';

const gauge = (namespace: string, metricName: string): cloudwatch.Metric =>
  new cloudwatch.Metric({ namespace, metricName, statistic: 'Maximum', period: Duration.hours(1) });

/** What makes AWS stop an account's mail: it reviews an account at 5% bounces or 0.1% complaints. */
const reputationAlarms = (stack: HouseStack): void => {
  const { emailBounceRate, emailComplaintRate } = stack.platform.config.thresholds;
  new Alarm(stack, 'Bounces', {
    metric: gauge('AWS/SES', 'Reputation.BounceRate'),
    threshold: emailBounceRate,
    impact: 'Nobody is hurt yet; when more emails bounce, AWS stops all email to voters and counties.',
    runbook: 'our-mails-reputation-falls',
  });
  new Alarm(stack, 'Complaints', {
    metric: gauge('AWS/SES', 'Reputation.ComplaintRate'),
    threshold: emailComplaintRate,
    impact: 'Voters report our emails as spam; when more do, AWS stops all email to voters and counties.',
    runbook: 'our-mails-reputation-falls',
  });
};

/** Dollars of this month: End User Messaging sends nothing more once its limit is spent. */
const spendAlarms = (stack: HouseStack): void => {
  const { deployment, thresholds } = stack.platform.config;
  if (!deployment) return;
  const { smsMonthlyLimitUsd, voiceMonthlyLimitUsd } = deployment;
  for (const [id, metricName, limit, what] of [
    ['TextSpend', 'TextMessageMonthlySpend', smsMonthlyLimitUsd, 'texts'],
    ['VoiceSpend', 'VoiceMessageMonthlySpend', voiceMonthlyLimitUsd, 'spoken calls'],
  ] as const) {
    new Alarm(stack, id, {
      metric: gauge('AWS/SMSVoice', metricName),
      threshold: limit * thresholds.spentShare,
      impact: `Voters get no ${what} for the rest of the month once its spending limit is used up; most of it is.`,
      runbook: 'spending-nears-a-limit',
    });
  }
};

/** What providers count against us before they refuse: reputation and money. */
export const providerAlarms = (stack: HouseStack): void => {
  reputationAlarms(stack);
  spendAlarms(stack);
};

import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { Alarm, type Consequence } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';

/** How often schedules start a function: so many of them, each so often an hour; or with a gap of hours at most. */
export type Firing = { readonly schedules: number; readonly perHour: number } | { readonly longestGapHours: number };

/** CloudWatch looks back over seven days at most, in periods of an hour. */
const LONGEST_LOOK_HOURS = 7 * 24;

/** The night in autumn that is an hour longer, and the hour in which the last start lies. */
const SPARE_HOURS = 2;

/**
 * Rings when a function is started less often than its schedules should: a schedule that was disabled, deleted or lost
 * its permission fails nowhere, it is only missing. So missing data breaches.
 */
export class FiringAlarm extends Construct {
  constructor(scope: Construct, id: string, props: Consequence & { target: HouseFunction; firing: Firing }) {
    super(scope, id);
    const { target, firing, impact, runbook } = props;
    const hours = 'longestGapHours' in firing ? firing.longestGapHours + SPARE_HOURS : 1;
    if (hours > LONGEST_LOOK_HOURS) throw new Error(`${id}: CloudWatch does not look back ${hours} hours.`);
    new Alarm(this, 'Silent', {
      metric: target.function.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
      // Half a schedule less than all of them: one that stopped rings, a start that slipped over the hour does not.
      threshold: 'longestGapHours' in firing ? 1 : (firing.schedules - 0.5) * firing.perHour,
      evaluationPeriods: hours,
      comparison: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      missingData: cloudwatch.TreatMissingData.BREACHING,
      impact,
      runbook,
    });
  }
}

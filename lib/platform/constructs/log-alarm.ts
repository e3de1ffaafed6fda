import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../names.ts';
import { Alarm, type Consequence } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';

export type LogAlarmProps = Consequence & {
  /** The functions that write the code. */
  readonly functions: readonly HouseFunction[];
  /** The log code that is counted. */
  readonly code: string;
  /** Field of the log line that says how many; absent: each line counts one. */
  readonly countField?: string;
  /** Occurrences within the minutes above which the alarm goes off. */
  readonly threshold?: number;
  /** Five; more for what is looked at more seldom, so that the alarm does not end between two looks. */
  readonly minutes?: number;
};

/** An alarm on a log code: codes carry no personal data, so what is counted can be named. */
export class LogAlarm extends Construct {
  constructor(scope: Construct, id: string, props: LogAlarmProps) {
    super(scope, id);
    for (const target of props.functions) {
      new logs.MetricFilter(this, `Filter-${target.node.id}`, {
        logGroup: target.function.logGroup,
        filterPattern: logs.FilterPattern.stringValue('$.message', '=', props.code),
        metricNamespace: METRIC_NAMESPACE,
        metricName: props.code,
        metricValue: props.countField ? `$.${props.countField}` : '1',
      });
    }
    new Alarm(this, 'Counted', {
      metric: new cloudwatch.Metric({
        namespace: METRIC_NAMESPACE,
        metricName: props.code,
        period: Duration.minutes(props.minutes ?? 5),
        statistic: 'Sum',
      }),
      threshold: props.threshold ?? 0,
      impact: props.impact,
      runbook: props.runbook,
    });
  }
}

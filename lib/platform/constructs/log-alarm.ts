import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../names.ts';
import { Alarm, type Consequence } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';

export type LogAlarmProps = Consequence & {
  /** The functions that write the code; none where each of them counts it already. */
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

/** Which lines of which log are counted; `countField`: by the number that stands there. */
type Counted = { readonly logGroup: logs.ILogGroup; readonly code: string; readonly countField?: string | undefined };

/** Counts a log code of one function in the metric of that code. */
export const countCode = (scope: Construct, id: string, { logGroup, code, countField }: Counted): logs.MetricFilter =>
  new logs.MetricFilter(scope, id, {
    logGroup,
    filterPattern: logs.FilterPattern.stringValue('$.message', '=', code),
    metricNamespace: METRIC_NAMESPACE,
    metricName: code,
    metricValue: countField ? `$.${countField}` : '1',
  });

/** An alarm on a log code: codes carry no personal data, so what is counted can be named. */
export class LogAlarm extends Construct {
  constructor(scope: Construct, id: string, props: LogAlarmProps) {
    super(scope, id);
    for (const target of props.functions) {
      const { logGroup } = target.function;
      countCode(this, `Filter-${target.node.id}`, { logGroup, code: props.code, countField: props.countField });
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

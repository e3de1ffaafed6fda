import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { platformOf } from './house-stack.ts';

/** Every alarm says who is hurt and what to do: whoever is woken by it may never have seen the system. */
export type Consequence = {
  /** Who notices, and how: a sentence. */
  readonly impact: string;
  /** Heading in docs/runbook.md, as an anchor. */
  readonly runbook: string;
};

export type AlarmProps = Consequence & {
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  readonly evaluationPeriods?: number;
  readonly comparison?: cloudwatch.ComparisonOperator;
  readonly missingData?: cloudwatch.TreatMissingData;
};

/** What a person who is woken reads: who is hurt, and what to do. */
export const descriptionOf = ({ impact, runbook }: Consequence): string =>
  `${impact} What to do: docs/runbook.md#${runbook}`;

/** A CloudWatch alarm that notifies the operations topic and carries its impact and its runbook entry. */
export class Alarm extends Construct {
  readonly alarm: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    this.alarm = new cloudwatch.Alarm(this, 'Alarm', {
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      comparisonOperator: props.comparison ?? cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: props.missingData ?? cloudwatch.TreatMissingData.NOT_BREACHING,
      alarmDescription: descriptionOf(props),
    });
    this.alarm.addAlarmAction(new SnsAction(platformOf(this).alarmTopic));
  }
}

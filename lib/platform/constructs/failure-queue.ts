import { Duration } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { resourceName } from '../names.ts';
import { acknowledge } from './acknowledge.ts';
import { Alarm, type Consequence } from './alarm.ts';
import { platformOf } from './house-stack.ts';

/** Where something ends up that could not be done: kept for 14 days, with an alarm on the first message. */
export class FailureQueue extends Construct {
  readonly queue: sqs.Queue;

  constructor(scope: Construct, name: string, { impact, runbook }: Consequence) {
    super(scope, name);
    const platform = platformOf(this);
    this.queue = new sqs.Queue(this, 'Failures', {
      queueName: resourceName(platform.config.stage, name),
      enforceSSL: true,
      encryptionMasterKey: platform.keys.operations,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, {
      'AwsSolutions-SQS3': 'This queue is itself where failures end up; a person empties it, guided by the runbook.',
    });
    new Alarm(this, 'SetAside', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 0,
      impact,
      runbook,
    });
  }
}

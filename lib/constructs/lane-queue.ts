import { Duration } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { resourceName } from '../names.ts';
import { acknowledge } from './acknowledge.ts';
import { Alarm, type Consequence } from './alarm.ts';
import type { Platform } from './platform.ts';

export type LaneQueueProps = Consequence & {
  readonly platform: Platform;
  /** Timeout of the Lambda that consumes it; a message stays invisible for six times as long. */
  readonly consumerTimeout: Duration;
  /** Receives before a message is set aside. */
  readonly maxReceiveCount?: number;
};

/** A queue with its dead-letter queue and an alarm on the first message that ends up there. */
export class LaneQueue extends Construct {
  readonly queue: sqs.Queue;
  readonly deadLetterQueue: sqs.Queue;

  constructor(scope: Construct, name: string, props: LaneQueueProps) {
    super(scope, name);
    const { platform } = props;
    const encryptionMasterKey = platform.keys.operations;
    const queueName = resourceName(platform.config.stage, name);
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      queueName: `${queueName}-dead-letters`,
      enforceSSL: true,
      encryptionMasterKey,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.deadLetterQueue, {
      'AwsSolutions-SQS3': `This queue is itself the dead-letter queue of ${name}.`,
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      queueName,
      enforceSSL: true,
      encryptionMasterKey,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(props.consumerTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: props.maxReceiveCount ?? 5 },
    });
    new Alarm(this, 'SetAside', {
      platform,
      metric: this.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 0,
      impact: props.impact,
      runbook: props.runbook,
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { resourceName } from '../names.ts';
import { Alarm, type Consequence } from './alarm.ts';
import { FailureQueue } from './failure-queue.ts';
import { platformOf } from './house-stack.ts';

export type LaneQueueProps = Consequence & {
  /** Timeout of the Lambda that consumes it; a message stays invisible for six times as long. */
  readonly consumerTimeout: Duration;
  /** Receives before a message is set aside. */
  readonly maxReceiveCount?: number;
  /** How long a message may wait before somebody is woken, and who notices. */
  readonly oldest: { readonly age: Duration; readonly impact: string };
};

/** A queue with its dead-letter queue, an alarm on the first message that ends up there, and one when messages wait. */
export class LaneQueue extends Construct {
  readonly queue: sqs.Queue;
  readonly deadLetterQueue: sqs.Queue;

  constructor(scope: Construct, name: string, props: LaneQueueProps) {
    super(scope, name);
    const { impact, runbook } = props;
    const platform = platformOf(this);
    this.deadLetterQueue = new FailureQueue(this, `${name}-dead-letters`, { impact, runbook }).queue;
    this.queue = new sqs.Queue(this, 'Queue', {
      queueName: resourceName(platform.config.stage, name),
      enforceSSL: true,
      encryptionMasterKey: this.key(platform.keys.operations.keyArn),
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(props.consumerTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: props.maxReceiveCount ?? 5 },
    });
    new Alarm(this, 'Waits', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
      threshold: props.oldest.age.toSeconds(),
      impact: props.oldest.impact,
      runbook: 'messages-wait-too-long',
    });
  }

  /**
   * The operations key as somebody else's: CDK would let SNS use it whoever's topic is the source. The key's own policy
   * lets SNS use it for this account.
   */
  private key(keyArn: string): kms.IKey {
    return kms.Key.fromKeyArn(this, 'Key', keyArn);
  }
}

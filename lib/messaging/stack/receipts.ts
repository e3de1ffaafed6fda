import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LaneQueue } from '../../platform/constructs/lane-queue.ts';
import { resourceName } from '../../platform/names.ts';

const TIMEOUT = Duration.seconds(30);

/** Lets a rule, and nothing else of EventBridge, send into a queue; CDK's own target lets every rule where a queue is encrypted. */
const intoQueue = (ruleArn: string, queue: sqs.Queue, deadLetterQueue: sqs.Queue): events.RuleTargetConfig => {
  for (const one of [queue, deadLetterQueue]) {
    one.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [one.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
      }),
    );
  }
  return { arn: queue.queueArn, deadLetterConfig: { arn: deadLetterQueue.queueArn } };
};

/**
 * What Connect reports of calls that play recordings comes by EventBridge. No such call is made in a County Test Environment, and the
 * emulated stage's simulator reports as the other providers do.
 */
const reportCalls = (stack: HouseStack, { queue, deadLetterQueue }: LaneQueue): void => {
  const { deployment, testEnvironment } = stack.platform.config;
  if (deployment === undefined || testEnvironment) return;
  const ruleName = resourceName(stack.platform.config.stage, 'calls');
  // By name, so that the queues need not wait for the rule.
  const ruleArn = stack.formatArn({ service: 'events', resource: 'rule', resourceName: ruleName });
  new events.Rule(stack, 'Calls', {
    ruleName,
    description: 'Calls that have ended',
    eventPattern: {
      source: ['aws.connect'],
      detailType: ['Amazon Connect Contact Event'],
      detail: {
        instanceArn: [deployment.calls.connectInstanceArn],
        initiationMethod: ['API'],
        eventType: ['DISCONNECTED'],
      },
    },
    targets: [{ bind: () => intoQueue(ruleArn, queue, deadLetterQueue) }],
  });
};

/** What the providers report goes through a queue into the ledger. */
export const settleReceipts = (stack: HouseStack, receipts: sns.Topic): void => {
  const settle = new HouseFunction(stack, 'settle-receipts', {
    description: 'Writes into the ledger what providers report about messages',
    timeout: TIMEOUT,
    gradual: true,
    tables: {
      messages: ['GetItem', 'UpdateItem'],
      requests: {
        each: [
          // A complaint is counted once.
          { actions: ['PutItem'], keys: ['COMPLAINT#*'] },
          { actions: ['GetItem'], keys: ['CONTACT#*'] },
        ],
      },
      // A complaint closes email; nothing of the subscription is read.
      subscriptions: ['UpdateItem'],
    },
    clock: true,
    impact: 'Nobody knows which messages arrived, and uncertain ones are not settled.',
    runbook: 'receipts-are-not-settled',
  });
  const queue = new LaneQueue(stack, 'receipts', {
    consumerTimeout: TIMEOUT,
    impact: 'Reports of a provider could not be read or written; messages stay accepted or uncertain.',
    runbook: 'receipts-are-not-settled',
    oldest: { age: Duration.minutes(30), impact: 'What happened to messages is on record half an hour late.' },
  });
  receipts.addSubscription(
    new SqsSubscription(queue.queue, { rawMessageDelivery: true, deadLetterQueue: queue.deadLetterQueue }),
  );
  reportCalls(stack, queue);
  settle.consumeQueue(queue.queue, { batchSize: 10, maxConcurrency: 10 });
};

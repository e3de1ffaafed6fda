import { Duration } from 'aws-cdk-lib';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LaneQueue } from '../../platform/constructs/lane-queue.ts';

const TIMEOUT = Duration.seconds(30);

/** What the providers report goes through a queue into the ledger. */
export const settleReceipts = (stack: HouseStack, receipts: sns.Topic): void => {
  const settle = new HouseFunction(stack, 'settle-receipts', {
    description: 'Writes into the ledger what providers report about messages',
    timeout: TIMEOUT,
    gradual: true,
    tables: {
      messages: ['GetItem', 'UpdateItem'],
      // A complaint is counted once.
      requests: { actions: ['PutItem'], keys: ['COMPLAINT#*'] },
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
  settle.consumeQueue(queue.queue, { batchSize: 10, maxConcurrency: 10 });
};

import { Duration } from 'aws-cdk-lib';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LaneQueue } from '../../platform/constructs/lane-queue.ts';
import type { Providers } from './providers.ts';

const TIMEOUT = Duration.seconds(30);

/** STOP, START and HELP: what people text us goes through a queue to whoever does and answers it. */
export const receiveTexts = (stack: HouseStack, texts: sns.Topic, providers: Providers): void => {
  const { sendLimits, siteUrl } = stack.platform.config;
  const consequence = {
    impact: 'People who text STOP still get texts and calls: the law gives us ten business days, our word none.',
    runbook: 'texts-to-us-are-not-read',
  } as const;
  const receive = new HouseFunction(stack, 'receive-texts', {
    description: 'Ends, opens again and explains messages for people who text us',
    timeout: TIMEOUT,
    gradual: true,
    tables: {
      subscriptions: ['BatchGetItem', 'UpdateItem'],
      visits: { actions: ['UpdateItem'], keys: ['TEXT#*', 'ANSWERS#*'] },
      requests: { actions: ['UpdateItem'], keys: ['PACE#*'] },
    },
    indexes: ['phone'],
    clock: true,
    providers: true,
    guests: true,
    environment: {
      SITE_URL: siteUrl,
      SEND_LIMIT: String(sendLimits.text),
      ANSWERED_BY_CARRIER: providers.answeredByCarrier.join(','),
      ...providers.environmentOf('text'),
    },
    ...consequence,
  });
  providers.letSend('text', receive);
  const queue = new LaneQueue(stack, 'texts-in', {
    consumerTimeout: TIMEOUT,
    ...consequence,
    oldest: { age: Duration.minutes(10), impact: 'People who text STOP wait ten minutes until it holds.' },
  });
  texts.addSubscription(
    new SqsSubscription(queue.queue, { rawMessageDelivery: true, deadLetterQueue: queue.deadLetterQueue }),
  );
  receive.consumeQueue(queue.queue, { batchSize: 10, maxConcurrency: 10 });
};

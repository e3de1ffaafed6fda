import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LaneQueue } from '../../platform/constructs/lane-queue.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { LANE_ATTRIBUTES, laneQueueName } from '../../platform/names.ts';
import { type Channel, LANES, type Lane } from '../../shared/codes.ts';
import type { Providers } from './providers.ts';

/** A provider gets 12 of these seconds, and the claim of a message outlives them all. */
const TIMEOUT = Duration.seconds(30);

/**
 * How many senders of a lane work at the same time, and on how many messages. The rate itself is kept by turns that all
 * senders of a channel share; this bounds how many wait for one, so that each waits seconds: a batch a second would use
 * the whole rate alone.
 */
const consumers = (perSecond: number): { readonly batchSize: number; readonly maxConcurrency: number } => ({
  batchSize: Math.min(10, Math.max(1, Math.floor(perSecond))),
  maxConcurrency: Math.min(100, Math.max(2, Math.ceil(perSecond / 10))),
});

/** The addresses of a channel's lanes in its sender's environment. */
const LANE_VARIABLES: Readonly<Record<Lane, string>> = {
  urgent: 'LANE_URGENT',
  status: 'LANE_STATUS',
  bulk: 'LANE_BULK',
};

/**
 * What a sender does with subscriptions beside reading them. An email carries its voter's key to end emails, and whose first
 * email it is has none yet; a text or a call may find that STOP has ended its channel.
 */
const SUBSCRIPTION_USE = {
  text: ['BatchGetItem', 'UpdateItem'],
  email: ['BatchGetItem', 'GetItem', 'PutItem'],
  voice: ['BatchGetItem', 'UpdateItem'],
} as const satisfies Readonly<Record<Channel, readonly string[]>>;

/** Turns; and of a call, which message it is for. */
const TURNS = { actions: ['UpdateItem'], keys: ['PACE#*'] } as const;
const REQUESTS_USE = {
  text: TURNS,
  email: TURNS,
  voice: { each: [TURNS, { actions: ['PutItem'], keys: ['CONTACT#*'] }] },
} as const;

/** How long a call for a message may wait in its lane. A mass mailing is sent over hours, as fast as the quota allows. */
const OLDEST: Readonly<Record<Lane, Duration>> = {
  urgent: Duration.minutes(15),
  status: Duration.hours(2),
  bulk: Duration.hours(12),
};

const inWords = (age: Duration): string =>
  age.toMinutes() < 60 ? `${age.toMinutes()} minutes` : `${age.toHours()} hours`;

const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  text: 'text messages',
  email: 'emails',
  voice: 'phone calls',
};

/** The log codes of the senders that wake somebody. A few uncertain messages are everyday life; many are an outage. */
const SENDER_ALARMS: Readonly<
  Record<string, { readonly impact: string; readonly threshold?: number; readonly runbook?: string }>
> = {
  MESSAGE_WRITING_REFUSED: { impact: 'Voters are not told something because a fact is missing, such as a phone.' },
  PROVIDER_NOT_CONFIGURED: { impact: 'Messages of a channel wait: AWS refuses its number, identity or permission.' },
  PROVIDER_QUOTA_REACHED: { impact: 'Messages of a channel wait: the quota or the spending limit is used up.' },
  PROVIDER_NOT_REACHED: { impact: 'Messages of a channel wait: the provider cannot be reached.', threshold: 20 },
  TEXTS_VERSION_BROKEN: {
    impact: 'Voters get messages in older words: a version of the texts cannot be read or said.',
    runbook: 'texts-are-wrong',
  },
  MESSAGE_UNCERTAIN: {
    impact: 'It is unknown whether voters got messages; none is sent again blindly.',
    threshold: 20,
  },
};

/** A channel's sender: the messages that are due reach it through the channel's lanes, and it reaches one provider. */
export const channelSender = (
  stack: HouseStack,
  channel: Channel,
  due: sns.Topic,
  providers: Providers,
): HouseFunction => {
  const lanes = LANES.map((lane) => {
    const queue = new LaneQueue(stack, laneQueueName(channel, lane), {
      consumerTimeout: TIMEOUT,
      impact: `Calls for ${CHANNEL_WORDS[channel]} of the ${lane} lane failed five times; the sweeper calls again.`,
      runbook: 'calls-for-messages-are-set-aside',
      oldest: {
        age: OLDEST[lane],
        impact: `Voters get their ${CHANNEL_WORDS[channel]} of the ${lane} lane late: they wait longer than ${inWords(OLDEST[lane])}.`,
      },
    });
    due.addSubscription(
      new SqsSubscription(queue.queue, {
        rawMessageDelivery: true,
        filterPolicy: {
          [LANE_ATTRIBUTES.channel]: sns.SubscriptionFilter.stringFilter({ allowlist: [channel] }),
          [LANE_ATTRIBUTES.lane]: sns.SubscriptionFilter.stringFilter({ allowlist: [lane] }),
        },
        deadLetterQueue: queue.deadLetterQueue,
      }),
    );
    return { lane, queue: queue.queue };
  });
  const { sendLimits, siteUrl } = stack.platform.config;
  const limit = sendLimits[channel];
  const sender = new HouseFunction(stack, `send-${channel}`, {
    description: `Sends ${CHANNEL_WORDS[channel]} to voters, each once`,
    timeout: TIMEOUT,
    gradual: true,
    tables: {
      messages: ['GetItem', 'Query', 'UpdateItem'],
      ballots: ['Query'],
      uploads: ['GetItem'],
      subscriptions: SUBSCRIPTION_USE[channel],
      voters: ['BatchGetItem'],
      elections: ['GetItem'],
      settings: { actions: ['GetItem', 'Query'], keys: ['HALTS', 'COUNTY#*', 'TEXTS', 'TEXTS#*'] },
      requests: REQUESTS_USE[channel],
    },
    clock: true,
    providers: true,
    guests: true,
    environment: {
      SITE_URL: siteUrl,
      SEND_LIMIT: String(limit),
      ...Object.fromEntries(lanes.map(({ lane, queue }) => [LANE_VARIABLES[lane], queue.queueUrl])),
      ...providers.environmentOf(channel),
    },
    impact: `Voters who chose ${CHANNEL_WORDS[channel]} get none.`,
    runbook: 'a-sender-fails',
  });
  providers.letSend(channel, sender);
  // A notice that has to wait for seconds goes back into its lane.
  sender.allow(
    new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: lanes.map(({ queue }) => queue.queueArn) }),
  );
  for (const { queue } of lanes) {
    sender.consumeQueue(queue, consumers(limit));
  }
  return sender;
};

/** What the senders report by code: each is somebody's message that did not go as it should. */
export const senderAlarms = (stack: HouseStack, functions: readonly HouseFunction[]): void => {
  for (const [code, { impact, threshold = 0, runbook = 'a-sender-fails' }] of Object.entries(SENDER_ALARMS)) {
    new LogAlarm(stack, code, { functions, code, threshold, impact, runbook });
  }
};

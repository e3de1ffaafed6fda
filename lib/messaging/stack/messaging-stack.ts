import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import { LaneQueue } from '../../platform/constructs/lane-queue.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import type { Platform } from '../../platform/constructs/platform.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import { LANE_ATTRIBUTES, LANE_CHANNELS, LANE_NAMES, laneQueueName, resourceName } from '../../platform/names.ts';
import { Providers } from './providers.ts';

export type MessagingStackProps = StackProps & { readonly platform: Platform };

type ChannelName = (typeof LANE_CHANNELS)[number];
type LaneName = (typeof LANE_NAMES)[number];

/** Timeout of the senders: a provider gets 12 of these seconds, and the claim of a message outlives them all. */
const SENDER_TIMEOUT = Duration.seconds(30);

/**
 * How many messages of a lane go out at the same time. This governs the rate: a short code takes 100 message parts a
 * second, Connect starts 2 calls a second.
 */
const AT_ONCE: Readonly<Record<ChannelName, Readonly<Record<LaneName, number>>>> = {
  text: { urgent: 5, status: 10, bulk: 10 },
  email: { urgent: 5, status: 10, bulk: 10 },
  voice: { urgent: 2, status: 2, bulk: 2 },
};

const CHANNEL_WORDS: Readonly<Record<ChannelName, string>> = {
  text: 'text messages',
  email: 'emails',
  voice: 'phone calls',
};

/** The log codes of the senders that wake somebody. A few uncertain messages are everyday life; many are an outage. */
const SENDER_ALARMS: Readonly<Record<string, { readonly impact: string; readonly threshold?: number }>> = {
  MESSAGE_WRITING_REFUSED: { impact: 'Voters are not told something because a fact is missing, such as a phone.' },
  PROVIDER_NOT_CONFIGURED: { impact: 'Messages of a channel wait: AWS refuses its number, identity or permission.' },
  PROVIDER_QUOTA_REACHED: { impact: 'Messages of a channel wait: the quota or the spending limit is used up.' },
  PROVIDER_NOT_REACHED: { impact: 'Messages of a channel wait: the provider cannot be reached.', threshold: 20 },
  MESSAGE_UNCERTAIN: {
    impact: 'It is unknown whether voters got messages; none is sent again blindly.',
    threshold: 20,
  },
};

/** From the messages ledger to the voter: lanes, senders, receipts, and the sweeper that loses nothing. */
export class MessagingStack extends Stack {
  private readonly platform: Platform;

  constructor(scope: Construct, id: string, props: MessagingStackProps) {
    super(scope, id, props);
    this.platform = props.platform;
    const messages = this.topic('messages', 'Messages that are due, by channel and lane');
    const receipts = this.topic('receipts', 'What SES and End User Messaging report about messages');
    const providers = new Providers(this, 'Providers', { platform: this.platform, receipts });
    this.dispatcher(messages);
    this.sweeper(messages);
    this.senderAlarms(LANE_CHANNELS.map((channel) => this.sender(channel, messages, providers)));
    this.settler(receipts);
  }

  private topic(name: string, displayName: string): sns.Topic {
    return new sns.Topic(this, `Topic-${name}`, {
      topicName: resourceName(this.platform.config.stage, name),
      displayName,
      masterKey: this.platform.keys.operations,
      enforceSSL: true,
    });
  }

  /** Lets a function publish to a topic and tells it which. */
  private publishes(target: HouseFunction, topic: sns.Topic): void {
    target.allow(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }));
    target.allowKey('operations');
  }

  private dispatcher(messages: sns.Topic): void {
    const failures = new FailureQueue(this, 'dispatch-failures', {
      platform: this.platform,
      impact: 'Some voters get a message minutes late: the sweeper has to call for it.',
      runbook: 'messages-are-not-dispatched',
    });
    const dispatch = new HouseFunction(this, 'dispatch-messages', {
      platform: this.platform,
      description: 'Calls a sender for each message that becomes due',
      timeout: Duration.seconds(30),
      environment: { RELEASE_TOPIC: messages.topicArn },
      impact: 'Voters get their messages minutes late: only the sweeper calls the senders.',
      runbook: 'messages-are-not-dispatched',
    });
    this.publishes(dispatch, messages);
    dispatch.consumeStream('messages', {
      batchSize: 100,
      filter: { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { state: { S: ['due'] } } } },
      failures,
    });
  }

  private sweeper(messages: sns.Topic): void {
    const { platform } = this;
    const sweep = new HouseFunction(this, 'sweep-messages', {
      platform,
      description: 'Releases held messages when their hours begin, and looks after every message that is not settled',
      memoryMb: 1024,
      timeout: Duration.seconds(55),
      clock: true,
      asynchronous: true,
      tables: { messages: ['GetItem', 'PutItem', 'UpdateItem'], settings: ['GetItem'] },
      indexes: ['due'],
      environment: { RELEASE_TOPIC: messages.topicArn },
      impact: 'Messages that wait for the voters’ hours stay held, and uncertain ones are not settled.',
      runbook: 'the-message-sweeper-fails',
    });
    // After a stop of the sweeper or a jump of the clock one pass over the whole index finds every row.
    const index = `${platform.tables.messages.tableArn}/index/due`;
    sweep.allow(new iam.PolicyStatement({ actions: ['dynamodb:Scan'], resources: [index] }));
    this.publishes(sweep, messages);
    const failures = new FailureQueue(this, 'sweep-failures', {
      platform,
      impact: 'A sweep did not start; the next minute’s sweep does its work.',
      runbook: 'the-message-sweeper-fails',
    });
    new ZonedSchedule(this, 'sweep-messages-every-minute', {
      platform,
      description: 'Looks after every message whose time has come',
      expression: 'rate(1 minute)',
      timeZone: 'America/Los_Angeles',
      target: { function: sweep },
      input: { sweep: true },
      failures,
      maximumAgeSeconds: 60,
    });
  }

  private sender(channel: ChannelName, messages: sns.Topic, providers: Providers): HouseFunction {
    const { platform } = this;
    const name = `send-${channel}` as const;
    const sender = new HouseFunction(this, name, {
      platform,
      description: `Sends ${CHANNEL_WORDS[channel]} to voters, each once`,
      timeout: SENDER_TIMEOUT,
      clock: true,
      providers: true,
      tables: {
        messages: ['GetItem', 'Query', 'UpdateItem'],
        ballots: ['Query'],
        subscriptions: ['GetItem'],
        voters: ['GetItem'],
        elections: ['GetItem'],
        settings: ['GetItem', 'Query'],
      },
      environment: { SITE_URL: platform.config.siteUrl, ...providers.environmentOf(channel) },
      impact: `Voters who chose ${CHANNEL_WORDS[channel]} get none.`,
      runbook: 'a-sender-fails',
    });
    providers.letSend(channel, sender);
    for (const lane of LANE_NAMES) {
      const queue = new LaneQueue(this, laneQueueName(channel, lane), {
        platform,
        consumerTimeout: SENDER_TIMEOUT,
        impact: `Calls for ${CHANNEL_WORDS[channel]} of the ${lane} lane failed five times; the sweeper calls again.`,
        runbook: 'calls-for-messages-are-set-aside',
      });
      messages.addSubscription(
        new SqsSubscription(queue.queue, {
          rawMessageDelivery: true,
          filterPolicy: {
            [LANE_ATTRIBUTES.channel]: sns.SubscriptionFilter.stringFilter({ allowlist: [channel] }),
            [LANE_ATTRIBUTES.lane]: sns.SubscriptionFilter.stringFilter({ allowlist: [lane] }),
          },
          deadLetterQueue: queue.deadLetterQueue,
        }),
      );
      sender.consumeQueue(queue.queue, { batchSize: 10, maxConcurrency: AT_ONCE[channel][lane] });
    }
    return sender;
  }

  /** What the senders report by code: each is somebody's message that did not go as it should. */
  private senderAlarms(functions: readonly HouseFunction[]): void {
    for (const [code, { impact, threshold = 0 }] of Object.entries(SENDER_ALARMS)) {
      new LogAlarm(this, code, {
        platform: this.platform,
        functions,
        code,
        threshold,
        impact,
        runbook: 'a-sender-fails',
      });
    }
  }

  private settler(receipts: sns.Topic): void {
    const { platform } = this;
    const settle = new HouseFunction(this, 'settle-receipts', {
      platform,
      description: 'Writes into the ledger what providers report about messages',
      timeout: SENDER_TIMEOUT,
      clock: true,
      tables: {
        messages: ['GetItem', 'UpdateItem'],
        subscriptions: ['GetItem', 'UpdateItem'],
        settings: ['GetItem'],
      },
      impact: 'Nobody knows which messages arrived, and uncertain ones are not settled.',
      runbook: 'receipts-are-not-settled',
    });
    const queue = new LaneQueue(this, 'receipts', {
      platform,
      consumerTimeout: SENDER_TIMEOUT,
      impact: 'Reports of a provider could not be read or written; messages stay accepted or uncertain.',
      runbook: 'receipts-are-not-settled',
    });
    receipts.addSubscription(
      new SqsSubscription(queue.queue, { rawMessageDelivery: true, deadLetterQueue: queue.deadLetterQueue }),
    );
    settle.consumeQueue(queue.queue, { batchSize: 10, maxConcurrency: 10 });
  }
}

import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { FiringAlarm } from '../../platform/constructs/firing-alarm.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import { BRAKE_SETTINGS, SUMS } from './halts.ts';

const allowPublish = (target: HouseFunction, topic: sns.Topic): void => {
  target.allow(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }));
  target.allowKey('operations');
};

/** The ledger's stream wakes the dispatcher, which calls for each message that becomes due. */
export const dispatchMessages = (stack: HouseStack, due: sns.Topic): void => {
  const failures = new FailureQueue(stack, 'dispatch-failures', {
    impact: 'Some voters get a message minutes late: the sweeper has to call for it.',
    runbook: 'messages-are-not-dispatched',
  });
  const dispatch = new HouseFunction(stack, 'dispatch-messages', {
    description: 'Calls a sender for each message that becomes due',
    timeout: Duration.seconds(30),
    gradual: true,
    environment: { RELEASE_TOPIC: due.topicArn },
    impact: 'Voters get their messages minutes late: only the sweeper calls the senders.',
    runbook: 'messages-are-not-dispatched',
  });
  allowPublish(dispatch, due);
  dispatch.consumeStream('messages', {
    batchSize: 100,
    filter: { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { state: { S: ['due'] } } } },
    failures,
  });
};

/** What counties are told of their voters, beside the ledger. */
const COUNTY_EVENTS = 'CALLBACK#*';

/** The subscriptions' stream says who has opted out: their counties are told. */
export const keepOptOuts = (stack: HouseStack): void => {
  const consequence = {
    impact: 'Counties’ systems are not told which of their voters have opted out.',
    runbook: 'counties-are-not-told-of-outcomes',
  } as const;
  const failures = new FailureQueue(stack, 'opt-out-failures', consequence);
  const keepOptOut = new HouseFunction(stack, 'keep-opt-outs', {
    description: 'Keeps for the counties which of their voters have opted out',
    timeout: Duration.seconds(30),
    tables: { messages: { actions: ['PutItem'], keys: [COUNTY_EVENTS] } },
    ...consequence,
  });
  keepOptOut.consumeStream('subscriptions', {
    batchSize: 100,
    filter: {
      eventName: ['MODIFY'],
      dynamodb: { NewImage: { sk: { S: ['SUBSCRIPTION'] }, optedOutAt: { S: [{ exists: true }] } } },
    },
    failures,
  });
};

/** The ledger's stream feeds the counts that the operations pages show. */
export const countMessages = (stack: HouseStack): void => {
  const consequence = {
    impact: 'The numbers on the Messages page are wrong, and no spending cap or bounce rate brakes anything.',
    runbook: 'messages-are-not-counted',
  } as const;
  const failures = new FailureQueue(stack, 'count-failures', consequence);
  const count = new HouseFunction(stack, 'count-messages', {
    description:
      'Counts messages as they move, what they cost and how they fare, and keeps for counties which did not arrive',
    timeout: Duration.seconds(30),
    tables: {
      messages: {
        each: [
          // One transaction counts both: a statement has to name all keys of a call.
          { actions: ['UpdateItem'], keys: ['COUNTS#*', ...SUMS] },
          { actions: ['Query'], keys: SUMS },
          { actions: ['PutItem'], keys: [COUNTY_EVENTS] },
        ],
      },
      settings: { actions: ['Query', 'PutItem', 'DeleteItem'], keys: BRAKE_SETTINGS },
      requests: { actions: ['PutItem'], keys: ['COUNTED#*'] },
    },
    clock: true,
    ...consequence,
  });
  new LogAlarm(stack, 'MESSAGES_BRAKED', {
    functions: [count],
    code: 'MESSAGES_BRAKED',
    impact:
      'Messages wait: a spending cap is reached, or a channel comes back so often that its provider would stop it.',
    runbook: 'messages-are-braked',
  });
  count.consumeStream('messages', {
    batchSize: 1_000,
    parallelism: 1,
    wholeWithin: 2,
    filter: { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { state: { S: [{ exists: true }] } } } },
    failures,
  });
};

/**
 * How many sweeps share a release. One moves some 600 rows a second: 8.4 million at 8 in the morning take eight of them
 * half an hour. The emulated stage is small.
 */
const RELEASE_PARTS = { deployed: 8, emulated: 1 } as const;

/**
 * Every minute one sweep watches what is late and what a voter must act on, and others release what was held until
 * now: neither waits for the other.
 */
export const sweepMessages = (stack: HouseStack, due: sns.Topic): void => {
  const sweep = new HouseFunction(stack, 'sweep-messages', {
    description: 'Releases held messages when their hours begin, and looks after every message that is not settled',
    timeout: Duration.seconds(55),
    gradual: true,
    tables: { messages: ['GetItem', 'UpdateItem'] },
    indexes: ['due'],
    clock: true,
    asynchronous: true,
    environment: { RELEASE_TOPIC: due.topicArn },
    impact: 'Messages that wait for the voters’ hours stay held, and uncertain ones are not settled.',
    runbook: 'the-message-sweeper-fails',
  });
  allowPublish(sweep, due);
  const failures = new FailureQueue(stack, 'sweep-failures', {
    impact: 'A sweep did not start; the next minute’s sweep does its work.',
    runbook: 'the-message-sweeper-fails',
  });
  const everyMinute = (name: string, description: string, work: Readonly<Record<string, unknown>>): ZonedSchedule =>
    new ZonedSchedule(stack, name, {
      description,
      expression: 'rate(1 minute)',
      timeZone: 'America/Los_Angeles',
      target: { function: sweep },
      input: { sweep: true, work },
      failures,
      maximumAgeSeconds: 60,
    });
  everyMinute('sweep-messages-every-minute', 'Looks after every message that is late or urgent', { kind: 'watch' });
  const parts = RELEASE_PARTS[stack.platform.config.emulated ? 'emulated' : 'deployed'];
  new FiringAlarm(sweep, 'Fires', {
    target: sweep,
    firing: { schedules: parts + 1, perHour: 60 },
    impact: 'Messages that wait for the voters’ hours stay held, or nobody looks after those that are late.',
    runbook: 'a-schedule-has-stopped-firing',
  });
  for (let part = 0; part < parts; part += 1) {
    everyMinute(`release-messages-${part}`, 'Releases a part of the messages whose hours begin', {
      kind: 'release',
      part,
      parts,
    });
  }
};

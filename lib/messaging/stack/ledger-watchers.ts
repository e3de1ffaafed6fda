import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';

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

/** Every minute the sweeper calls for what the stream lost, what was held until now, and what nobody has settled. */
export const sweepMessages = (stack: HouseStack, due: sns.Topic): void => {
  const sweep = new HouseFunction(stack, 'sweep-messages', {
    description: 'Releases held messages when their hours begin, and looks after every message that is not settled',
    memoryMb: 1024,
    timeout: Duration.seconds(55),
    tables: { messages: ['GetItem', 'PutItem', 'UpdateItem'] },
    indexes: ['due'],
    clock: true,
    asynchronous: true,
    environment: { RELEASE_TOPIC: due.topicArn },
    impact: 'Messages that wait for the voters’ hours stay held, and uncertain ones are not settled.',
    runbook: 'the-message-sweeper-fails',
  });
  // After a stop of the sweeper or a jump of the clock one pass over the whole index finds every row.
  const index = `${stack.platform.tables.messages.tableArn}/index/due`;
  sweep.allow(new iam.PolicyStatement({ actions: ['dynamodb:Scan'], resources: [index] }));
  allowPublish(sweep, due);
  const failures = new FailureQueue(stack, 'sweep-failures', {
    impact: 'A sweep did not start; the next minute’s sweep does its work.',
    runbook: 'the-message-sweeper-fails',
  });
  new ZonedSchedule(stack, 'sweep-messages-every-minute', {
    description: 'Looks after every message whose time has come',
    expression: 'rate(1 minute)',
    timeZone: 'America/Los_Angeles',
    target: { function: sweep },
    input: { sweep: true },
    failures,
    maximumAgeSeconds: 60,
  });
};

import { Duration } from 'aws-cdk-lib';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { FiringAlarm } from '../../platform/constructs/firing-alarm.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { allowWebhookSecrets } from '../../platform/constructs/secret-access.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';

const RUNBOOK = 'counties-are-not-told-of-outcomes';

/** Every five minutes counties' systems are told what of their voters needs them, and told again what they did not take. */
export const tellCounties = (stack: HouseStack): void => {
  const consequence = {
    impact:
      'Counties’ systems are not told of messages that did not arrive and of voters who opted out; nothing is lost.',
    runbook: RUNBOOK,
  } as const;
  const tell = new HouseFunction(stack, 'tell-counties', {
    description: 'Tells counties’ systems of messages that did not arrive and of voters who opted out',
    // Longer than it begins pages of events for, shorter than the schedule's pace: no two run at once.
    timeout: Duration.minutes(4),
    tables: {
      messages: { actions: ['BatchGetItem', 'PutItem', 'DeleteItem'], keys: ['CALLBACK#*'] },
      settings: { actions: ['GetItem'], keys: ['COUNTY#*'] },
    },
    indexes: ['due'],
    clock: true,
    asynchronous: true,
    ...consequence,
  });
  allowWebhookSecrets(tell, 'GetSecretValue');
  new LogAlarm(stack, 'COUNTY_EVENTS_GIVEN_UP', {
    functions: [tell],
    code: 'COUNTY_EVENTS_GIVEN_UP',
    impact: 'A county’s system has taken nothing for a week: events about its voters were given up.',
    runbook: RUNBOOK,
  });
  new ZonedSchedule(stack, 'tell-counties-every-five-minutes', {
    description: 'Tells counties’ systems what of their voters needs them',
    expression: 'rate(5 minutes)',
    timeZone: 'America/Los_Angeles',
    target: { function: tell },
    input: { sweep: true },
    failures: new FailureQueue(stack, 'tell-counties-starts', consequence),
    maximumAgeSeconds: 300,
  });
  new FiringAlarm(tell, 'Fires', {
    target: tell,
    firing: { schedules: 1, perHour: 12 },
    impact: consequence.impact,
    runbook: 'a-schedule-has-stopped-firing',
  });
};

import { Duration } from 'aws-cdk-lib';
import type { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { FiringAlarm } from '../../platform/constructs/firing-alarm.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import { allowMail, mailEnvironment } from '../../staff-mail/stack.ts';

/** The look at counties that have fallen silent and at uploads that wait, with its alarms. */
export const watchFunction = (stack: HouseStack, failures: FailureQueue): void => {
  const watch = new HouseFunction(stack, 'watch-uploads', {
    description: 'Looks for counties that have fallen silent in an election, and for uploads that are held',
    timeout: Duration.seconds(60),
    tables: {
      elections: ['Query', 'GetItem'],
      uploads: ['Query', 'GetItem', 'PutItem', 'UpdateItem'],
      settings: { actions: ['GetItem'], keys: ['COUNTY#*'] },
    },
    clock: true,
    providers: true,
    asynchronous: true,
    environment: { ...mailEnvironment(stack), PAGES_URL: stack.platform.config.pagesUrl },
    impact: 'Nobody notices that a county has fallen silent, or that an upload waits; the pages show it.',
    runbook: 'a-county-falls-silent',
  });
  allowMail(watch);
  new ZonedSchedule(stack, 'watch-uploads-in-office-hours', {
    description: 'Looks for counties that have fallen silent, and for uploads that wait',
    expression: 'cron(0 10,16 * * ? *)',
    timeZone: 'America/Los_Angeles',
    target: { function: watch },
    input: { watch: true },
    failures,
    maximumAgeSeconds: 3600,
  });
  new FiringAlarm(watch, 'Fires', {
    target: watch,
    firing: { longestGapHours: 18 },
    impact: 'Nobody looks whether a county has fallen silent or an upload waits.',
    runbook: 'a-schedule-has-stopped-firing',
  });
  new LogAlarm(stack, 'SilentCounties', {
    functions: [watch],
    code: 'COUNTY_SILENT',
    minutes: 120,
    impact: 'A county sends no ballot statuses: its voters are told nothing new.',
    runbook: 'a-county-falls-silent',
  });
  new LogAlarm(stack, 'WaitingUploads', {
    functions: [watch],
    code: 'UPLOAD_WAITS_LONG',
    minutes: 120,
    impact: 'An upload has been held for a day: voters are told nothing of what it says.',
    runbook: 'an-upload-is-held',
  });
};

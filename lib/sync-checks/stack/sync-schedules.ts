import { Duration } from 'aws-cdk-lib';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { Workflow } from '../../platform/constructs/workflow.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import calendar from '../data/sync-calendar.json' with { type: 'json' };
import { type SyncKit, WRITE } from './sync-kit.ts';

/** What EventBridge puts in place of this is the moment the schedule was due, not the moment it fired. */
const SCHEDULED_AT = '<aws.scheduler.scheduled-time>';

/** Three hours after the opening, and then before the close. */
const REMINDER_HOURS = 'cron(0 20,23,2,4 * * ? *)';

type Scheduled = Record<'closing' | 'reminding' | 'retelling' | 'statistics', HouseFunction>;

const scheduledFunctions = (kit: SyncKit): Scheduled => {
  const shared = { timeout: Duration.minutes(5), tables: { sync: WRITE }, asynchronous: true };
  const mailing = { ...shared, providers: true, environment: kit.mailEnvironment() };
  const closing = kit.step(
    'close-night',
    { ...shared, description: 'Ends every check that has come to its deadline' },
    {
      impact: 'Checks that got no extract stay open past 05:00; nothing of them is published.',
      runbook: 'a-sync-night-fails',
    },
  );
  const reminding = kit.step(
    'remind-extracts',
    { ...mailing, description: 'Reminds counties whose extract is missing' },
    {
      impact: 'Counties with a missing extract are not reminded before the window closes.',
      runbook: 'a-sync-check-fails',
    },
  );
  const retelling = kit.step(
    'retell-ems',
    { ...shared, description: 'Tells counties’ EMS again what they could not be told' },
    {
      impact: 'EMS that were down when their differences were ready hear of them only by polling.',
      runbook: 'a-sync-check-fails',
    },
  );
  const statistics = kit.step(
    'send-weekly-statistics',
    { ...mailing, description: 'Sends the week’s sync statistics to all counties', memoryMb: 1024 },
    { impact: 'Counties do not get the weekly sync statistics.', runbook: 'the-weekly-statistics-fail' },
  );
  kit.allowTokens(closing, 'states:SendTaskFailure');
  for (const target of [reminding, statistics]) kit.allowMail(target);
  return { closing, reminding, retelling, statistics };
};

/** The schedules, and the queue for starts that could not be delivered. */
export const syncSchedules = (kit: SyncKit, syncNight: Workflow): FailureQueue => {
  const { platform } = kit;
  const { timeZone } = calendar;
  const failures = new FailureQueue(kit.scope, 'sync-schedules', {
    platform,
    impact: 'A night, an agreed alternate date, the closing or the weekly statistics did not start.',
    runbook: 'a-sync-night-fails',
  });
  for (const night of calendar.nights) {
    const [hour, minute] = (night.startsAt ?? calendar.window.opens).split(':').map(Number);
    new ZonedSchedule(kit.scope, `sync-night-${night.id}`, {
      platform,
      description: `Starts the sync checks of ${night.group ? `Group ${night.group}` : `county ${night.county} (additional)`}`,
      expression: `cron(${minute} ${hour} ? * ${night.weekday}#${night.nth} *)`,
      timeZone,
      target: { workflow: syncNight },
      input: { nightId: night.id, scheduledAt: SCHEDULED_AT },
      failures,
    });
  }
  const lambdaSchedule = (
    name: string,
    expression: string,
    description: string,
    target: HouseFunction,
    input: Readonly<Record<string, unknown>> = { scheduledAt: SCHEDULED_AT },
  ): void => {
    new ZonedSchedule(kit.scope, `${name}-schedule`, {
      platform,
      description,
      expression,
      timeZone,
      target: { function: target },
      input,
      failures,
    });
  };
  const { closing, reminding, retelling, statistics } = scheduledFunctions(kit);
  const [hour, minute] = calendar.window.closes.split(':').map(Number);
  lambdaSchedule('close-night', `cron(${minute} ${hour} * * ? *)`, 'Ends the night: every window closes now', closing);
  lambdaSchedule('remind-extracts', REMINDER_HOURS, 'Reminds counties whose extract is missing', reminding);
  // A sweep finds nothing to do nearly always: rehearsals that move the clock need not stop at each of them.
  lambdaSchedule('retell-ems', 'cron(30 * * * ? *)', 'Tells EMS again what they could not be told', retelling, {
    sweep: true,
  });
  lambdaSchedule('send-weekly-statistics', 'cron(0 8 ? * MON *)', 'Sends the week’s statistics', statistics);
  return failures;
};

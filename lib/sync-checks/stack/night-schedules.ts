import type { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { type Firing, FiringAlarm } from '../../platform/constructs/firing-alarm.ts';
import type { FunctionsOf } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import type { Workflow } from '../../platform/constructs/workflow.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import calendar from '../data/sync-calendar.json' with { type: 'json' };
import type { NightFunction } from './night-functions.ts';

/** What EventBridge puts in place of this is the moment the schedule was due, not the moment it fired. */
const SCHEDULED_AT = '<aws.scheduler.scheduled-time>';

/** The hour and the minute of a time of day: `17:00`. */
const partsOf = (time: string): readonly (number | undefined)[] => time.split(':').map(Number);
const [closingHour, closingMinute] = partsOf(calendar.window.closes);

type Timetable = {
  readonly description: string;
  readonly expression: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** How often that is. A week is longer than CloudWatch looks back: `sweep-checks` watches the statistics. */
  readonly firing?: Firing;
  /** Who notices when it stops. */
  readonly silence?: string;
};

/** When each function is started, in the calendar's zone. */
const TIMETABLES: Readonly<Record<NightFunction, Timetable>> = {
  'close-night': {
    description: 'Ends the night: every window closes now',
    expression: `cron(${closingMinute} ${closingHour} * * ? *)`,
    input: { scheduledAt: SCHEDULED_AT },
    firing: { longestGapHours: 24 },
    silence: 'Nights are not closed at 05:00: checks that got no extract stay open.',
  },
  'remind-extracts': {
    description: 'Reminds counties whose extract is missing',
    // Three hours after the opening, and then before the close.
    expression: 'cron(0 20,23,2,4 * * ? *)',
    input: { scheduledAt: SCHEDULED_AT },
    firing: { longestGapHours: 16 },
    silence: 'Counties with a missing extract are not reminded before the window closes.',
  },
  'retell-ems': {
    description: 'Tells EMS again what they could not be told',
    expression: 'cron(30 * * * ? *)',
    // A sweep finds nothing to do nearly always: rehearsals that move the clock need not stop at each of them.
    input: { sweep: true },
    firing: { longestGapHours: 1 },
    silence: 'EMS that were down when their differences were ready hear of them only by polling.',
  },
  'sweep-checks': {
    description: 'Looks after checks whose execution is gone',
    expression: 'cron(5/15 * * * ? *)',
    input: { sweep: true },
    firing: { schedules: 1, perHour: 4 },
    silence: 'Nobody is told when a night does not start, and checks that were stopped stay open.',
  },
  'send-weekly-statistics': {
    description: 'Sends the week’s statistics',
    expression: 'cron(0 8 ? * MON *)',
    input: { scheduledAt: SCHEDULED_AT },
  },
};

/** Starts each night of the calendar. */
export const scheduleNights = (stack: HouseStack, syncNight: Workflow, failures: FailureQueue): void => {
  for (const night of calendar.nights) {
    const [hour, minute] = partsOf(night.startsAt ?? calendar.window.opens);
    new ZonedSchedule(stack, `sync-night-${night.id}`, {
      description: `Starts the sync checks of ${night.group ? `Group ${night.group}` : `county ${night.county} (additional)`}`,
      expression: `cron(${minute} ${hour} ? * ${night.weekday}#${night.nth} *)`,
      timeZone: calendar.timeZone,
      target: { workflow: syncNight },
      input: { nightId: night.id, scheduledAt: SCHEDULED_AT },
      failures,
    });
  }
};

/** Starts what goes through all checks or counties. */
export const scheduleNightFunctions = (
  stack: HouseStack,
  functions: FunctionsOf<NightFunction>,
  failures: FailureQueue,
): void => {
  for (const target of Object.values(functions)) {
    const { firing, silence, ...timetable } = TIMETABLES[target.lambda];
    if (firing && silence) {
      new FiringAlarm(target, 'Fires', { target, firing, impact: silence, runbook: 'a-schedule-has-stopped-firing' });
    }
    new ZonedSchedule(stack, `${target.lambda}-schedule`, {
      ...timetable,
      timeZone: calendar.timeZone,
      target: { function: target },
      failures,
    });
  }
};

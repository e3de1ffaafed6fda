import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { AlternateSchedule } from '../../domain/alternate.ts';
import { ALTERNATE_NIGHT } from '../../domain/night.ts';
import type { OneTimeSchedules } from '../../ports/executions.ts';

/** What the schedules depend on, as their Lambdas' environment names it. */
type Target = {
  readonly ALTERNATE_SCHEDULE_GROUP: string;
  readonly SYNC_NIGHT_MACHINE: string;
  readonly SCHEDULER_ROLE_ARN: string;
  /** The queue for a start that could not be delivered; it raises an alarm. */
  readonly SCHEDULE_FAILURES_ARN: string;
  /** Whether EventBridge Scheduler fires it; a rehearsal's own clock does otherwise. */
  readonly SCHEDULES_ENABLED: 'yes' | 'no';
};

/** A start later than this is worse than none: the window would be half over. */
const MAXIMUM_AGE_SECONDS = 1_800;

const MOST_TRIES = 3;

const scheduleName = (county: string): string => `county-${county}`;

const request = ({ county, runAt }: AlternateSchedule, target: Target) => ({
  Name: scheduleName(county),
  GroupName: target.ALTERNATE_SCHEDULE_GROUP,
  Description: `Sync check of county ${county} on the date agreed with it`,
  // In UTC: Pacific wall-clock time names two instants when the clocks go back, and none when they go forward.
  ScheduleExpression: `at(${runAt.toString({ smallestUnit: 'second' }).replace('Z', '')})`,
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  ActionAfterCompletion: 'DELETE' as const,
  State: target.SCHEDULES_ENABLED === 'yes' ? ('ENABLED' as const) : ('DISABLED' as const),
  Target: {
    Arn: target.SYNC_NIGHT_MACHINE,
    RoleArn: target.SCHEDULER_ROLE_ARN,
    Input: JSON.stringify({ nightId: ALTERNATE_NIGHT, county, scheduledAt: runAt.toString() }),
    DeadLetterConfig: { Arn: target.SCHEDULE_FAILURES_ARN },
    RetryPolicy: { MaximumEventAgeInSeconds: MAXIMUM_AGE_SECONDS, MaximumRetryAttempts: 5 },
  },
});

/** One-time schedules in EventBridge Scheduler, one name for each county. */
export const eventBridgeOneTimeSchedules = (client: SchedulerClient, target: Target): OneTimeSchedules => ({
  put: async (schedule) => {
    const input = request(schedule, target);
    // One that is there may be gone a moment later, cancelled or run: then it is made after all.
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new CreateScheduleCommand(input));
        return;
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
      }
      try {
        await client.send(new UpdateScheduleCommand(input));
        return;
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException) || attempt >= MOST_TRIES) throw error;
      }
    }
  },
  cancel: async (county) => {
    try {
      await client.send(
        new DeleteScheduleCommand({ Name: scheduleName(county), GroupName: target.ALTERNATE_SCHEDULE_GROUP }),
      );
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  },
});

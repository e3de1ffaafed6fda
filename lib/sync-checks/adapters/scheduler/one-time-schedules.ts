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

type Target = {
  readonly group: string;
  readonly syncNightMachine: string;
  readonly roleArn: string;
  /** The queue for a start that could not be delivered; it raises an alarm. */
  readonly failuresArn: string;
  /** Whether EventBridge Scheduler fires it; a rehearsal's own clock does otherwise. */
  readonly enabled: boolean;
};

/** A start later than this is worse than none: the window would be half over. */
const MAXIMUM_AGE_SECONDS = 1_800;

const scheduleName = (county: string): string => `county-${county}`;

const request = ({ county, runAt }: AlternateSchedule, target: Target) => ({
  Name: scheduleName(county),
  GroupName: target.group,
  Description: `Sync check of county ${county} on the date agreed with it`,
  // In UTC: Pacific wall-clock time names two instants when the clocks go back, and none when they go forward.
  ScheduleExpression: `at(${runAt.toString({ smallestUnit: 'second' }).replace('Z', '')})`,
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  ActionAfterCompletion: 'DELETE' as const,
  State: target.enabled ? ('ENABLED' as const) : ('DISABLED' as const),
  Target: {
    Arn: target.syncNightMachine,
    RoleArn: target.roleArn,
    Input: JSON.stringify({ nightId: ALTERNATE_NIGHT, county, scheduledAt: runAt.toString() }),
    DeadLetterConfig: { Arn: target.failuresArn },
    RetryPolicy: { MaximumEventAgeInSeconds: MAXIMUM_AGE_SECONDS, MaximumRetryAttempts: 5 },
  },
});

/** One-time schedules in EventBridge Scheduler, one name for each county. */
export const eventBridgeOneTimeSchedules = (client: SchedulerClient, target: Target): OneTimeSchedules => ({
  put: async (schedule) => {
    const input = request(schedule, target);
    try {
      await client.send(new CreateScheduleCommand(input));
    } catch (error) {
      if (!(error instanceof ConflictException)) throw error;
      await client.send(new UpdateScheduleCommand(input));
    }
  },
  cancel: async (county) => {
    try {
      await client.send(new DeleteScheduleCommand({ Name: scheduleName(county), GroupName: target.group }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  },
});

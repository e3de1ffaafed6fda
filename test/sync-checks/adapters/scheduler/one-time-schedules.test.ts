import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { Temporal } from '../../../../lib/shared/time.ts';
import { eventBridgeOneTimeSchedules } from '../../../../lib/sync-checks/adapters/scheduler/one-time-schedules.ts';

const scheduler = mockClient(SchedulerClient);
const schedules = (enabled = true) =>
  eventBridgeOneTimeSchedules(new SchedulerClient({ region: 'us-west-2' }), {
    ALTERNATE_SCHEDULE_GROUP: 'alternate',
    SYNC_NIGHT_MACHINE: 'arn:night',
    SCHEDULER_ROLE_ARN: 'arn:role',
    SCHEDULE_FAILURES_ARN: 'arn:failures',
    SCHEDULES_ENABLED: enabled ? 'yes' : 'no',
  });
const agreed = {
  county: '03',
  runAt: Temporal.Instant.from('2026-11-01T09:30:00Z'),
  reason: 'precincts',
  agreedAt: Temporal.Instant.from('2026-10-01T00:00:00Z'),
  state: 'agreed' as const,
};
const failure = { message: '', Message: '', $metadata: {} };

beforeEach(() => scheduler.reset());

it('fires once at the agreed instant, starts the night of its county, and leaves nothing behind', async () => {
  scheduler.on(CreateScheduleCommand).resolves({});
  await schedules().put(agreed);
  const input = scheduler.commandCalls(CreateScheduleCommand)[0]?.args[0].input;
  expect(input).toMatchObject({
    Name: 'county-03',
    GroupName: 'alternate',
    // The second 01:30 of the night on which the clocks go back: Pacific time would not say which.
    ScheduleExpression: 'at(2026-11-01T09:30:00)',
    ScheduleExpressionTimezone: 'UTC',
    ActionAfterCompletion: 'DELETE',
    State: 'ENABLED',
    // A start that is never delivered is somebody's missed check: it must raise an alarm.
    Target: { Arn: 'arn:night', RoleArn: 'arn:role', DeadLetterConfig: { Arn: 'arn:failures' } },
  });
  expect(JSON.parse(input?.Target?.Input ?? '')).toEqual({
    nightId: 'alternate',
    county: '03',
    scheduledAt: '2026-11-01T09:30:00Z',
  });
});

it('has an expression of its own for each of the two 01:30s of the night on which the clocks go back', async () => {
  scheduler.on(CreateScheduleCommand).resolves({});
  for (const runAt of ['2026-11-01T01:30:00-07:00', '2026-11-01T01:30:00-08:00']) {
    await schedules().put({ ...agreed, runAt: Temporal.Instant.from(runAt) });
  }
  const expressions = scheduler.commandCalls(CreateScheduleCommand).map(({ args }) => args[0].input.ScheduleExpression);
  expect(expressions).toEqual(['at(2026-11-01T08:30:00)', 'at(2026-11-01T09:30:00)']);
});

it('is moved when the county has one already', async () => {
  scheduler.on(CreateScheduleCommand).rejects(new ConflictException(failure));
  scheduler.on(UpdateScheduleCommand).resolves({});
  await schedules().put(agreed);
  expect(scheduler.commandCalls(UpdateScheduleCommand)).toHaveLength(1);
});

it('does not fire by real time in a rehearsal', async () => {
  scheduler.on(CreateScheduleCommand).resolves({});
  await schedules(false).put(agreed);
  expect(scheduler.commandCalls(CreateScheduleCommand)[0]?.args[0].input.State).toBe('DISABLED');
});

it('is cancelled, also when it has fired and gone', async () => {
  scheduler.on(DeleteScheduleCommand).resolvesOnce({}).rejects(new ResourceNotFoundException(failure));
  await schedules().cancel('03');
  await schedules().cancel('03');
  expect(scheduler.commandCalls(DeleteScheduleCommand)).toHaveLength(2);
});

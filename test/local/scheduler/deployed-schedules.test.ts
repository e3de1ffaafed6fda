import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { deployedSchedules } from '../../../lib/local/scheduler/deployed-schedules.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const scheduler = mockClient(SchedulerClient);
beforeEach(() => scheduler.reset());

type Deployed = { readonly name: string; readonly at: string; readonly changed?: number };

/** What is deployed from now on. */
const deploy = (...schedules: readonly Deployed[]): void => {
  const names = schedules.map(({ name, changed }) => ({
    Name: name,
    GroupName: 'default',
    ...(changed === undefined ? {} : { LastModificationDate: new Date(changed) }),
  }));
  scheduler.on(ListSchedulesCommand).resolves({ Schedules: [...names, { Name: 'of-somebody-else', GroupName: 'x' }] });
  for (const { name, at } of schedules) {
    scheduler.on(GetScheduleCommand, { Name: name }).resolves({
      Name: name,
      GroupName: 'default',
      ScheduleExpression: `at(${at})`,
      ScheduleExpressionTimezone: 'UTC',
      Target: { Arn: 'arn:aws:lambda:us-west-2:000000000000:function:f', RoleArn: 'r' },
    });
  }
};

const BEFORE = Temporal.Instant.from('2026-10-01T00:00:00Z');
const asked = () => scheduler.commandCalls(GetScheduleCommand).map(({ args }) => args[0].input.Name);

describe('the schedules that are deployed', () => {
  it('are the stage’s own, in the order of their names', async () => {
    deploy(
      { name: 'rollcall-local-b', at: '2026-10-02T00:00:00' },
      { name: 'rollcall-local-a', at: '2026-10-03T00:00:00' },
    );
    const schedules = await deployedSchedules(new SchedulerClient({}), [])();
    expect(schedules.map(({ name }) => name)).toEqual(['rollcall-local-a', 'rollcall-local-b']);
  });

  it('are asked for again when they were changed, and not otherwise; one that is gone is gone', async () => {
    const list = deployedSchedules(new SchedulerClient({}), []);
    deploy(
      { name: 'rollcall-local-a', at: '2026-10-02T00:00:00', changed: 1 },
      { name: 'rollcall-local-b', at: '2026-10-02T00:00:00', changed: 1 },
    );
    await list();
    await list();
    expect(asked()).toEqual(['rollcall-local-a', 'rollcall-local-b']);
    deploy({ name: 'rollcall-local-b', at: '2026-10-09T00:00:00', changed: 2 });
    const [changed, ...others] = await list();
    expect(changed?.moments.next(BEFORE)?.toString()).toBe('2026-10-09T00:00:00Z');
    expect(others).toEqual([]);
    expect(asked()).toHaveLength(3);
  });

  it('are asked for every time when nobody tells whether they were changed', async () => {
    const list = deployedSchedules(new SchedulerClient({}), []);
    deploy({ name: 'rollcall-local-a', at: '2026-10-02T00:00:00' });
    await list();
    await list();
    expect(asked()).toHaveLength(2);
  });

  it('must be what the templates declare, and fire in the time zone that they declare', async () => {
    const declared = { name: 'rollcall-local-a', group: 'default', expression: 'at(2026-10-02T00:00:00)' };
    deploy({ name: 'rollcall-local-a', at: '2026-10-02T00:00:00', changed: 1 });
    const list = (expression: string) =>
      deployedSchedules(new SchedulerClient({}), [{ ...declared, expression, timeZone: 'America/Los_Angeles' }])();
    const [schedule] = await list(declared.expression);
    expect(schedule?.moments.next(BEFORE)?.toString()).toBe('2026-10-02T07:00:00Z');
    await expect(list('at(2026-10-03T00:00:00)')).rejects.toThrow('not deployed as it is declared');
  });
});

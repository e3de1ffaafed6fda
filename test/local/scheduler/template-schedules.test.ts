import { expect, it } from 'vitest';
import { schedulesOfTemplate } from '../../../lib/local/scheduler/template-schedules.ts';

it('finds every schedule of a template, and nothing else', () => {
  const template = {
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue' },
      Night: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          Name: 'rollcall-local-sync-night-group-a',
          ScheduleExpression: 'cron(0 17 ? * FRI#1 *)',
          ScheduleExpressionTimezone: 'America/Los_Angeles',
          Target: { Arn: { Ref: 'Machine' } },
        },
      },
    },
  };
  expect(schedulesOfTemplate(template)).toEqual([
    {
      name: 'rollcall-local-sync-night-group-a',
      group: 'default',
      expression: 'cron(0 17 ? * FRI#1 *)',
      timeZone: 'America/Los_Angeles',
    },
  ]);
});

it('refuses a schedule without a name: the virtual scheduler could not find it again', () => {
  const schedule = { Type: 'AWS::Scheduler::Schedule', Properties: { ScheduleExpression: 'rate(1 minute)' } };
  expect(() => schedulesOfTemplate({ Resources: { schedule } })).toThrow(/name/);
});

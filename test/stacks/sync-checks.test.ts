import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SYNC_NIGHTS } from '../../lib/sync-checks/domain/calendar.ts';
import { resourcesOf, type Synthesized, synthesized } from './synthesized.ts';

let prod: Synthesized;
let local: Synthesized;
beforeAll(() => {
  prod = synthesized('prod');
  local = synthesized('local');
});

const Schedule = z.object({
  Name: z.string(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string(),
  State: z.string(),
  Target: z.object({
    Input: z.string().transform((text): unknown => JSON.parse(text)),
    RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number() }),
  }),
});
const schedulesOf = (app: Synthesized) =>
  new Map(
    resourcesOf(app, 'AWS::Scheduler::Schedule')
      .filter(({ stack }) => stack.endsWith('sync-checks'))
      .map(({ resource }) => Schedule.parse(resource.Properties))
      .map((schedule) => [schedule.Name.replace(/^rollcall-[a-z]+-/, ''), schedule]),
  );

describe('the schedules of the sync checks', () => {
  it.each([
    ['sync-night-group-a', 'cron(0 17 ? * FRI#1 *)'],
    ['sync-night-group-b', 'cron(0 17 ? * WED#2 *)'],
    ['sync-night-group-c', 'cron(0 17 ? * THU#3 *)'],
    ['sync-night-additional-los-angeles', 'cron(0 17 ? * FRI#3 *)'],
    ['sync-night-additional-san-diego', 'cron(0 17 ? * WED#3 *)'],
    ['sync-night-additional-orange', 'cron(0 23 ? * THU#3 *)'],
    ['close-night-schedule', 'cron(0 5 * * ? *)'],
    ['remind-extracts-schedule', 'cron(0 20,23,2,4 * * ? *)'],
    ['retell-ems-schedule', 'cron(30 * * * ? *)'],
    ['sweep-checks-schedule', 'cron(5/15 * * * ? *)'],
    ['send-weekly-statistics-schedule', 'cron(0 8 ? * MON *)'],
  ])('%s fires by %s in Pacific time', (name, expression) => {
    expect(schedulesOf(prod).get(name)).toMatchObject({
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: 'America/Los_Angeles',
      State: 'ENABLED',
    });
  });

  it('start each night of the calendar with its id and the moment it was due', () => {
    const inputs = [...schedulesOf(prod)].flatMap(([name, { Target }]) =>
      name.startsWith('sync-night-') ? [Target.Input] : [],
    );
    const scheduledAt = '<aws.scheduler.scheduled-time>';
    expect(inputs).toEqual(expect.arrayContaining(SYNC_NIGHTS.map(({ id }) => ({ nightId: id, scheduledAt }))));
    expect(inputs).toHaveLength(SYNC_NIGHTS.length);
  });

  it('start nothing hours late: an alarm is better', () => {
    for (const { Target } of schedulesOf(prod).values()) {
      expect(Target.RetryPolicy.MaximumEventAgeInSeconds).toBeLessThanOrEqual(1_800);
    }
  });

  it('are left to the virtual scheduler in stage local', () => {
    expect(schedulesOf(local).size).toBe(schedulesOf(prod).size);
    for (const { State } of schedulesOf(local).values()) expect(State).toBe('DISABLED');
  });
});

it('a start on an alternate date that could not be delivered ends in the queue that raises the alarm', () => {
  const scheduling = resourcesOf(prod, 'AWS::Lambda::Function')
    .map(({ resource }) => JSON.stringify(resource))
    .filter((text) => text.includes('"ALTERNATE_SCHEDULE_GROUP"'));
  expect(scheduling).toHaveLength(3);
  for (const text of scheduling) expect(text).toContain('"SCHEDULE_FAILURES_ARN"');
  const access = resourcesOf(prod, 'AWS::IAM::ManagedPolicy').find(({ id }) =>
    id.startsWith('AlternateScheduleAccess'),
  );
  expect(JSON.stringify(access)).toContain('sqs:SendMessage');
  expect(JSON.stringify(access)).toContain('kms:GenerateDataKey');
});

it.each(['COUNTY_HAS_NO_CONTACT', 'COUNTY_NOTICE_REJECTED', 'COUNTY_NOTICE_UNCERTAIN'])(
  'somebody is told when a county is not: %s',
  (code) => {
    const named = (type: string) =>
      resourcesOf(prod, type).filter(({ resource }) => JSON.stringify(resource).includes(`"MetricName":"${code}"`));
    expect(named('AWS::CloudWatch::Alarm')).toHaveLength(1);
    // By the check's own execution, or by the sweep when that is gone.
    const filters = named('AWS::Logs::MetricFilter').map(({ resource }) => JSON.stringify(resource.Properties));
    expect(filters).toHaveLength(2);
    for (const teller of ['notifycounty', 'sweepchecks']) {
      expect(
        filters.some((filter) => filter.includes(`"${teller}`)),
        teller,
      ).toBe(true);
    }
  },
);

describe('what the steps of a check may do', () => {
  type Statement = { Action: string | string[]; Resource: unknown };
  const actionsOf = (name: string): string[] =>
    resourcesOf(prod, 'AWS::IAM::ManagedPolicy')
      .filter(({ id }) => id.toLowerCase().startsWith(name.replaceAll('-', '')))
      .flatMap(({ resource }) => {
        const { PolicyDocument } = resource.Properties as { PolicyDocument: { Statement: Statement[] } };
        return PolicyDocument.Statement.flatMap(({ Action }) => Action);
      });

  it.each([
    ['request-extract', ['states:SendTaskFailure', 'states:SendTaskSuccess']],
    ['complete-extract', ['states:SendTaskSuccess']],
    ['close-night', ['states:SendTaskFailure']],
    ['cancel-sync-check', ['states:SendTaskFailure']],
    ['sweep-checks', ['states:DescribeExecution']],
    ['plan-night', ['states:SendTaskFailure']],
    ['start-sync-check', ['states:StartExecution']],
    ['compare-rolls', []],
    ['publish-differences', []],
    ['list-differences', []],
  ])('%s resumes or starts executions with %j only', (name, expected) => {
    const actions = actionsOf(name);
    expect(actions.length, `statements of ${name}`).toBeGreaterThan(2);
    expect(actions.filter((action) => action.startsWith('states:')).toSorted()).toEqual(expected);
  });

  it('only those write to the counties’ inbox that publish', () => {
    expect(actionsOf('publish-differences')).toEqual(expect.arrayContaining(['s3:PutObject', 's3:DeleteObject']));
    expect(actionsOf('list-differences').filter((action) => action.startsWith('s3:'))).toEqual([
      's3:GetObject',
      's3:ListBucket',
    ]);
  });

  it('the comparison has twice the memory that Los Angeles needs, and disk for a roll', () => {
    const compare = resourcesOf(prod, 'AWS::Lambda::Function').find(({ id }) => id.startsWith('comparerolls'));
    expect(compare?.resource.Properties).toMatchObject({
      MemorySize: 2_048,
      EphemeralStorage: { Size: 10_240 },
      Timeout: 900,
    });
  });
});

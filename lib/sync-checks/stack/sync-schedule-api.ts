import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { acknowledgeWildcards } from '../../platform/constructs/acknowledge.ts';
import type { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { Workflow } from '../../platform/constructs/workflow.ts';
import { machineVariable, resourceName } from '../../platform/names.ts';
import { syncApiFunction } from './sync-check-api.ts';
import { type SyncKit, WRITE } from './sync-kit.ts';

const allowSchedules = (target: HouseFunction, group: scheduler.CfnScheduleGroup, role: iam.IRole): void => {
  const schedules = `schedule/${group.name}/*`;
  target.allow(
    new iam.PolicyStatement({
      actions: ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'],
      resources: [`arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:${schedules}`],
    }),
    new iam.PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }),
  );
  acknowledgeWildcards(target.node.findChild('Access'), {
    [`arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:${schedules}`]:
      'One schedule for each county, created when an alternate date is agreed, in a group that holds nothing else.',
  });
  target.node.addDependency(group);
};

/** The calls about the calendar, by folder name; alternate dates become one-time schedules of a group of their own. */
export const syncScheduleApi = (
  kit: SyncKit,
  syncNight: Workflow,
  failures: FailureQueue,
): Record<string, HouseFunction> => {
  const { config, keys } = kit.platform;
  const groupName = resourceName(config.stage, 'alternate-schedules');
  const group = new scheduler.CfnScheduleGroup(kit.scope, 'AlternateSchedules', { name: groupName });
  const role = new iam.Role(kit.scope, 'AlternateScheduleRole', {
    assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com'),
  });
  new iam.ManagedPolicy(kit.scope, 'AlternateScheduleAccess', {
    roles: [role],
    statements: [
      new iam.PolicyStatement({
        actions: ['states:StartExecution'],
        resources: [syncNight.stateMachine.stateMachineArn],
      }),
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queue.queueArn] }),
      new iam.PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [keys.operations.keyArn],
      }),
    ],
  });
  const changing = {
    tables: { sync: WRITE },
    environment: {
      [machineVariable('sync-night')]: syncNight.stateMachine.stateMachineArn,
      ALTERNATE_SCHEDULE_GROUP: groupName,
      SCHEDULER_ROLE_ARN: role.roleArn,
      SCHEDULE_FAILURES_ARN: failures.queue.queueArn,
      SCHEDULES_ENABLED: config.schedulesEnabled ? 'yes' : 'no',
    },
  };
  const put = syncApiFunction(kit, 'put-alternate-schedule', {
    description: 'Agrees an alternate date with a county',
    ...changing,
  });
  const cancel = syncApiFunction(kit, 'cancel-alternate-schedule', {
    description: 'Cancels an agreed alternate date',
    ...changing,
  });
  for (const target of [put, cancel]) allowSchedules(target, group, role);
  return {
    'list-sync-schedule': syncApiFunction(kit, 'list-sync-schedule', {
      description: 'Lists the windows of sync checks',
      tables: { sync: ['BatchGetItem'] },
      clock: false,
    }),
    'put-alternate-schedule': put,
    'cancel-alternate-schedule': cancel,
  };
};

import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { acknowledgeWildcards } from '../../platform/constructs/acknowledge.ts';
import type { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { ownService } from '../../platform/constructs/own-service.ts';
import type { Workflow } from '../../platform/constructs/workflow.ts';
import { machineVariable, resourceName } from '../../platform/names.ts';

/** The group in which agreed dates become one-time schedules, and what may be done there. */
export type AlternateSchedules = {
  /** What a function must know to make a schedule. */
  readonly environment: Readonly<Record<string, string>>;
  /** Lets a function make, change and delete schedules of the group. */
  allow(target: HouseFunction): void;
  /** Lets a function start a night. */
  allowNights(target: HouseFunction): void;
};

/** One-time schedules of `sync-night`, one for each county with an agreed date. */
export const alternateSchedules = (
  stack: HouseStack,
  syncNight: Workflow,
  failures: FailureQueue,
): AlternateSchedules => {
  const { config, keys } = stack.platform;
  const groupName = resourceName(config.stage, 'alternate-schedules');
  const group = new scheduler.CfnScheduleGroup(stack, 'AlternateSchedules', { name: groupName });
  const role = new iam.Role(stack, 'AlternateScheduleRole', {
    assumedBy: ownService(stack, 'scheduler'),
  });
  new iam.ManagedPolicy(stack, 'AlternateScheduleAccess', {
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
  return {
    environment: {
      [machineVariable('sync-night')]: syncNight.stateMachine.stateMachineArn,
      ALTERNATE_SCHEDULE_GROUP: groupName,
      SCHEDULER_ROLE_ARN: role.roleArn,
      SCHEDULE_FAILURES_ARN: failures.queue.queueArn,
      SCHEDULES_ENABLED: config.schedulesEnabled ? 'yes' : 'no',
    },
    allow: (target) => {
      allowSchedules(target, groupName, role);
      target.node.addDependency(group);
    },
    allowNights: (target) => {
      const resources = [syncNight.stateMachine.stateMachineArn];
      target.allow(new iam.PolicyStatement({ actions: ['states:StartExecution'], resources }));
    },
  };
};

const allowSchedules = (target: HouseFunction, groupName: string, role: iam.Role): void => {
  const schedules = `schedule/${groupName}/*`;
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
};

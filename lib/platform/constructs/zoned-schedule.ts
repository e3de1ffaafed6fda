import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { resourceName } from '../names.ts';
import type { FailureQueue } from './failure-queue.ts';
import type { HouseFunction } from './house-function.ts';
import { platformOf } from './house-stack.ts';
import { ownService } from './own-service.ts';
import type { Workflow } from './workflow.ts';

export type ZonedScheduleProps = {
  readonly description: string;
  /** `cron(0 17 ? * FRI#1 *)` or `rate(1 minute)`. */
  readonly expression: string;
  /** IANA zone that the cron is read in. */
  readonly timeZone: string;
  readonly target: { readonly function: HouseFunction } | { readonly workflow: Workflow };
  readonly input: Readonly<Record<string, unknown>>;
  /** Where an event goes that could not be delivered. */
  readonly failures: FailureQueue;
  /** A start later than this is worse than an alarm. */
  readonly maximumAgeSeconds?: number;
};

/** An EventBridge schedule in a named time zone, with a role that may start its one target and nothing else. */
export class ZonedSchedule extends Construct {
  constructor(scope: Construct, name: string, props: ZonedScheduleProps) {
    super(scope, name);
    const { config, keys } = platformOf(this);
    const startsWorkflow = 'workflow' in props.target;
    const targetArn =
      'workflow' in props.target ? props.target.workflow.stateMachine.stateMachineArn : props.target.function.entryArn;
    const role = new iam.Role(this, 'Role', { assumedBy: ownService(this, 'scheduler') });
    const policy = new iam.ManagedPolicy(this, 'Access', {
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          actions: [startsWorkflow ? 'states:StartExecution' : 'lambda:InvokeFunction'],
          resources: [targetArn],
        }),
        new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.failures.queue.queueArn] }),
        new iam.PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [keys.operations.keyArn],
        }),
      ],
    });
    const schedule = new scheduler.CfnSchedule(this, 'Schedule', {
      name: resourceName(config.stage, name),
      description: props.description,
      scheduleExpression: props.expression,
      scheduleExpressionTimezone: props.timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      state: config.schedulesEnabled ? 'ENABLED' : 'DISABLED',
      target: {
        arn: targetArn,
        roleArn: role.roleArn,
        input: JSON.stringify(props.input),
        deadLetterConfig: { arn: props.failures.queue.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: props.maximumAgeSeconds ?? 1800, maximumRetryAttempts: 5 },
      },
    });
    schedule.node.addDependency(policy);
  }
}

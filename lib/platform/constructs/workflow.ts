import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Aws, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { type BucketName, type MachineName, resourceName } from '../names.ts';
import { acknowledgeWildcards, X_RAY_REASON } from './acknowledge.ts';
import { Alarm, type Consequence } from './alarm.ts';
import type { FunctionsOf } from './house-function.ts';
import { houseLogGroup } from './house-log-group.ts';
import { platformOf } from './house-stack.ts';
import {
  type CalledLambda,
  lambdaPlaceholder,
  MACHINE_MAP,
  machinePlaceholder,
  type StartedMachine,
} from './machine-map.ts';
import { ownService } from './own-service.ts';
import { BUCKET_DATA_CLASS, bucketObjects } from './platform.ts';

const definitions = join(dirname(fileURLToPath(import.meta.url)), '../../../statemachines');

export type WorkflowProps<Machine extends MachineName> = Consequence & {
  /** The functions that the machine map names for this machine. */
  readonly functions: FunctionsOf<CalledLambda<Machine>>;
  /** The machines that the machine map names for it. */
  readonly workflows: Readonly<Record<StartedMachine<Machine>, Workflow>>;
  /** Where the lists are that its Distributed Maps read, when it has any. */
  readonly lists?: { readonly bucket: BucketName; readonly prefix: string };
};

/**
 * A Step Functions state machine from `statemachines/<name>.asl.json`. The machine map says what it calls; from that
 * one line come its placeholders' values and its permissions, and what its stack must hand over.
 */
export class Workflow<Machine extends MachineName = MachineName> extends Construct {
  readonly stateMachine: stepfunctions.StateMachine;

  constructor(scope: Construct, name: Machine, props: WorkflowProps<Machine>) {
    super(scope, name);
    const { config } = platformOf(this);
    const calls: { lambdas: readonly CalledLambda<Machine>[]; machines: readonly StartedMachine<Machine>[] } =
      MACHINE_MAP[name];
    const functions = calls.lambdas.map((lambda) => ({ lambda, target: props.functions[lambda].function }));
    const machines = calls.machines.map((machine) => ({ machine, target: props.workflows[machine].stateMachine }));
    const role = new iam.Role(this, 'Role', { assumedBy: ownService(this, 'states') });
    const policy = new iam.ManagedPolicy(this, 'Access', { roles: [role] });
    policy.addStatements(
      new iam.PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: functions.map(({ target }) => target.functionArn),
      }),
      ...nestedExecutionStatements(
        this,
        machines.map(({ machine, target }) => ({ machine, arn: target.stateMachineArn })),
      ),
      ...serviceStatements(),
      ...(props.lists ? distributedMapStatements(this, name, props.lists) : []),
    );
    this.stateMachine = new stepfunctions.StateMachine(this, 'Machine', {
      stateMachineName: resourceName(config.stage, name),
      definitionBody: stepfunctions.DefinitionBody.fromString(
        readFileSync(join(definitions, `${name}.asl.json`), 'utf8'),
      ),
      definitionSubstitutions: Object.fromEntries([
        ['Partition', Aws.PARTITION],
        ...functions.map(({ lambda, target }) => [lambdaPlaceholder(lambda), target.functionArn]),
        ...machines.map(({ machine, target }) => [machinePlaceholder(machine), target.stateMachineArn]),
      ]),
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      // Execution data would put what flows through the states into the log.
      logs: {
        level: stepfunctions.LogLevel.ALL,
        includeExecutionData: false,
        destination: houseLogGroup(this, 'Logs', `/aws/vendedlogs/states/${resourceName(config.stage, name)}`),
      },
    });
    this.stateMachine.node.addDependency(policy);
    new Alarm(this, 'Failed', {
      metric: this.stateMachine.metricFailed({ period: Duration.minutes(5) }),
      threshold: 0,
      impact: props.impact,
      runbook: props.runbook,
    });
    new Alarm(this, 'TimedOut', {
      metric: this.stateMachine.metricTimedOut({ period: Duration.minutes(5) }),
      threshold: 0,
      impact: props.impact,
      runbook: props.runbook,
    });
    acknowledgeWildcards(policy, {
      '*': X_RAY_REASON,
      ...(props.lists ? distributedMapWildcards(config, name, props.lists) : {}),
      ...Object.fromEntries(
        machines.map(({ machine }) => [
          executionsOf(config, machine).printed,
          `The executions of ${machine} that this machine starts have names that are known only when they start.`,
        ]),
      ),
    });
  }
}

/** The executions of a machine, as a resource for a policy and as cdk-nag prints that resource. */
const executionsOf = (config: StageConfig, machine: MachineName): { arn: string; printed: string } => {
  const name = resourceName(config.stage, machine);
  return {
    arn: `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:execution:${name}:*`,
    printed: `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${name}:*`,
  };
};

/** What `startExecution.sync:2` needs: start, watch and stop the nested execution, and the rule that reports its end. */
const nestedExecutionStatements = (
  scope: Construct,
  machines: readonly { readonly machine: MachineName; readonly arn: string }[],
): iam.PolicyStatement[] =>
  machines.length === 0
    ? []
    : [
        new iam.PolicyStatement({
          actions: ['states:StartExecution'],
          resources: machines.map(({ arn }) => arn),
        }),
        new iam.PolicyStatement({
          actions: ['states:DescribeExecution', 'states:StopExecution'],
          resources: machines.map(({ machine }) => executionsOf(platformOf(scope).config, machine).arn),
        }),
        new iam.PolicyStatement({
          actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
          resources: [
            Stack.of(scope).formatArn({
              service: 'events',
              resource: 'rule',
              resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
            }),
          ],
        }),
      ];

type Lists = NonNullable<WorkflowProps<MachineName>['lists']>;

/** By name and not by reference: the machine refers to its role. */
const ownArn = (config: StageConfig, machine: MachineName): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${resourceName(config.stage, machine)}`;

/** What a Distributed Map needs: to start its own child executions, to see and stop them, and to read its list. */
const distributedMapStatements = (
  scope: Construct,
  machine: MachineName,
  { bucket, prefix }: Lists,
): iam.PolicyStatement[] => {
  const { config, keys } = platformOf(scope);
  return [
    new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [ownArn(config, machine)] }),
    new iam.PolicyStatement({
      actions: ['states:DescribeExecution', 'states:StopExecution'],
      resources: [executionsOf(config, machine).arn],
    }),
    new iam.PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [bucketObjects(config, bucket, prefix).arn],
    }),
    new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [keys[BUCKET_DATA_CLASS[bucket]].keyArn] }),
  ];
};

const distributedMapWildcards = (
  config: StageConfig,
  machine: MachineName,
  { bucket, prefix }: Lists,
): Readonly<Record<string, string>> => ({
  [executionsOf(config, machine).printed]:
    `${machine} starts child executions of its own, which are named by Step Functions.`,
  [bucketObjects(config, bucket, prefix).printed]:
    'Each execution has lists of its own under this prefix, named after it.',
});

/** CloudWatch log delivery and X-Ray: neither supports resource-level permissions. */
const serviceStatements = (): iam.PolicyStatement[] => [
  new iam.PolicyStatement({
    actions: [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
    ],
    resources: ['*'],
  }),
];

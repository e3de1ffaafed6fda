import { Duration, Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { keysOf } from '../../shared/keys-of.ts';
import { bundleFolder } from '../bundle-folders.ts';
import type { LambdaName } from '../lambdas.ts';
import { type BucketName, bucketVariable, resourceName, type TableName, tableVariable } from '../names.ts';
import { lambdaHeapFlags } from '../node-heap.ts';
import { acknowledge, acknowledgeWildcards, X_RAY_REASON } from './acknowledge.ts';
import { Alarm, type Consequence } from './alarm.ts';
import {
  type DataAccess,
  dataAccess,
  KEY_READING,
  KEY_WRITING,
  reachedTables,
  throughServices,
  writesTrail,
} from './data-access.ts';
import { FailureQueue } from './failure-queue.ts';
import { GradualRelease } from './gradual-release.ts';
import { houseLogGroup } from './house-log-group.ts';
import { platformOf } from './house-stack.ts';
import { ownService } from './own-service.ts';
import { type DataClass, TABLE_DATA_CLASS, tableOf } from './platform.ts';
import { countUnrecorded } from './record-alarms.ts';

const DEFAULT_MEMORY_MB = 512;

export type HouseFunctionProps = Consequence &
  DataAccess & {
    /** What it does, in one sentence; shown in the console. */
    readonly description: string;
    readonly memoryMb?: number;
    readonly timeout?: Duration;
    readonly ephemeralStorageMb?: number;
    /** Whether it calls SES, End User Messaging or Connect. */
    readonly providers?: boolean;
    /** Whether something invokes it asynchronously (a schedule): its failures then need a queue of their own. */
    readonly asynchronous?: boolean;
    /** Whether voters depend on it: a new version then gets its calls little by little, and an alarm takes it back. */
    readonly gradual?: boolean;
    /** Whether it answers by throwing, as an authorizer refuses: what it throws is no failure, and a `LogAlarm` tells what is. */
    readonly answersByThrowing?: boolean;
    readonly environment?: Readonly<Record<string, string>>;
  };

/** Functions by the names of their Lambdas: what one part of the infrastructure hands to another. */
export type FunctionsOf<Lambdas extends LambdaName> = { readonly [Name in Lambdas]: HouseFunction<Name> };

/**
 * A Lambda with the house's defaults: Node 24 on arm64, its own role with exactly the actions it names, an encrypted
 * log group, active tracing, and an alarm that says who is hurt when it fails. The id is the folder under `lambdas/`.
 */
export class HouseFunction<Name extends LambdaName = LambdaName> extends Construct {
  readonly lambda: Name;
  /** What it reads and writes for itself: its clock's access is not among it. */
  readonly tables: readonly TableName[];
  readonly buckets: readonly BucketName[];
  readonly function: lambda.Function;
  /** What its callers and event sources call: its alias where it is released little by little, otherwise itself. */
  readonly entryArn: string;
  readonly timeout: Duration;
  private readonly policy: iam.ManagedPolicy;

  constructor(scope: Construct, name: Name, props: HouseFunctionProps) {
    super(scope, name);
    this.lambda = name;
    this.tables = keysOf(props.tables ?? {});
    this.buckets = keysOf(props.buckets ?? {});
    const platform = platformOf(this);
    this.timeout = props.timeout ?? Duration.seconds(15);
    const functionName = resourceName(platform.config.stage, name);
    const role = new iam.Role(this, 'Role', { assumedBy: ownService(this, 'lambda') });
    const logGroup = houseLogGroup(this, 'Logs', `/aws/lambda/${functionName}`);
    this.policy = new iam.ManagedPolicy(this, 'Access', { roles: [role] });
    this.allow(
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
      new iam.PolicyStatement({
        actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
        resources: ['*'],
      }),
    );
    const deadLetterQueue = props.asynchronous ? this.failureQueue(name, props) : undefined;
    this.function = new lambda.Function(this, 'Function', {
      functionName,
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(bundleFolder(name)),
      memorySize: props.memoryMb ?? DEFAULT_MEMORY_MB,
      timeout: this.timeout,
      role: role.withoutPolicyUpdates(),
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      environment: this.environmentOf(props),
      ...(deadLetterQueue ? { deadLetterQueue } : {}),
      ...(props.ephemeralStorageMb ? { ephemeralStorageSize: Size.mebibytes(props.ephemeralStorageMb) } : {}),
    });
    this.leaveLogsAsTheyAreInGovCloud(logGroup);
    if (writesTrail(props)) countUnrecorded(this, logGroup);
    // Lambda checks at once whether the role may trace and set aside failures.
    this.function.node.addDependency(this.policy);
    const access = dataAccess(platform, props);
    this.allow(...access.statements);
    acknowledgeWildcards(this.policy, access.wildcards);
    this.allowActionsOnKeys(KEY_READING, access.read, throughServices('dynamodb', 's3'));
    this.allowActionsOnKeys(KEY_WRITING, access.written, throughServices('dynamodb', 's3'));
    const errors = props.answersByThrowing
      ? undefined
      : new Alarm(this, 'Errors', {
          metric: this.function.metricErrors({ period: Duration.minutes(5) }),
          threshold: 0,
          impact: props.impact,
          runbook: props.runbook,
        });
    // The emulator has no CodeDeploy.
    const isGradual = props.gradual === true && !platform.config.emulated;
    if (isGradual && !errors) throw new Error(`${name} has no alarm that could take a new version back.`);
    this.entryArn =
      isGradual && errors
        ? new GradualRelease(this, 'Release', { target: this.function, functionName, alarms: [errors.alarm] }).alias
            .functionArn
        : this.function.functionArn;
    this.acknowledgeRules(deadLetterQueue !== undefined);
  }

  /** Adds statements to the function's own policy. Name exact actions and resources. */
  allow(...statements: iam.PolicyStatement[]): void {
    this.policy.addStatements(...statements);
  }

  /** Lets the function read and write topics and queues that a class of data's key encrypts. */
  allowKey(...classes: readonly DataClass[]): void {
    this.allowActionsOnKeys(['kms:Decrypt', 'kms:GenerateDataKey'], classes, throughServices('sns', 'sqs'));
  }

  /** Lets the function read and make secrets that a class of data's key encrypts. */
  allowSecretKey(...classes: readonly DataClass[]): void {
    this.allowActionsOnKeys(['kms:Decrypt', 'kms:GenerateDataKey'], classes, throughServices('secretsmanager'));
  }

  private allowActionsOnKeys(
    actions: readonly string[],
    classes: readonly DataClass[],
    conditions: ReturnType<typeof throughServices>,
  ): void {
    if (classes.length === 0) return;
    this.allow(
      new iam.PolicyStatement({
        actions: [...actions],
        resources: [...new Set(classes)].map((name) => platformOf(this).keys[name].keyArn),
        conditions,
      }),
    );
  }

  /** Consumes a queue: permission and event source mapping with partial batch answers. */
  consumeQueue(queue: sqs.IQueue, options: { batchSize: number; maxConcurrency?: number }): void {
    this.allow(
      new iam.PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
        resources: [queue.queueArn],
      }),
    );
    this.allowKey('operations');
    const mapping = new lambda.EventSourceMapping(this, `From-${queue.node.path.split('/').slice(-2).join('-')}`, {
      target: this.function,
      eventSourceArn: queue.queueArn,
      batchSize: options.batchSize,
      reportBatchItemFailures: true,
      ...(options.maxConcurrency ? { maxConcurrency: options.maxConcurrency } : {}),
    });
    this.callEntry(mapping);
  }

  /**
   * Listens to a table's stream: bounded retries, halving of failing batches, pointers to records that still
   * fail kept in a queue, and an alarm when the listener falls behind. Lambda's defaults would retry for ever.
   */
  consumeStream(
    table: TableName,
    options: {
      batchSize: number;
      filter: Record<string, unknown>;
      failures: FailureQueue;
      parallelism?: number;
      /** A batch is done or repeated as it is, never halved; it is collected for so many seconds. */
      wholeWithin?: number;
    },
  ): void {
    const streamArn = tableOf(platformOf(this), table).tableStreamArn;
    if (!streamArn) throw new Error(`The table ${table} has no stream.`);
    this.allow(
      new iam.PolicyStatement({
        actions: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
        resources: [streamArn],
      }),
      new iam.PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [options.failures.queue.queueArn] }),
    );
    this.allowActionsOnKeys(KEY_READING, [TABLE_DATA_CLASS[table]], throughServices('dynamodb'));
    this.allowKey('operations');
    const mapping = new lambda.EventSourceMapping(this, `From-${table}`, {
      target: this.function,
      eventSourceArn: streamArn,
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: options.batchSize,
      parallelizationFactor: options.parallelism ?? 10,
      bisectBatchOnError: options.wholeWithin === undefined,
      ...(options.wholeWithin === undefined ? {} : { maxBatchingWindow: Duration.seconds(options.wholeWithin) }),
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(options.failures.queue),
      filters: [lambda.FilterCriteria.filter(options.filter)],
    });
    this.callEntry(mapping);
    new Alarm(this, `Behind-${table}`, {
      metric: this.function.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: 60_000,
      evaluationPeriods: 5,
      impact: 'Voters get their messages late: changes wait in the stream for more than a minute.',
      runbook: 'a-stream-falls-behind',
    });
  }

  /** The source may only be made when the function may read it, and calls where everybody calls. */
  private callEntry(mapping: lambda.EventSourceMapping): void {
    mapping.node.addDependency(this.policy);
    if (this.entryArn === this.function.functionArn) return;
    (mapping.node.defaultChild as lambda.CfnEventSourceMapping).functionName = this.entryArn;
  }

  private environmentOf(props: HouseFunctionProps): Record<string, string> {
    const { config, buckets } = platformOf(this);
    const provider = props.providers ? config.localEndpoints?.provider : undefined;
    return {
      STAGE: config.stage,
      POWERTOOLS_LOG_LEVEL: 'INFO',
      ...Object.fromEntries(
        reachedTables(platformOf(this), props).map((name) => [
          tableVariable(name),
          tableOf(platformOf(this), name).tableName,
        ]),
      ),
      ...Object.fromEntries(
        keysOf(props.buckets ?? {}).map((name) => [bucketVariable(name), buckets[name].bucketName]),
      ),
      // The emulator starts Node.js without the heap that Lambda gives it.
      ...(config.emulated ? { NODE_OPTIONS: lambdaHeapFlags(props.memoryMb ?? DEFAULT_MEMORY_MB).join(' ') } : {}),
      ...(props.clock ? { ADJUSTABLE_CLOCK: config.adjustableClock ? 'yes' : 'no' } : {}),
      ...(provider
        ? {
            AWS_ENDPOINT_URL_SESV2: provider,
            AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: provider,
            AWS_ENDPOINT_URL_CONNECT: provider,
          }
        : {}),
      ...props.environment,
    };
  }

  /**
   * Lambda has no JSON format there, and in older editions no logging configuration at all. Lines are the logger's own JSON all
   * the same, and go to the group that has the function's name by itself. Source: AWS GovCloud (US) User Guide, "AWS Lambda".
   */
  private leaveLogsAsTheyAreInGovCloud(logGroup: logs.LogGroup): void {
    if (platformOf(this).config.deployment?.partition !== 'aws-us-gov') return;
    (this.function.node.defaultChild as lambda.CfnFunction).addPropertyDeletionOverride('LoggingConfig');
    this.function.node.addDependency(logGroup);
  }

  private failureQueue(name: string, consequence: Consequence): sqs.Queue {
    const { queue } = new FailureQueue(this, `${name}-failures`, {
      impact: consequence.impact,
      runbook: consequence.runbook,
    });
    this.allow(new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
    this.allowKey('operations');
    return queue;
  }

  private acknowledgeRules(hasFailureQueue: boolean): void {
    acknowledge(this.function, {
      'NIST.800.53.R5-LambdaConcurrency':
        'Concurrency is bounded where work enters (queue mappings, Map states, API throttles); a reservation here would burn SQS receives without an attempt.',
      'NIST.800.53.R5-LambdaInsideVPC':
        'It talks only to AWS services over their TLS endpoints under its own role; there is no private data source to reach from a VPC.',
      ...(hasFailureQueue
        ? {}
        : {
            'NIST.800.53.R5-LambdaDLQ':
              'It is invoked synchronously or by a polled source: the caller, the state machine or the source mapping keeps the failure.',
          }),
    });
    acknowledgeWildcards(this.policy, { '*': X_RAY_REASON });
  }
}

/**
 * Hands functions over by name; where the names are asked for, one that is missing does not compile. The names are
 * those of the functions given, never the wished-for ones: the parameter is the list itself.
 */
export const byName = <const Functions extends readonly HouseFunction[]>(
  ...functions: Functions
): FunctionsOf<Functions[number]['lambda']> =>
  Object.fromEntries(functions.map((target) => [target.lambda, target])) as unknown as FunctionsOf<
    Functions[number]['lambda']
  >;

import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { StageConfig } from './config.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { letApiGatewayLog } from './constructs/api-gateway-logs.ts';
import { dataKeyPolicy } from './constructs/data-key.ts';
import { ownService } from './constructs/own-service.ts';
import {
  BUCKET_DATA_CLASS,
  bucketName,
  DATA_CLASSES,
  type DataClass,
  type Platform,
  TABLE_DATA_CLASS,
} from './constructs/platform.ts';
import { BUCKETS, type BucketName, INDEXES, resourceName, type TableName, tablesOf } from './names.ts';

/** Classes of data whose keys serve roles of the stage alone. Settings are written by hand in an emergency: messages are halted there. */
const PERSONAL: ReadonlySet<DataClass> = new Set(['voters', 'contacts']);

/** Tables whose changes something listens to. */
const STREAMED: ReadonlySet<TableName> = new Set(['ballots', 'messages', 'subscriptions']);

/** Tables whose rows may say when they are over. */
const EXPIRING: ReadonlySet<TableName> = new Set(['requests', 'staff', 'sessions', 'visits', 'barcodes']);

const ROOT_DAYS = 7 * 365 + 2;

/** Whatever a role allows: what is in this table is never changed and never deleted. */
const ONLY_ADDED_TO = new iam.PolicyDocument({
  statements: [
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: [
        'UpdateItem',
        'DeleteItem',
        'BatchWriteItem',
        'PartiQLInsert',
        'PartiQLUpdate',
        'PartiQLDelete',
        'UpdateTimeToLive',
      ].map((action) => `dynamodb:${action}`),
      // DynamoDB reads this as the table itself.
      resources: ['*'],
    }),
  ],
});

/** For how long objects are kept, in days, by bucket and the beginning of their keys. */
export type BucketRetention = Readonly<
  Record<BucketName, readonly { readonly prefix: string; readonly days: number; readonly supersededDays: number }[]>
>;

type DataStackProps = StackProps & { readonly config: StageConfig; readonly retention: BucketRetention };

/** Keys, tables and buckets: everything that outlives a deployment, and the topic that alarms go to. */
export class DataStack extends Stack {
  readonly platform: Platform;
  private readonly config: StageConfig;
  private readonly removalPolicy: RemovalPolicy;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    this.config = props.config;
    this.removalPolicy = this.config.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    const keys = record(DATA_CLASSES, (name) => this.key(name));
    this.letServicesUse(keys.operations);
    const tables = record(tablesOf(this.config), (name) => this.table(name, keys[TABLE_DATA_CLASS[name]]));
    const accessLogs = this.accessLogBucket();
    const buckets = record(BUCKETS, (name) =>
      this.bucket(name, keys[BUCKET_DATA_CLASS[name]], accessLogs, props.retention[name]),
    );
    this.backUp(Object.values(tables), keys.operations);
    this.letOtherAccountCopy(keys.operations);
    this.letTestEnvironmentRead(buckets.copies, keys.copies);
    letApiGatewayLog(this, this.config);
    this.platform = {
      config: this.config,
      tables,
      buckets,
      keys,
      alarmTopic: this.alarmTopic(keys.operations),
    };
  }

  private key(name: DataClass): kms.Key {
    return new kms.Key(this, `Key-${name}`, {
      alias: resourceName(this.config.stage, name),
      description: `Protects the ${name} data of stage ${this.config.stage}`,
      enableKeyRotation: true,
      removalPolicy: this.removalPolicy,
      ...(PERSONAL.has(name) ? { policy: dataKeyPolicy(this, this.config.stage) } : {}),
    });
  }

  /** What encrypts with the operations key by itself: logs, and whoever publishes to topics and from them to queues. */
  private letServicesUse(key: kms.Key): void {
    // CloudWatch Logs is known by the name of its Region, and says in the encryption context which log group it is for.
    const logGroups = `log-group:*${resourceName(this.config.stage, '*')}`;
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(`logs.${this.region}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${this.partition}:logs:${this.region}:${this.account}:${logGroups}`,
          },
        },
      }),
    );
    // SNS hands on into queues, and so does EventBridge; the others publish to topics. Each says in the context for which it uses the key.
    this.letServiceUse(key, 'sns', 'sqs:arn', 'sqs');
    this.letServiceUse(key, 'events', 'sqs:arn', 'sqs');
    for (const service of ['sms-voice', 'ses', ...alarmSenders(this.region)]) {
      this.letServiceUse(key, service, 'sns:topicArn', 'sns');
    }
  }

  private letServiceUse(key: kms.Key, service: string, context: 'sqs:arn' | 'sns:topicArn', into: 'sqs' | 'sns'): void {
    const ours = `arn:${this.partition}:${into}:${this.region}:${this.account}:${resourceName(this.config.stage, '*')}`;
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnLike: { [`kms:EncryptionContext:aws:${context}`]: ours },
        },
      }),
    );
  }

  private table(name: TableName, encryptionKey: kms.Key): dynamodb.Table {
    const table = new dynamodb.Table(this, `Table-${name}`, {
      tableName: resourceName(this.config.stage, name),
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: this.config.retention.recoveryDays,
      },
      deletionProtection: this.config.protected,
      removalPolicy: this.removalPolicy,
      ...(STREAMED.has(name) ? { stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      ...(EXPIRING.has(name) ? { timeToLiveAttribute: 'expiresAt' } : {}),
      ...(name === 'audit' ? { resourcePolicy: ONLY_ADDED_TO } : {}),
    });
    for (const [indexName, index] of Object.entries(INDEXES)) {
      if (index.table !== name) continue;
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: index.partitionKey, type: dynamodb.AttributeType.STRING },
        sortKey: { name: index.sortKey, type: dynamodb.AttributeType.STRING },
        projectionType: dynamodb.ProjectionType.KEYS_ONLY,
      });
    }
    return table;
  }

  private accessLogBucket(): s3.Bucket {
    const bucket = new s3.Bucket(this, 'AccessLogs', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [
        // In a versioned bucket the first only puts a marker before what it expires.
        { expiration: Duration.days(670), noncurrentVersionExpiration: Duration.days(1) },
        { expiredObjectDeleteMarker: true },
      ],
      removalPolicy: this.removalPolicy,
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'This bucket receives the access logs of the others; logging itself would never end.',
      'NIST.800.53.R5-S3BucketLoggingEnabled': 'It is the target of access logging and cannot log into itself.',
      'NIST.800.53.R5-S3BucketReplicationEnabled':
        'Access logs are kept for audit in one Region; losing them loses no election record.',
      'NIST.800.53.R5-S3DefaultEncryptionKMS': 'S3 log delivery writes only to buckets with S3-managed keys.',
    });
    return bucket;
  }

  private bucket(
    name: BucketName,
    encryptionKey: kms.Key,
    accessLogs: s3.Bucket,
    retention: BucketRetention[BucketName],
  ): s3.Bucket {
    const bucket = new s3.Bucket(this, `Bucket-${name}`, {
      bucketName: bucketName(this.config, name),
      encryption: s3.BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      ...this.locked(name),
      // CDK's Bucket does not fit its own IBucket under exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLogs as s3.IBucket,
      serverAccessLogsPrefix: `${name}/`,
      lifecycleRules: [
        ...retention.map(({ prefix, days, supersededDays }) => ({
          prefix,
          expiration: Duration.days(days),
          noncurrentVersionExpiration: Duration.days(supersededDays),
        })),
        // What is deleted leaves a marker behind until its versions are gone too.
        { abortIncompleteMultipartUploadAfter: Duration.days(2), expiredObjectDeleteMarker: true },
      ],
      removalPolicy: this.removalPolicy,
    });
    acknowledge(bucket, {
      'NIST.800.53.R5-S3BucketReplicationEnabled':
        'Rolls and differences can be produced again from their sources; a second copy in another Region would double where personal data lies.',
    });
    return bucket;
  }

  /**
   * Where a stage's data outlives it, nobody can change or delete a root for seven years: not its owner, and not AWS. That is
   * longer than the 22 months of 52 U.S.C. 20701, and costs cents; nobody can shorten it again.
   */
  private locked(name: BucketName): Pick<s3.BucketProps, 'objectLockEnabled' | 'objectLockDefaultRetention'> {
    if (name !== 'audit' || this.config.disposable) return {};
    return {
      objectLockEnabled: true,
      objectLockDefaultRetention: s3.ObjectLockRetention.compliance(Duration.days(ROOT_DAYS)),
    };
  }

  private backUp(tables: readonly dynamodb.Table[], key: kms.Key): void {
    if (this.config.disposable && !this.config.emulated) {
      for (const table of tables) {
        acknowledge(table, {
          'NIST.800.53.R5-DynamoDBInBackupPlan':
            'What may be deleted with its data is not backed up: a vault that holds a backup can never be deleted.',
        });
      }
      return;
    }
    const vault = new backup.BackupVault(this, 'Vault', {
      backupVaultName: resourceName(this.config.stage, 'tables'),
      encryptionKey: key,
      removalPolicy: this.removalPolicy,
    });
    const plan = new backup.BackupPlan(this, 'DailyBackup', {
      backupVault: vault,
      backupPlanRules: [
        new backup.BackupPlanRule({
          ruleName: 'Daily',
          backupVault: vault,
          // After the night's checks have ended, in winter and in summer (UTC).
          scheduleExpression: events.Schedule.cron({ hour: '14', minute: '0' }),
          deleteAfter: Duration.days(this.config.retention.backupDays),
          ...this.copies(),
        }),
      ],
    });
    // The emulator has no backup selections.
    if (this.config.emulated) {
      for (const table of tables) {
        acknowledge(table, {
          'NIST.800.53.R5-DynamoDBInBackupPlan': 'The emulator knows no backup selection; every other stage has it.',
        });
      }
      return;
    }
    const role = new iam.Role(this, 'BackupRole', {
      assumedBy: ownService(this, 'backup'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
    });
    acknowledge(role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]':
        'AWS Backup publishes this policy for its own role and keeps it in step with the service.',
    });
    plan.addSelection('Tables', {
      role,
      disableDefaultBackupPolicy: true,
      resources: tables.map((table) => backup.BackupResource.fromDynamoDbTable(table)),
    });
  }

  /** A copy of each backup in another account or Region, whose vault takes it by its own policy. */
  private copies(): Pick<backup.BackupPlanRuleProps, 'copyActions'> {
    const copy = this.config.deployment?.backupCopy;
    if (copy === undefined) return {};
    const destinationBackupVault = backup.BackupVault.fromBackupVaultArn(this, 'CopyVault', copy.vaultArn);
    return { copyActions: [{ destinationBackupVault, deleteAfter: Duration.days(copy.days) }] };
  }

  /**
   * Backups are encrypted with their vault's key: AWS Backup of the account that keeps the copies reads them with it.
   * Source: AWS Knowledge Center, "troubleshoot cross-account copy".
   */
  private letOtherAccountCopy(vaultKey: kms.Key): void {
    const vault = this.config.deployment?.backupCopy?.vaultArn;
    const account = vault?.split(':')[4];
    if (account === undefined || account === this.account) return;
    const role = `arn:${this.partition}:iam::${account}:role/aws-service-role/backup.amazonaws.com/*`;
    const asBackup = {
      principals: [new iam.AccountPrincipal(account)],
      resources: ['*'],
    };
    const byRole = { ArnLike: { 'aws:PrincipalArn': role } };
    vaultKey.addToResourcePolicy(
      new iam.PolicyStatement({
        ...asBackup,
        actions: ['kms:DescribeKey', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:GenerateDataKey*'],
        conditions: byRole,
      }),
    );
    vaultKey.addToResourcePolicy(
      new iam.PolicyStatement({
        ...asBackup,
        actions: ['kms:CreateGrant'],
        conditions: { ...byRole, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    );
  }

  /**
   * Masked copies are read by functions of the one County Test Environment that the stage's file names, in its own account, and by nobody
   * else there; it may leave a request, and that is all.
   */
  private letTestEnvironmentRead(bucket: s3.Bucket, key: kms.Key): void {
    const partner = this.config.copiesOut ? this.config.copyPartner : undefined;
    if (partner?.account === undefined) return;
    const { account, stage } = partner;
    const byRole = {
      ArnLike: { 'aws:PrincipalArn': `arn:${this.partition}:iam::${account}:role/${resourceName(stage, '*')}` },
    };
    const theirs = { principals: [new iam.AccountPrincipal(account)] };
    const onObjects = (action: string, prefix: string) =>
      new iam.PolicyStatement({
        ...theirs,
        actions: [action],
        resources: [bucket.arnForObjects(`${prefix}*`)],
        conditions: byRole,
      });
    bucket.addToResourcePolicy(onObjects('s3:GetObject', 'masked/'));
    bucket.addToResourcePolicy(onObjects('s3:PutObject', 'requests/'));
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        ...theirs,
        // Without it S3 answers 403 for a copy that is not there yet.
        actions: ['s3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions: byRole,
      }),
    );
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        ...theirs,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { ...byRole, StringEquals: { 'kms:ViaService': `s3.${this.region}.amazonaws.com` } },
      }),
    );
  }

  private alarmTopic(masterKey: kms.Key): sns.Topic {
    const topic = new sns.Topic(this, 'Alarms', {
      topicName: resourceName(this.config.stage, 'alarms'),
      displayName: `Rollcall ${this.config.stage} alarms`,
      masterKey,
      enforceSSL: true,
    });
    for (const service of alarmSenders(this.region)) {
      topic.addToResourcePolicy(
        new iam.PolicyStatement({
          sid: service,
          principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ['sns:Publish'],
          resources: [topic.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
        }),
      );
    }
    for (const address of this.config.alarmAddresses) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }
}

/** Who publishes to the alarm topic. GovCloud has no budgets, and a policy may not name a service that is not there. */
const alarmSenders = (region: string): readonly string[] =>
  region.startsWith('us-gov-') ? ['cloudwatch'] : ['cloudwatch', 'budgets'];

const record = <Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value): Record<Name, Value> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;

import { Aws, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from '../../platform/constructs/acknowledge.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { KEY_READING, throughServices } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';
import { TABLE_DATA_CLASS, tableOf } from '../../platform/constructs/platform.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';
import { maskingKeyName, resourceName } from '../../platform/names.ts';

const NOT_COPIED: Consequence = {
  impact: 'The County Test Environment gets no copy: it stays down, or counties test on old data.',
  runbook: 'the-test-environment-gets-no-copy',
};

const COPIED = ['voters', 'subscriptions', 'ballots', 'elections'] as const;

const ROTATION =
  'A new key gives everybody another mask: it is made anew by hand between two copies, never by itself within one.';

/** Takes backups of the source, and masks them. What leaves this stack is masked. */
export class MaskedCopyStack extends HouseStack {
  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    new Workflow(this, 'masked-copy', {
      functions: this.steps(),
      workflows: {},
      lists: { bucket: 'copies', prefix: 'lists/' },
      ...NOT_COPIED,
    });
  }

  private steps(): FunctionsOf<CalledLambda<'masked-copy'>> {
    const { config } = this.platform;
    const environment = {
      TABLE_ARNS: `arn:${Aws.PARTITION}:dynamodb:${Aws.REGION}:${Aws.ACCOUNT_ID}:table/${resourceName(config.stage, '')}`,
      // The emulator's exports hold nothing.
      BACKUPS: config.emulated ? 'scan' : 'export',
    };
    const take = new HouseFunction(this, 'take-backups', {
      description: 'Takes backups of the tables as they were at 23:00, and says which parts are masked',
      timeout: Duration.minutes(2),
      buckets: {
        rolls: {
          // Lists of confidential voters as they were.
          'votecal/': ['GetObject', 'GetObjectVersion'],
          'extracts/': ['GetObject'],
          'backups/': ['GetObject', 'PutObject', 'AbortMultipartUpload'],
        },
        copies: { 'requests/': ['GetObject'], 'masked/': ['GetObject'], 'lists/': ['PutObject'] },
      },
      clock: true,
      environment,
      ...NOT_COPIED,
    });
    this.letExport(take);
    this.letSeeVersions(take);
    const key = this.maskingKey();
    const mask = new HouseFunction(this, 'mask-part', {
      description: 'Masks a part of a copy: names, dates of birth and contacts, and leaves confidential voters out',
      memoryMb: 2_048,
      ephemeralStorageMb: 10_240,
      timeout: Duration.minutes(15),
      buckets: {
        rolls: {
          'votecal/': ['GetObject', 'GetObjectVersion'],
          'extracts/': ['GetObject', 'GetObjectVersion'],
          'backups/': ['GetObject', 'PutObject'],
        },
        copies: { 'masked/': ['PutObject'], 'done/': ['GetObject', 'PutObject'] },
      },
      environment: { ...environment, MASKING_KEY: maskingKeyName(config.stage) },
      ...NOT_COPIED,
    });
    mask.allow(new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [key.attrId] }));
    mask.allowSecretKey('operations');
    this.letScan(mask);
    const finish = new HouseFunction(this, 'finish-masked-copy', {
      description: 'Writes down what a masked copy consists of',
      timeout: Duration.minutes(5),
      buckets: {
        copies: { 'lists/': ['GetObject'], 'done/': ['GetObject'], 'masked/': ['GetObject', 'PutObject'] },
      },
      clock: true,
      ...NOT_COPIED,
    });
    new LogAlarm(this, 'COPY_LEFT_OUT', {
      functions: [finish],
      code: 'COPY_LEFT_OUT',
      impact: 'The County Test Environment lacks something that production has: an attribute of a table is in no plan.',
      runbook: NOT_COPIED.runbook,
    });
    return byName(take, mask, finish);
  }

  /** Nobody but `mask-part` reads it, and nothing puts it anywhere. */
  private maskingKey(): CfnSecret {
    const { config, keys } = this.platform;
    const secret = new CfnSecret(this, 'MaskingKey', {
      name: maskingKeyName(config.stage),
      description: 'Keys the masks of copies for the County Test Environment; it never leaves this account',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      kmsKeyId: keys.operations.keyArn,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4': ROTATION,
      'NIST.800.53.R5-SecretsManagerRotationEnabled': ROTATION,
    });
    return secret;
  }

  /** Exports are written under the permissions of whoever asks for them. */
  private letExport(target: HouseFunction): void {
    const { config } = this.platform;
    if (config.emulated) return;
    const tables = COPIED.map((name) => tableOf(this.platform, name));
    target.allow(
      new iam.PolicyStatement({
        actions: ['dynamodb:ExportTableToPointInTime'],
        resources: tables.map((table) => table.tableArn),
      }),
      new iam.PolicyStatement({
        actions: ['dynamodb:DescribeExport'],
        // By name: cdk-nag prints a reference to another stack by a number of its own.
        resources: COPIED.map(
          (name) =>
            `arn:${Aws.PARTITION}:dynamodb:${Aws.REGION}:${Aws.ACCOUNT_ID}:table/${resourceName(config.stage, name)}/export/*`,
        ),
      }),
    );
    acknowledgeWildcards(
      target.node.findChild('Access'),
      Object.fromEntries(
        COPIED.map((name) => [
          `arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/${resourceName(config.stage, name)}/export/*`,
          'DynamoDB names an export when it starts; these are the exports of one table.',
        ]),
      ),
    );
  }

  /** Only on the emulator are tables read as they are. */
  private letScan(target: HouseFunction): void {
    const { config, keys } = this.platform;
    if (!config.emulated) return;
    target.allow(
      new iam.PolicyStatement({
        actions: ['dynamodb:Scan'],
        resources: COPIED.map((name) => tableOf(this.platform, name).tableArn),
      }),
      new iam.PolicyStatement({
        actions: [...KEY_READING],
        resources: [...new Set(COPIED.map((name) => keys[TABLE_DATA_CLASS[name]].keyArn))],
        conditions: throughServices('dynamodb'),
      }),
    );
  }

  private letSeeVersions(target: HouseFunction): void {
    target.allow(
      new iam.PolicyStatement({
        actions: ['s3:ListBucketVersions'],
        resources: [this.platform.buckets.rolls.bucketArn],
      }),
    );
  }
}

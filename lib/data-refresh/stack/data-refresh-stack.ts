import { Aws, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { CopyPartner } from '../../platform/config.ts';
import { acknowledgeWildcards } from '../../platform/constructs/acknowledge.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { throughServices } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';
import { resourceName } from '../../platform/names.ts';

export type DataRefreshStackProps = HouseStackProps & {
  /** Where masked copies come from. */
  readonly partner: CopyPartner;
};

const NOT_REFRESHED: Consequence = {
  impact: 'The County Test Environment holds old data, or a part of the new: it must stay down.',
  runbook: 'the-test-environment-is-not-refreshed',
};

const ENVIRONMENT = { actions: ['GetItem'], keys: ['ENVIRONMENT'] } as const;
const REFRESHES = { actions: ['GetItem', 'PutItem'], keys: ['REFRESH'] } as const;
const REPLACED = ['Scan', 'BatchWriteItem'] as const;

/** Replaces what a County Test Environment holds by a masked copy, while it is down. */
export class DataRefreshStack extends HouseStack {
  private readonly partner: CopyPartner;

  constructor(scope: Construct, id: string, { partner, ...props }: DataRefreshStackProps) {
    super(scope, id, props);
    this.partner = partner;
    new Workflow(this, 'data-refresh', {
      functions: this.steps(),
      workflows: {},
      lists: { bucket: 'copies', prefix: 'lists/' },
      ...NOT_REFRESHED,
    });
  }

  private steps(): FunctionsOf<CalledLambda<'data-refresh'>> {
    const { config } = this.platform;
    const source = { COPIES_FROM: this.sourceBucket() };
    const begin = new HouseFunction(this, 'begin-refresh', {
      description: 'Asks production for a masked copy, and says which parts are taken over',
      timeout: Duration.minutes(2),
      tables: { releases: { each: [ENVIRONMENT, REFRESHES] } },
      buckets: { copies: { 'lists/': ['PutObject'] } },
      clock: true,
      // 22 million voters in parts that a function scans in a quarter of an hour.
      environment: { ...source, SEGMENTS: config.emulated ? '2' : '256' },
      ...NOT_REFRESHED,
    });
    this.letReadSource(begin, true);
    const part = new HouseFunction(this, 'do-refresh-part', {
      description: 'Empties, fills or counts a part of the County Test Environment while it is down',
      memoryMb: 1_024,
      timeout: Duration.minutes(15),
      tables: {
        releases: ENVIRONMENT,
        voters: REPLACED,
        subscriptions: REPLACED,
        ballots: REPLACED,
        elections: REPLACED,
        messages: REPLACED,
        uploads: REPLACED,
        sync: REPLACED,
        barcodes: REPLACED,
        visits: REPLACED,
      },
      buckets: {
        rolls: { 'votecal/': ['GetObject', 'PutObject'], 'extracts/': ['GetObject', 'PutObject'] },
        copies: { 'done/': ['GetObject', 'PutObject'] },
      },
      environment: source,
      ...NOT_REFRESHED,
    });
    this.letReadSource(part, false);
    const end = new HouseFunction(this, 'end-refresh', {
      description: 'Compares what the County Test Environment holds with what production has sent',
      timeout: Duration.minutes(5),
      tables: { releases: REFRESHES },
      buckets: { copies: { 'lists/': ['GetObject'], 'done/': ['GetObject'] } },
      clock: true,
      ...NOT_REFRESHED,
    });
    return byName(begin, part, end);
  }

  /** The source's bucket of copies, by its name: it lies in another account. */
  private sourceBucket(): string {
    const { stage, account } = this.partner;
    return `${resourceName(stage, 'copies')}-${account ?? Aws.ACCOUNT_ID}`;
  }

  /** Production's bucket and key allow the same to roles of this stage, and no more. */
  private letReadSource(target: HouseFunction, mayAsk: boolean): void {
    const bucket = `arn:${Aws.PARTITION}:s3:::${this.sourceBucket()}`;
    const { stage, account, keyArn } = this.partner;
    const printed = `arn:<AWS::Partition>:s3:::${resourceName(stage, 'copies')}-${account ?? '<AWS::AccountId>'}`;
    target.allow(
      new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`${bucket}/masked/*`] }),
      // Without it S3 answers 403 for a copy that is not there yet.
      new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket] }),
      ...(mayAsk ? [new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [`${bucket}/requests/*`] })] : []),
      ...(keyArn
        ? [
            new iam.PolicyStatement({
              actions: mayAsk ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
              resources: [keyArn],
              conditions: throughServices('s3'),
            }),
          ]
        : []),
    );
    acknowledgeWildcards(target.node.findChild('Access'), {
      [`${printed}/masked/*`]: 'Each copy has files of its own, which production names.',
      ...(mayAsk
        ? {
            [`${printed}/requests/*`]:
              'A request is named after the day of its backups, which is known when somebody asks.',
          }
        : {}),
    });
  }
}

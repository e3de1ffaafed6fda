import { Aws } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { StageConfig } from '../config.ts';
import { type BucketName, resourceName, type TableName } from '../names.ts';

/** One customer-managed key for each class of data, so that access to one class never opens another. */
export const DATA_CLASSES = ['voters', 'contacts', 'settings', 'operations', 'copies'] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** What the data stack offers to every other stack. */
export type Platform = {
  readonly config: StageConfig;
  readonly tables: Readonly<Partial<Record<TableName, dynamodb.Table>>>;
  readonly buckets: Readonly<Record<BucketName, s3.Bucket>>;
  readonly keys: Readonly<Record<DataClass, kms.Key>>;
  readonly alarmTopic: sns.Topic;
};

/** Which key protects a table. Contacts (how to reach a voter) are kept apart from the roll. */
export const TABLE_DATA_CLASS: Readonly<Record<TableName, DataClass>> = {
  sync: 'operations',
  elections: 'operations',
  voters: 'voters',
  ballots: 'voters',
  barcodes: 'voters',
  subscriptions: 'contacts',
  messages: 'voters',
  uploads: 'operations',
  settings: 'settings',
  requests: 'operations',
  staff: 'operations',
  sessions: 'operations',
  audit: 'operations',
  visits: 'contacts',
  releases: 'operations',
};

/** Which key protects a bucket. */
export const BUCKET_DATA_CLASS: Readonly<Record<BucketName, DataClass>> = {
  rolls: 'voters',
  inbox: 'voters',
  audit: 'operations',
  // The account of the County Test Environment may decrypt with it, and with no other.
  copies: 'copies',
};

/** A table of the stage. Throws for one that its kind does not have: whoever needs it belongs to another stage. */
export const tableOf = ({ config, tables }: Platform, name: TableName): dynamodb.Table => {
  const table = tables[name];
  if (table === undefined) throw new Error(`Stage ${config.stage} has no table ${name}.`);
  return table;
};

/** A bucket's name: unique in the world by the account, and readable in a policy. */
export const bucketName = (config: StageConfig, bucket: BucketName): string =>
  `${resourceName(config.stage, bucket)}-${Aws.ACCOUNT_ID}`;

/** A bucket's objects whose keys begin so, as a resource for a policy and as cdk-nag prints that resource. */
export const bucketObjects = (
  config: StageConfig,
  bucket: BucketName,
  prefix: string,
): { arn: string; printed: string } => ({
  arn: `arn:${Aws.PARTITION}:s3:::${bucketName(config, bucket)}/${prefix}*`,
  printed: `arn:<AWS::Partition>:s3:::${resourceName(config.stage, bucket)}-<AWS::AccountId>/${prefix}*`,
});

import * as iam from 'aws-cdk-lib/aws-iam';
import { type BucketName, INDEXES, type IndexName, type TableName } from '../names.ts';
import { BUCKET_DATA_CLASS, bucketObjects, type DataClass, type Platform, TABLE_DATA_CLASS } from './platform.ts';

export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem';
export type BucketAction =
  | 'GetObject'
  | 'GetObjectVersion'
  | 'PutObject'
  | 'DeleteObject'
  | 'AbortMultipartUpload'
  | 'ListBucket';

/** What it takes to add to the audit trail: to see where a chain ends, and to put one more link behind it. */
export const AUDIT_WRITING = { audit: ['Query', 'PutItem'] } as const;

/** What rate counting, `Idempotency-Key` and the audit trail need of every function behind a route of the county API. */
export const API_GUARD_TABLES = {
  requests: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
  ...AUDIT_WRITING,
} as const;

export type TableAccess = Partial<Record<TableName, readonly TableAction[]>>;

/** What a function does with tables and buckets: exact actions, nothing implied. */
export type DataAccess = {
  /** Exact actions on tables; each named table also becomes an environment variable. */
  readonly tables?: TableAccess;
  /** Secondary indexes that it queries. */
  readonly indexes?: readonly IndexName[];
  /** Exact actions on buckets; each named bucket also becomes an environment variable. */
  readonly buckets?: Partial<Record<BucketName, readonly BucketAction[]>>;
  /** Whether it asks what time it is. The clock’s own access comes with it, and serves nothing else. */
  readonly clock?: boolean;
};

/** The statements that an access needs, the keys they open, and the wildcards among them with their reasons. */
export type DataPermissions = {
  readonly statements: readonly iam.PolicyStatement[];
  /** The classes of data that are only read, and those that are written too. */
  readonly read: readonly DataClass[];
  readonly written: readonly DataClass[];
  readonly wildcards: Readonly<Record<string, string>>;
};

/** What DynamoDB and S3 do with a key for whoever reads. Source: DynamoDB, "Using IAM policies with encryption at rest". */
export const KEY_READING: readonly string[] = ['kms:Decrypt', 'kms:DescribeKey'];

/** What they do with it for whoever writes. */
export const KEY_WRITING: readonly string[] = [
  ...KEY_READING,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const WRITES = /^(Put|Update|Delete|BatchWrite|AbortMultipartUpload)/;

const byUse = <Name extends string>(
  actions: Partial<Record<Name, readonly string[]>>,
  classOf: (name: Name) => DataClass,
): Pick<DataPermissions, 'read' | 'written'> => {
  const isWritten = (name: Name): boolean => (actions[name] ?? []).some((action) => WRITES.test(action));
  const written = new Set(keysOf(actions).filter(isWritten).map(classOf));
  const reached = new Set(keysOf(actions).map(classOf));
  return { read: [...reached].filter((one) => !written.has(one)), written: [...written] };
};

export const keysOf = <Key extends string>(record: Partial<Record<Key, unknown>>): Key[] =>
  Object.keys(record) as Key[];

/** What the clock reads to know how far the stage’s time is ahead: its offset in the settings. */
const CLOCK_READS = ['GetItem'] as const;

/** The tables that a function reaches: those it names for itself, and the one in which its clock keeps the offset. */
export const reachedTables = ({ tables = {}, clock = false }: DataAccess): TableAccess =>
  clock ? { ...tables, settings: [...new Set([...(tables.settings ?? []), ...CLOCK_READS])] } : tables;

const tablePermissions = (platform: Platform, access: DataAccess): DataPermissions => {
  const actions = reachedTables(access);
  const named = keysOf(actions);
  return {
    statements: named.map(
      (name) =>
        new iam.PolicyStatement({
          actions: (actions[name] ?? []).map((action) => `dynamodb:${action}`),
          resources: [platform.tables[name].tableArn],
        }),
    ),
    ...byUse(actions, (name) => TABLE_DATA_CLASS[name]),
    wildcards: {},
  };
};

const indexPermissions = (platform: Platform, { indexes = [] }: DataAccess): DataPermissions => ({
  statements: indexes.map(
    (index) =>
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${platform.tables[INDEXES[index].table].tableArn}/index/${index}`],
      }),
  ),
  read: indexes.map((index) => TABLE_DATA_CLASS[INDEXES[index].table]),
  written: [],
  wildcards: {},
});

const bucketPermissions = (platform: Platform, { buckets = {} }: DataAccess): DataPermissions => {
  const names = keysOf(buckets);
  const onObjects = (name: BucketName) => (buckets[name] ?? []).filter((action) => action !== 'ListBucket');
  return {
    statements: names.flatMap((name) => {
      const objectActions = onObjects(name).map((action) => `s3:${action}`);
      const objects = bucketObjects(platform.config, name).arn;
      const listed = buckets[name]?.includes('ListBucket') ? [platform.buckets[name].bucketArn] : [];
      return [
        ...(objectActions.length > 0
          ? [new iam.PolicyStatement({ actions: objectActions, resources: [objects] })]
          : []),
        ...(listed.length > 0 ? [new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: listed })] : []),
      ];
    }),
    ...byUse(buckets, (name) => BUCKET_DATA_CLASS[name]),
    wildcards: Object.fromEntries(
      names
        .filter((name) => onObjects(name).length > 0)
        .map((name) => [
          bucketObjects(platform.config, name).printed,
          `Keys in the ${name} bucket are made by the server, one object for each check.`,
        ]),
    ),
  };
};

/** The permissions behind an access: one statement for each table, index and bucket, with exactly the named actions. */
export const dataAccess = (platform: Platform, access: DataAccess): DataPermissions => {
  const parts = [tablePermissions, indexPermissions, bucketPermissions].map((make) => make(platform, access));
  const written = new Set(parts.flatMap((part) => part.written));
  const read = new Set(parts.flatMap((part) => part.read));
  return {
    statements: parts.flatMap(({ statements }) => statements),
    read: [...read].filter((one) => !written.has(one)),
    written: [...written],
    wildcards: Object.assign({}, ...parts.map(({ wildcards }) => wildcards)) as Record<string, string>,
  };
};

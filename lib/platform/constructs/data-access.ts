import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { keysOf } from '../../shared/keys-of.ts';
import { type BucketName, GUEST_KEYS, INDEXES, type IndexName, type ObjectPrefix, type TableName } from '../names.ts';
import {
  BUCKET_DATA_CLASS,
  bucketObjects,
  type DataClass,
  type Platform,
  TABLE_DATA_CLASS,
  tableOf,
} from './platform.ts';

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
export type ObjectAction = 'GetObject' | 'GetObjectVersion' | 'PutObject' | 'DeleteObject' | 'AbortMultipartUpload';

/** Actions on items whose partition key fits one of these patterns (`COUNTY#*`). */
type KeyedUse = { readonly actions: readonly TableAction[]; readonly keys: readonly [string, ...string[]] };

/** Actions on a table; with `keys`, only on those items, and on some perhaps more than on others. */
export type TableUse = readonly TableAction[] | KeyedUse | { readonly each: readonly [KeyedUse, ...KeyedUse[]] };

/** What it takes to add to the audit trail: to see where a chain ends, and to put one more link behind it. */
export const AUDIT_WRITING = {
  audit: { actions: ['Query', 'PutItem'], keys: ['CHAIN#*'] },
} as const satisfies TableAccess;

/** Whether an access adds to the audit trail. */
export const writesTrail = ({ tables = {} }: DataAccess): boolean =>
  tables.audit !== undefined && spelledOut(tables.audit).some(({ actions }) => actions.includes('PutItem'));

/** What rate counting, `Idempotency-Key` and the audit trail need of every function behind a route of the county API. */
export const API_GUARD_TABLES = {
  requests: { actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], keys: ['RATE#*', 'IDEMPOTENCY'] },
  ...AUDIT_WRITING,
} as const satisfies TableAccess;

export type TableAccess = Partial<Record<TableName, TableUse>>;

/** Actions on a bucket's objects, by the beginning of their keys. Who reads objects may also learn that there is none. */
export type BucketAccess = {
  readonly [Name in BucketName]?: Partial<Record<ObjectPrefix<Name>, readonly ObjectAction[]>>;
};

/** What a function does with tables and buckets: exact actions, nothing implied. */
export type DataAccess = {
  /** Exact actions on tables; each named table also becomes an environment variable. */
  readonly tables?: TableAccess;
  /** Secondary indexes that it queries. */
  readonly indexes?: readonly IndexName[];
  /** Exact actions on parts of buckets; each named bucket also becomes an environment variable. */
  readonly buckets?: BucketAccess;
  /** Whether it asks what time it is. The clock’s own access comes with it, and serves nothing else. */
  readonly clock?: boolean;
  /** Whether it reaches people. In a County Test Environment it may then look up who is a guest, and do nothing else there. */
  readonly guests?: boolean;
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

/** The classes of data behind what is reached, by whether anything of them is written. */
const byUse = (uses: readonly { dataClass: DataClass; actions: readonly string[] }[]): Reached => {
  const written = new Set(
    uses.filter(({ actions }) => actions.some((one) => WRITES.test(one))).map((use) => use.dataClass),
  );
  const reached = new Set(uses.map(({ dataClass }) => dataClass));
  return { read: [...reached].filter((one) => !written.has(one)), written: [...written] };
};

type Reached = Pick<DataPermissions, 'read' | 'written'>;

/** Where the adjustable clock keeps how far it is ahead. Production has none, and nothing to read there. */
const CLOCK_ITEM: KeyedUse = { actions: ['GetItem'], keys: ['CLOCK'] };

/** Who is a guest, and the key that proves it. The tables' names follow from the function's own: it is told neither. */
const GUEST_ITEMS: readonly (KeyedUse & { readonly name: TableName })[] = [
  { name: 'releases', actions: ['GetItem'], keys: [GUEST_KEYS.releases] },
  { name: 'settings', actions: ['GetItem'], keys: [GUEST_KEYS.settings] },
];

/** The tables whose names a function is told: those it uses for itself, and the one of a clock that can be set. */
export const reachedTables = ({ config }: Platform, { tables = {}, clock = false }: DataAccess): readonly TableName[] =>
  keysOf(clock && config.adjustableClock ? { ...tables, settings: CLOCK_ITEM } : tables);

const tablePermissions = (
  platform: Platform,
  { tables = {}, clock = false, guests = false }: DataAccess,
): DataPermissions => {
  const uses: { name: TableName; actions: readonly TableAction[]; keys: readonly string[] }[] = keysOf(tables).flatMap(
    (name) => spelledOut(tables[name] ?? []).map((use) => ({ name, ...use })),
  );
  if (clock && platform.config.adjustableClock) uses.push({ name: 'settings', ...CLOCK_ITEM });
  if (guests && platform.config.testEnvironment) uses.push(...GUEST_ITEMS);
  return {
    statements: uses.map(
      ({ name, actions, keys }) =>
        new iam.PolicyStatement({
          actions: actions.map((action) => `dynamodb:${action}`),
          resources: [tableOf(platform, name).tableArn],
          ...(keys.length > 0 ? { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } } } : {}),
        }),
    ),
    ...byUse(uses.map(({ name, actions }) => ({ dataClass: TABLE_DATA_CLASS[name], actions }))),
    wildcards: {},
  };
};

const spelledOut = (use: TableUse): readonly { actions: readonly TableAction[]; keys: readonly string[] }[] => {
  if ('each' in use) return use.each;
  return 'actions' in use ? [use] : [{ actions: use, keys: [] }];
};

const indexPermissions = (platform: Platform, { indexes = [] }: DataAccess): DataPermissions => ({
  statements: indexes.map(
    (index) =>
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${tableOf(platform, INDEXES[index].table).tableArn}/index/${index}`],
      }),
  ),
  read: indexes.map((index) => TABLE_DATA_CLASS[INDEXES[index].table]),
  written: [],
  wildcards: {},
});

const bucketPermissions = (platform: Platform, { buckets = {} }: DataAccess): DataPermissions => {
  const uses = keysOf(buckets).flatMap((name) => {
    const byPrefix: Partial<Record<string, readonly ObjectAction[]>> = buckets[name] ?? {};
    return Object.entries(byPrefix).map(([prefix, actions = []]) => ({
      name,
      actions,
      objects: bucketObjects(platform.config, name, prefix),
    }));
  });
  const isRead = (name: BucketName): boolean =>
    uses.some((use) => use.name === name && use.actions.includes('GetObject'));
  return {
    statements: [
      ...uses.map(
        ({ actions, objects }) =>
          new iam.PolicyStatement({ actions: actions.map((action) => `s3:${action}`), resources: [objects.arn] }),
      ),
      // Without it S3 answers 403 for an object that is not there.
      ...keysOf(buckets)
        .filter(isRead)
        .map(
          (name) =>
            new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [platform.buckets[name].bucketArn] }),
        ),
    ],
    ...byUse(uses.map(({ name, actions }) => ({ dataClass: BUCKET_DATA_CLASS[name], actions }))),
    wildcards: Object.fromEntries(
      uses.map(({ name, objects }) => [
        objects.printed,
        `Keys in the ${name} bucket are made by the server, one object for each check or day; this is the part of one kind.`,
      ]),
    ),
  };
};

/** Only when a service of these uses the key for us: nobody decrypts anything by itself. */
export const throughServices = (...services: readonly ('dynamodb' | 's3' | 'secretsmanager' | 'sns' | 'sqs')[]) => ({
  StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${Aws.REGION}.amazonaws.com`) },
});

/** The permissions behind an access: one statement for each table, index and part of a bucket, with the named actions. */
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

import type { Channel, Lane } from '../shared/codes.ts';

/**
 * The strings that infrastructure and code share. Nothing here may import the AWS SDK, CDK or the domain: both a stack
 * and a Lambda bundle read this file.
 */

/** The Region in which CloudFront's certificate, its web ACL and its key to the site are kept. */
export const EDGE_REGION = 'us-east-1';

/** Where CloudFront finds the voter site: a name of its own, so that it is known before anything is deployed. */
export const originDomain = (voterSite: string): string => `origin.${voterSite}`;

/** `rollcall-local-ballots`: every physical name starts with the system and the stage. */
export const resourceName = (stage: string, name: string): string => `rollcall-${stage}-${name}`;

/** Stages in which voters may be reached, and invented ones. */
const REACHES_VOTERS: readonly string[] = ['local', 'staging', 'prod'];

/**
 * The stage of a function by its own name, which Lambda gives it and no configuration can change (Lambda Developer Guide,
 * "Defined runtime environment variables": reserved); undefined for a name that is not ours. `guestsOnly`: whether it may reach
 * nobody but guests. That holds wherever it is not known to be otherwise.
 */
export const stageOfFunction = (
  functionName: string | undefined,
): { readonly stage: string | undefined; readonly guestsOnly: boolean } => {
  const [, stage] = /^rollcall-([a-z]+)-/.exec(functionName ?? '') ?? [];
  return { stage, guestsOnly: stage === undefined || !REACHES_VOTERS.includes(stage) };
};

/** The configuration sets of texts and of calls: what is reported about them, and whom they may reach. */
export const phoneSetName = (stage: string, kind: 'texts' | 'calls'): string => resourceName(stage, kind);

/** `rollcall-prod-webhook-`: how the names of the secrets begin that sign what counties' systems are told. */
export const webhookSecretPrefix = (stage: string): string => resourceName(stage, 'webhook-');

/** The secret that keys the masks of copies for the County Test Environment. */
export const maskingKeyName = (stage: string): string => resourceName(stage, 'masking-key');

/** The SES configuration set that all email goes through, the counties' too: it is the identity's own. */
export const emailSetName = (stage: string): string => resourceName(stage, 'emails');

/** The DynamoDB tables. Each has the string keys `pk` and `sk`. */
export const TABLES = [
  'sync',
  'elections',
  'voters',
  'ballots',
  'barcodes',
  'subscriptions',
  'messages',
  'uploads',
  'settings',
  'requests',
  'staff',
  'sessions',
  'audit',
  'visits',
  'releases',
] as const;
export type TableName = (typeof TABLES)[number];

/** Tables that only a County Test Environment has: what is led and rehearsed there is of no use elsewhere. */
const TEST_ENVIRONMENT_TABLES: ReadonlySet<TableName> = new Set(['releases']);

/** The tables of a stage. */
export const tablesOf = ({ testEnvironment }: { readonly testEnvironment: boolean }): readonly TableName[] =>
  TABLES.filter((name) => testEnvironment || !TEST_ENVIRONMENT_TABLES.has(name));

/** The environment variable that carries a table's name into a Lambda: `BALLOTS_TABLE`. */
export const tableVariable = (table: TableName): `${Uppercase<TableName>}_TABLE` =>
  `${table.toUpperCase() as Uppercase<TableName>}_TABLE`;

/** Where a County Test Environment keeps its guests, and in the settings the key of their approvals' seal. */
export const GUEST_KEYS = { releases: 'GUESTS', settings: 'GUEST-SEAL' } as const;

/** The secondary indexes; each is sparse. */
export const INDEXES = {
  /** Ballots whose newest status no decision has looked at yet. */
  undecided: { table: 'ballots', partitionKey: 'undecided', sortKey: 'undecidedSince' },
  /** Ballots with rows that wait for more than the calendar, by election and county. */
  held: { table: 'ballots', partitionKey: 'heldIn', sortKey: 'pk' },
  /** Messages that something must look at again: by what they wait for and shard, in the order of their time. */
  due: { table: 'messages', partitionKey: 'dueShard', sortKey: 'wakeAt' },
  /** Voters by what a sign-up asks for: date of birth and ZIP. */
  match: { table: 'voters', partitionKey: 'matchKey', sortKey: 'pk' },
  /** Voters by date of birth, for staff who help somebody by name. */
  birth: { table: 'voters', partitionKey: 'dateOfBirth', sortKey: 'pk' },
  /** Voters of a county, spread over shards. */
  county: { table: 'voters', partitionKey: 'countyShard', sortKey: 'pk' },
  /** Sessions of somebody who signs in. */
  person: { table: 'sessions', partitionKey: 'personId', sortKey: 'startedAt' },
  /** Subscriptions by the number or address that they go to. */
  phone: { table: 'subscriptions', partitionKey: 'phone', sortKey: 'pk' },
  email: { table: 'subscriptions', partitionKey: 'emailKey', sortKey: 'pk' },
  /** What is under way for a voter on the voter site. */
  visitor: { table: 'visits', partitionKey: 'voterId', sortKey: 'pk' },
} as const satisfies Record<string, { table: TableName; partitionKey: string; sortKey: string }>;
export type IndexName = keyof typeof INDEXES;

/** The S3 buckets of the data stack. */
export const BUCKETS = ['rolls', 'inbox', 'audit', 'copies'] as const;
export type BucketName = (typeof BUCKETS)[number];

/** What the keys of a bucket's objects begin with: one kind of object each, whose life and readers are its own. */
export const OBJECT_PREFIXES = {
  /** Counties' rolls, VoteCal's, what their comparison gave; counties' files of rows; backups of tables, to be masked for a test environment. */
  rolls: ['extracts/', 'votecal/', 'results/', 'register/', 'uploads/', 'backups/'],
  /** What counties fetch. */
  inbox: ['differences/'],
  /** The daily roots of the audit trail. */
  audit: ['roots/'],
  /** Masked copies for the County Test Environment, what it asks for, and how far each is. */
  copies: ['masked/', 'requests/', 'lists/', 'done/'],
} as const satisfies Record<BucketName, readonly `${string}/`[]>;
export type ObjectPrefix<Bucket extends BucketName> = (typeof OBJECT_PREFIXES)[Bucket][number];

/** The environment variable that carries a bucket's name into a Lambda: `ROLLS_BUCKET`. */
export const bucketVariable = (bucket: BucketName): `${Uppercase<BucketName>}_BUCKET` =>
  `${bucket.toUpperCase() as Uppercase<BucketName>}_BUCKET`;

/** The state machines; each has its definition in `statemachines/<name>.asl.json`. */
export const MACHINES = [
  'sync-night',
  'sync-check',
  'load-register',
  'take-in-file',
  'release-schedule',
  'smoke-test',
  'mock-election',
  'masked-copy',
  'data-refresh',
] as const;
export type MachineName = (typeof MACHINES)[number];

/** Machines that only a County Test Environment has. */
const TEST_ENVIRONMENT_MACHINES: ReadonlySet<MachineName> = new Set([
  'release-schedule',
  'smoke-test',
  'mock-election',
  'data-refresh',
]);

/** Machines that only a stage has whose voters a County Test Environment gets a masked copy of. */
const SOURCE_MACHINES: ReadonlySet<MachineName> = new Set(['masked-copy']);

/** What a stage is besides serving voters: the test environment, or where its copies come from. */
export type StageParts = { readonly testEnvironment: boolean; readonly copiesOut: boolean };

/** The machines of a stage. */
export const machinesOf = ({ testEnvironment, copiesOut }: StageParts): readonly MachineName[] =>
  MACHINES.filter(
    (name) => (testEnvironment || !TEST_ENVIRONMENT_MACHINES.has(name)) && (copiesOut || !SOURCE_MACHINES.has(name)),
  );

/** The environment variable that carries a state machine's ARN into a Lambda: `SYNC_CHECK_MACHINE`. */
export const machineVariable = (machine: MachineName): string =>
  `${machine.replaceAll('-', '_').toUpperCase()}_MACHINE`;

/** `text-urgent`: the queue of a channel's lane. Each pair has one, with a dead-letter queue and an alarm. */
export const laneQueueName = (channel: Channel, lane: Lane): string => `${channel}-${lane}`;

/** Names of the SNS message attributes that the lanes filter by. */
export const LANE_ATTRIBUTES = { channel: 'channel', lane: 'lane' } as const;

/** Header that carries a caller's key for at-most-once requests. */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key';

/** The CloudWatch namespace of every metric. */
export const METRIC_NAMESPACE = 'Rollcall';

/** The stacks of the application, by the part of their name that follows `rollcall-<stage>-`. */
export const STACKS = [
  'data',
  'audit',
  'messaging',
  'sync-checks',
  'voters',
  'ballot-tracking',
  'uploads',
  'releases',
  'county-api',
  'voter-site',
  'voter-edge',
  'staff',
  'operations',
  'test-environment',
  'masked-copy',
  'data-refresh',
] as const;
export type StackName = (typeof STACKS)[number];

/**
 * The CloudFormation outputs that an operator, the local stage and the tests read, by stack.
 * Each is exported under this logical id.
 */
export const OUTPUTS = {
  countyApiId: { stack: 'county-api', id: 'CountyApiId' },
  countyApiUrl: { stack: 'county-api', id: 'CountyApiUrl' },
  userPoolId: { stack: 'county-api', id: 'UserPoolId' },
  tokenUrl: { stack: 'county-api', id: 'TokenUrl' },
  voterSiteApiId: { stack: 'voter-site', id: 'VoterSiteApiId' },
  staffPoolId: { stack: 'staff', id: 'StaffPoolId' },
  staffClientId: { stack: 'staff', id: 'StaffClientId' },
  operationsApiId: { stack: 'operations', id: 'OperationsApiId' },
} as const satisfies Record<string, { stack: StackName; id: string }>;

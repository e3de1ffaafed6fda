import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { synthesizeFile } from '../assemblies.ts';
import { ASSEMBLIES } from '../stages.ts';
import { policiesOf, roleOf, shortName } from './policies.ts';
import {
  type Application,
  application,
  BACKED_UP,
  EVERY_ASSEMBLY,
  type Found,
  isRecord,
  list,
  ON_AWS,
  prerequisites,
  readApplication,
  references,
} from './templates.ts';

/** What stops the first `cdk deploy` to an account, or the second one after it, and what no emulator shows. */
describe.each(EVERY_ASSEMBLY)('the first deployment of %s', (name) => {
  const app = application(name);

  it('makes a function only when its role has its policy: tracing and dead letters are checked at once', () => {
    const functions = app.all('AWS::Lambda::Function');
    expect(functions.length).toBeGreaterThan(40);
    const early = functions.filter((lambda) => {
      const ready = prerequisites(app, lambda);
      const policies = policiesOf(app, roleOf(app, lambda));
      // A grant on something that itself needs the function comes later, in a policy of its own.
      return !policies.some(({ id }) => ready.has(id));
    });
    expect(early.map((lambda) => shortName(app, lambda))).toEqual([]);
  });

  it('makes a state machine, an event source and a schedule only when their role has its policy', () => {
    const early: string[] = [];
    let checked = 0;
    for (const [type, property] of [
      ['AWS::StepFunctions::StateMachine', 'RoleArn'],
      ['AWS::Scheduler::Schedule', 'Target'],
    ] as const) {
      for (const resource of app.all(type)) {
        const held = resource.properties[property];
        const role = app.target(resource.stack, isRecord(held) && 'RoleArn' in held ? held['RoleArn'] : held);
        if (role === undefined) throw new Error(`${resource.where} has no role.`);
        checked += 1;
        const ready = prerequisites(app, resource);
        if (!policiesOf(app, role).some(({ id }) => ready.has(id))) early.push(resource.where);
      }
    }
    for (const mapping of app.all('AWS::Lambda::EventSourceMapping')) {
      const lambda = app.target(mapping.stack, mapping.properties['FunctionName']);
      if (lambda === undefined) throw new Error(`${mapping.where} has no function.`);
      checked += 1;
      const ready = prerequisites(app, mapping);
      if (!policiesOf(app, roleOf(app, lambda)).some(({ id }) => ready.has(id))) early.push(mapping.where);
    }
    expect(early).toEqual([]);
    expect(checked).toBeGreaterThan(20);
  });

  it('waits for no parameter of a resource that does not exist', () => {
    const empty = app
      .all('AWS::ApiGateway::Authorizer')
      .filter(({ properties }) => properties['IdentitySource'] === '')
      .map(({ where }) => where);
    expect(empty, 'an empty identity source is refused; leave it out').toEqual([]);
  });
});

describe.each(ON_AWS)('%s', (name) => {
  const app = application(name);

  it('lets API Gateway write logs: the account has a role for it before any stage logs', () => {
    const logging = app
      .all('AWS::ApiGateway::Stage')
      .filter(
        ({ properties }) =>
          'AccessLogSetting' in properties ||
          list(properties['MethodSettings']).some(
            (settings) => isRecord(settings) && !['OFF', undefined].includes(settings['LoggingLevel'] as string),
          ),
      );
    expect(logging.length).toBeGreaterThanOrEqual(3);
    const accounts = app.all('AWS::ApiGateway::Account');
    expect(accounts.map(({ where }) => where)).toHaveLength(1);
    const [account] = accounts;
    const role = account && app.target(account.stack, account.properties['CloudWatchRoleArn']);
    expect(JSON.stringify(role?.properties['AssumeRolePolicyDocument'])).toContain('apigateway.amazonaws.com');
    expect(JSON.stringify(role?.properties['ManagedPolicyArns'])).toContain('AmazonAPIGatewayPushToCloudWatchLogs');
    // The setting is the account's own: taking a stage away must not take the role from another stage's APIs.
    expect([account?.deletionPolicy, role?.deletionPolicy]).toEqual(['Retain', 'Retain']);
  });

  it('has providers report to a topic only when its policy is there: SES tries the topic at once', () => {
    const reporting = [
      ...app.all('AWS::SES::ConfigurationSetEventDestination'),
      ...app.all('AWS::SMSVOICE::ConfigurationSet'),
    ];
    expect(reporting).toHaveLength(3);
    const early = reporting.filter((one) => {
      const ready = prerequisites(app, one);
      const policies = app.all('AWS::SNS::TopicPolicy').filter(({ stack, id }) => stack === one.stack && ready.has(id));
      return !policies.some(({ properties }) =>
        list(properties['Topics']).some((topic) => references(topic).some((id) => ready.has(id))),
      );
    });
    expect(early.map(({ where }) => where)).toEqual([]);
  });

  it('asks for no more memory than Lambda gives a new account', () => {
    // Beyond it CreateFunction is refused until AWS Support has raised a limit that Service Quotas does not show.
    const NEW_ACCOUNT_MB = 3_008;
    const large = app
      .all('AWS::Lambda::Function')
      .filter(({ properties }) => !(Number(properties['MemorySize']) <= NEW_ACCOUNT_MB));
    expect(large.map((lambda) => shortName(app, lambda))).toEqual([]);
  });

  it('a first deployment that fails leaves nothing behind whose name blocks the second', () => {
    // Names that an account, or the world, has once. User pools may share theirs.
    const NAMES = /^(TableName|BucketName|LogGroupName|BackupVaultName|QueueName|TopicName|AliasName)$/;
    const kept = app.all().filter(({ deletionPolicy }) => deletionPolicy?.startsWith('Retain'));
    const blocking = kept.filter(
      ({ properties, deletionPolicy }) =>
        deletionPolicy === 'Retain' && Object.keys(properties).some((key) => NAMES.test(key)),
    );
    expect(blocking.map(({ where, type }) => `${where} (${type})`)).toEqual([]);
    if (!name.startsWith('prod')) return;
    const named = kept.filter(({ properties }) => Object.keys(properties).some((key) => NAMES.test(key)));
    expect(named.length).toBeGreaterThan(30);
  });
});

/** The stacks of an assembly that CloudFormation refuses to delete. */
const terminationProtected = (folder: string): readonly string[] => {
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { type: string; properties?: { terminationProtection?: boolean } }>;
  };
  return Object.entries(artifacts)
    .filter(([, { type, properties }]) => type === 'aws:cloudformation:stack' && properties?.terminationProtection)
    .map(([name]) => name);
};

/** What AWS refuses to delete, also when a deployment that fails takes it back. */
const deletionProtected = (app: Application): readonly string[] =>
  app
    .all()
    .filter(({ properties }) =>
      Object.entries(properties).some(
        ([key, value]) => /^DeletionProtection/.test(key) && value !== false && value !== 'INACTIVE',
      ),
    )
    .map(({ where }) => where);

describe('production before its first deployment has succeeded', () => {
  let folder: string;
  let first: Application;
  beforeAll(() => {
    // With another value that a person may change later.
    const thresholds = { ...ASSEMBLIES.prod.file.thresholds, spentShare: 1 };
    folder = synthesizeFile({ ...ASSEMBLIES.prod.file, protected: false, thresholds });
    first = readApplication('prod', folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('refuses no deletion: what is protected while it is made cannot be taken back, and stops the second attempt', () => {
    expect(deletionProtected(first)).toEqual([]);
    expect(terminationProtected(folder)).toEqual([]);
  });

  it('keeps its data all the same when somebody deletes a stack', () => {
    const tables = first.all('AWS::DynamoDB::Table');
    expect(tables.length).toBeGreaterThanOrEqual(9);
    expect(new Set(tables.map(({ deletionPolicy }) => deletionPolicy))).toEqual(new Set(['RetainExceptOnCreate']));
  });

  it('has a budget of another name when other shares of it wake somebody: what is told cannot be changed', () => {
    // Source: CloudFormation's schema of AWS::Budgets::Budget, createOnlyProperties: NotificationsWithSubscribers.
    const [now] = application('prod').all('AWS::Budgets::Budget');
    const [then] = first.all('AWS::Budgets::Budget');
    const nameOf = (budget: Found | undefined) => {
      const { Budget: told } = budget?.properties ?? {};
      return isRecord(told) ? String(told['BudgetName']) : '';
    };
    const toldBy = (budget: Found | undefined) => list(budget?.properties['NotificationsWithSubscribers']);
    expect(toldBy(then)).not.toEqual(toldBy(now));
    expect(nameOf(then)).not.toBe(nameOf(now));
    for (const budget of [now, then]) {
      expect(nameOf(budget)).toMatch(/^rollcall-prod-budget[^:\\]{1,80}$/);
      const texts = toldBy(budget).map((one) => JSON.stringify(isRecord(one) ? one['Notification'] : one));
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it.each(['prod', 'prod-govcloud'] as const)(
    '%s is protected afterwards: stacks, tables, numbers and clients',
    (name) => {
      const app = application(name);
      expect(terminationProtected(join(inject('assemblies'), name))).toHaveLength(app.files.length);
      const types = deletionProtected(app).map((where) => app.all().find((one) => one.where === where)?.type);
      expect(types.filter((type) => type === 'AWS::DynamoDB::Table')).toHaveLength(
        app.all('AWS::DynamoDB::Table').length,
      );
      for (const type of ['AWS::SMSVOICE::PhoneNumber', 'AWS::SMSVOICE::Pool', 'AWS::Cognito::UserPool']) {
        expect(types).toContain(type);
      }
    },
  );

  it.each(['cte', 'staging'] as const)('%s never is: it may be deleted with its data', (name) => {
    expect(deletionProtected(application(name))).toEqual([]);
    expect(terminationProtected(join(inject('assemblies'), name))).toEqual([]);
  });
});

describe.each(ON_AWS.filter((name) => !BACKED_UP.includes(name)))('%s can be deleted with its data:', (name) => {
  const app = application(name);

  it('nothing stays, and nothing is kept that CloudFormation cannot delete', () => {
    const kept = app.all().filter(({ deletionPolicy }) => deletionPolicy?.startsWith('Retain'));
    // The account's role by which API Gateway logs is not this stage's own; a version goes with its function.
    const ours = kept.filter(({ type, where }) => type !== 'AWS::Lambda::Version' && !/^data\/ApiGateway/.test(where));
    expect(ours.map(({ where }) => where)).toEqual([]);
    expect(app.all().filter(({ type }) => type.startsWith('AWS::Backup::'))).toEqual([]);
    const backups = app
      .all('AWS::CloudWatch::Alarm')
      .filter(({ properties }) => properties['Namespace'] === 'AWS/Backup');
    expect(backups.map(({ where }) => where)).toEqual([]);
  });

  it('buckets are emptied first, by the commands that are written down', () => {
    const commands = readFileSync(join(import.meta.dirname, '../../../docs/deploying.md'), 'utf8');
    const buckets = app.all('AWS::S3::Bucket');
    expect(buckets.map(({ id }) => id.replace(/[0-9A-F]{8}$/, '')).toSorted()).toEqual([
      'AccessLogs',
      'Bucketaudit',
      'Bucketcopies',
      'Bucketinbox',
      'Bucketrolls',
    ]);
    for (const words of ['list-object-versions', 'delete-objects', 'AWS::S3::Bucket', 'cdk destroy']) {
      expect(commands).toContain(words);
    }
  });
});

describe.each(ON_AWS)('the buckets of %s', (name) => {
  it('let go of what has expired: in a versioned bucket an expiration alone deletes nothing', () => {
    // Source: S3 User Guide, "Expiring objects": the action has "no impact on noncurrent object versions".
    const buckets = application(name).all('AWS::S3::Bucket');
    expect(buckets).toHaveLength(5);
    for (const { where, properties } of buckets) {
      const { VersioningConfiguration: versioning, LifecycleConfiguration: lifecycle } = properties;
      expect(versioning, where).toEqual({ Status: 'Enabled' });
      // What the audit trail is checked against is kept for good.
      if (where.startsWith('data/Bucketaudit')) continue;
      const rules = list(isRecord(lifecycle) ? lifecycle['Rules'] : undefined).filter(isRecord);
      const expiring = rules.filter((rule) => 'ExpirationInDays' in rule);
      expect(expiring.length, where).toBeGreaterThan(0);
      for (const rule of expiring) expect(rule, where).toHaveProperty('NoncurrentVersionExpiration.NoncurrentDays');
      expect(
        rules.some((rule) => rule['ExpiredObjectDeleteMarker'] === true),
        where,
      ).toBe(true);
    }
  });
});

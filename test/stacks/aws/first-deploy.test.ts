import { describe, expect, it } from 'vitest';
import { policiesOf, roleOf, shortName } from './policies.ts';
import { application, EVERY_ASSEMBLY, isRecord, list, ON_AWS, prerequisites, references } from './templates.ts';

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

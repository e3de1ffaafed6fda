import { describe, expect, it } from 'vitest';
import { ACCOUNT, ASSEMBLIES } from '../stages.ts';
import { arnOf, literal } from './literal.ts';
import { openTrusts, trustsOf } from './permission-walk.ts';
import { allows, type Statement, statementsOf } from './policies.ts';
import {
  type Application,
  application,
  BACKED_UP,
  EVERY_ASSEMBLY,
  type Found,
  isRecord,
  list,
  type Value,
} from './templates.ts';

/** The statements of the policy that a topic or queue carries. */
const resourcePolicy = (app: Application, type: string, attached: string, resource: Found): readonly Statement[] =>
  app
    .all(type)
    .filter(({ stack, properties }) =>
      list(properties[attached]).some((held) => app.target(stack, held)?.where === resource.where),
    )
    .flatMap(({ stack, properties }) => statementsOf(app, stack, properties['PolicyDocument']));

const topicPolicy = (app: Application, topic: Found): readonly Statement[] =>
  resourcePolicy(app, 'AWS::SNS::TopicPolicy', 'Topics', topic);

const permitsService = (statements: readonly Statement[], service: string, action: string): boolean =>
  statements.some(
    ({ effect, principals, actions }) =>
      effect === 'Allow' && principals.includes(service) && actions.some((one) => one.toLowerCase() === action),
  );

/** Whether the key behind an encrypted topic or queue lets a service use it. */
const keyServes = (app: Application, stack: string, key: Value | undefined, service: string): boolean => {
  const found = app.target(stack, key);
  if (found === undefined) return key === undefined;
  const statements = statementsOf(app, found.stack, found.properties['KeyPolicy']);
  return (
    permitsService(statements, service, 'kms:decrypt') && permitsService(statements, service, 'kms:generatedatakey*')
  );
};

describe.each(EVERY_ASSEMBLY)('somebody is told, in %s:', (name) => {
  const app = application(name);

  it('every alarm may publish to its topic, and use the key that encrypts it', () => {
    const alarms = app.all('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(60);
    const mute = alarms.filter(({ stack, properties }) =>
      list(properties['AlarmActions']).some((action) => {
        const topic = app.target(stack, action);
        if (topic === undefined) return true;
        return !(
          permitsService(topicPolicy(app, topic), 'cloudwatch.amazonaws.com', 'sns:publish') &&
          keyServes(app, topic.stack, topic.properties['KmsMasterKeyId'], 'cloudwatch.amazonaws.com')
        );
      }),
    );
    expect(mute.map(({ where }) => where)).toEqual([]);
  });

  it('providers may report to the receipts topic, and use the key that encrypts it', () => {
    const [receipts] = app
      .all('AWS::SNS::Topic')
      .filter(({ properties }) => String(properties['TopicName']).endsWith('-receipts'));
    if (receipts === undefined) throw new Error('There is no topic for receipts.');
    for (const service of ['ses.amazonaws.com', 'sms-voice.amazonaws.com']) {
      expect(permitsService(topicPolicy(app, receipts), service, 'sns:publish'), service).toBe(true);
      expect(keyServes(app, receipts.stack, receipts.properties['KmsMasterKeyId'], service), service).toBe(true);
    }
  });

  it('every topic hands its messages to its queues, with their keys', () => {
    const subscriptions = app
      .all('AWS::SNS::Subscription')
      .filter(({ properties }) => properties['Protocol'] === 'sqs');
    expect(subscriptions.length).toBeGreaterThanOrEqual(10);
    const cut = subscriptions.filter(({ stack, properties }) => {
      const queue = app.target(stack, properties['Endpoint']);
      const topic = app.target(stack, properties['TopicArn']);
      if (queue === undefined || topic === undefined) return true;
      const statements = resourcePolicy(app, 'AWS::SQS::QueuePolicy', 'Queues', queue);
      const source = statements.filter(({ conditions }) =>
        Object.values(conditions).some((keys) => keys['aws:SourceArn']?.includes(arnOf(app, topic))),
      );
      return !(
        permitsService(source, 'sns.amazonaws.com', 'sqs:sendmessage') &&
        keyServes(app, queue.stack, queue.properties['KmsMasterKeyId'], 'sns.amazonaws.com')
      );
    });
    expect(cut.map(({ where }) => where)).toEqual([]);
  });

  it('a message that a topic cannot hand over ends in a queue that takes it', () => {
    const lost = app
      .all('AWS::SNS::Subscription')
      .filter(({ properties }) => properties['Protocol'] === 'sqs')
      .filter(({ stack, properties }) => {
        const redrive = properties['RedrivePolicy'];
        const letters = app.target(stack, isRecord(redrive) ? redrive['deadLetterTargetArn'] : undefined);
        if (letters === undefined) return true;
        const statements = resourcePolicy(app, 'AWS::SQS::QueuePolicy', 'Queues', letters);
        return !permitsService(statements, 'sns.amazonaws.com', 'sqs:sendmessage');
      });
    expect(lost.map(({ where }) => where)).toEqual([]);
  });
});

describe.each(EVERY_ASSEMBLY)('services act for us alone, in %s:', (name) => {
  const app = application(name);
  it('whoever trusts a service names the account or the resource that it must act for', () => {
    const services = trustsOf(app).flatMap(({ statement }) =>
      statement.principals.filter((one) => one.endsWith('.amazonaws.com')),
    );
    expect(openTrusts(app)).toEqual([]);
    expect(services.length).toBeGreaterThan(60);
  });

  it('the functions’ Lambda permissions name what may invoke them', () => {
    const open = app
      .all('AWS::Lambda::Permission')
      .filter(({ properties }) => !('SourceArn' in properties) && !('SourceAccount' in properties));
    expect(open.map(({ where }) => where)).toEqual([]);
  });

  it('keys know CloudWatch Logs by its regional name, for the stage’s own log groups', () => {
    const keys = new Map(
      app.all('AWS::Logs::LogGroup').map(({ stack, properties, where }) => {
        const key = app.target(stack, properties['KmsKeyId']);
        if (key === undefined) throw new Error(`${where} has no key.`);
        return [key.where, key] as const;
      }),
    );
    expect(keys.size).toBeGreaterThan(0);
    for (const { stack, where, properties } of keys.values()) {
      const statements = statementsOf(app, stack, properties['KeyPolicy']);
      const named = statements.flatMap(({ principals }) => principals.filter((one) => /^logs\./.test(one)));
      expect(named, where).toEqual([`logs.${app.region}.amazonaws.com`]);
    }
  });

  it('every log group’s name is within what its key serves', () => {
    const outside = app.all('AWS::Logs::LogGroup').filter(({ stack, properties }) => {
      const key = app.target(stack, properties['KmsKeyId']);
      if (key === undefined) return true;
      const group = `arn:${app.partition}:logs:${app.region}:${ACCOUNT}:log-group:${literal(app, stack, properties['LogGroupName'])}`;
      const patterns = statementsOf(app, key.stack, key.properties['KeyPolicy'])
        .filter(({ principals }) => principals.some((one) => one.startsWith('logs.')))
        .flatMap(({ conditions }) => Object.values(conditions))
        .flatMap((keys) => keys['kms:EncryptionContext:aws:logs:arn'] ?? []);
      return !patterns.some((pattern) =>
        new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\/]/g, '\\$&').replaceAll('*', '.*')}$`).test(group),
      );
    });
    expect(outside.map(({ where }) => where)).toEqual([]);
  });
});

describe.each(BACKED_UP)('backups can be copied out of %s:', (name) => {
  const app = application(name);

  it('AWS Backup of the account that keeps the copies, and nobody else there, may read with the vault’s key', () => {
    // Source: AWS Knowledge Center, "How do I troubleshoot cross-account copy issues in AWS Backup?"
    const [vault] = app.all('AWS::Backup::BackupVault');
    const key = vault && app.target(vault.stack, vault.properties['EncryptionKeyArn']);
    const copies = ASSEMBLIES[name].file?.backupCopy?.vaultArn.split(':')[4];
    if (key === undefined || copies === undefined) throw new Error('There is no vault with a key, or no copy of it.');
    const foreign = statementsOf(app, key.stack, key.properties['KeyPolicy']).filter(({ principals }) =>
      principals.some((one) => one.includes(`:${copies}:`)),
    );
    for (const action of ['kms:DescribeKey', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant']) {
      expect(allows(foreign, action, '*'), action).toBe(true);
    }
    const role = `arn:${app.partition}:iam::${copies}:role/aws-service-role/backup.amazonaws.com/*`;
    for (const { conditions } of foreign) expect(conditions['ArnLike']?.['aws:PrincipalArn']).toEqual([role]);
  });
});

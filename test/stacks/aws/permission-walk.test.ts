import { describe, expect, it } from 'vitest';
import { arnOf } from './literal.ts';
import { lambdasOf } from './permission-needs.ts';
import { idleReasons, secretReaders, trustsOf, WALK, walked } from './permission-walk.ts';
import { policiesOf, roleOf } from './policies.ts';
import { type Application, application, EVERY_ASSEMBLY, type Found, isRecord, list, type Value } from './templates.ts';

describe.each(EVERY_ASSEMBLY)('the permission walk over %s', (name) => {
  const app = application(name);

  it.each(Object.entries(WALK))('%s', (_what, find) => {
    expect(find(app)).toEqual([]);
  });

  it('goes through everything that anybody is allowed', () => {
    expect(walked(app)).toBeGreaterThan(500);
    expect(
      trustsOf(app).filter(({ statement }) => statement.principals.some((one) => one.includes('amazonaws'))).length,
    ).toBeGreaterThan(60);
  });
});

const prod = application('prod');

describe('by name, in production', () => {
  /** The functions that reach the settings, by the keys that they may name. */
  const settingsReaders = (app: Application): Readonly<Record<string, readonly string[]>> => {
    const readers: Record<string, string[]> = {};
    for (const { name, grants } of lambdasOf(app)) {
      for (const { resources, conditions } of grants) {
        if (!resources.some((resource) => resource.endsWith('-settings'))) continue;
        for (const key of conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? ['everything']) {
          readers[key] = [...(readers[key] ?? []), name].toSorted();
        }
      }
    }
    return readers;
  };

  it('the settings are read by those that use them, each by its own keys', () => {
    expect(settingsReaders(prod)).toEqual({
      'CLIENT#*': [
        'authorize-request',
        'issue-client',
        'manage-county-files',
        'manage-uploads',
        'read-county',
        'release-upload',
        'revoke-client',
        'rotate-client',
        'serve-operations',
      ],
      'COUNTY#*': [
        'change-contacts',
        'help-voters',
        'issue-client',
        'manage-county-files',
        'manage-texts',
        'notify-county',
        'plan-upload',
        'post-ballots',
        'publish-differences',
        'read-county',
        'register-system',
        'remind-extracts',
        'request-extract',
        'retell-ems',
        'rotate-client',
        'send-email',
        'send-text',
        'send-voice',
        'send-weekly-statistics',
        'serve-operations',
        'serve-outreach',
        'serve-sign-up',
        'serve-voter-site',
        'settle-upload',
        'sweep-checks',
        'tell-counties',
        'test-endpoint',
        'watch-uploads',
      ],
      BRAKES: ['count-messages', 'manage-halts'],
      'ENDED-HALTS': ['count-messages', 'end-halt', 'list-halts', 'manage-halts'],
      HALTS: [
        'count-messages',
        'end-halt',
        'list-halts',
        'manage-halts',
        'send-email',
        'send-text',
        'send-voice',
        'serve-operations',
        'start-halt',
      ],
      // The key of the counts, which is made at the first sign-up.
      'SIGN-UP': ['serve-sign-up'],
      TEXTS: ['manage-texts', 'send-email', 'send-text', 'send-voice', 'serve-operations', 'serve-sign-up'],
      'TEXTS#*': ['manage-texts', 'send-email', 'send-text', 'send-voice', 'serve-sign-up'],
    });
  });

  it('only a clock that can be set is read, and production has none', () => {
    expect(Object.keys(settingsReaders(application('cte')))).toContain('CLOCK');
    expect(settingsReaders(prod)).not.toHaveProperty('CLOCK');
  });

  it('secrets are read by those that tell counties’ systems something and sign it, and by the one that masks copies', () => {
    expect(secretReaders(prod)).toEqual([
      'manage-county-files',
      'mask-part',
      'publish-differences',
      'remind-extracts',
      'request-extract',
      'retell-ems',
      'tell-counties',
      'test-endpoint',
    ]);
    const read = lambdasOf(prod).map(({ name, grants }) => {
      const reading = grants.filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'));
      return [name, reading.flatMap(({ resources }) => resources)] as const;
    });
    const countys = read.filter(([, secrets]) =>
      secrets.some((one) => one.endsWith(':secret:rollcall-prod-webhook-*')),
    );
    expect(countys.map(([name]) => name).toSorted()).toEqual(
      secretReaders(prod).filter((name) => name !== 'mask-part'),
    );
    expect(read.find(([name]) => name === 'mask-part')?.[1]).toEqual([expect.stringContaining('MaskingKey')]);
  });

  it('contacts are decrypted by those that send, decide, count or settle messages, sign voters up, help one, or purge who is confidential, alone', () => {
    const contacts = lambdasOf(prod).filter(({ grants }) =>
      grants.some(
        ({ actions, resources }) =>
          actions.includes('kms:Decrypt') && resources.some((one) => one.includes('Keycontacts')),
      ),
    );
    expect(contacts.map(({ name }) => name).toSorted()).toEqual([
      'apply-statements',
      'decide-messages',
      'diagnose-sign-up',
      'end-subscription',
      'help-voters',
      // Its stream says who has opted out.
      'keep-opt-outs',
      'manage-halts',
      'plan-chunk',
      // Counts whom an upload would tell something before it is taken in.
      'post-ballots',
      'post-register-changes',
      'read-sign-up-diagnosis',
      'receive-texts',
      'send-email',
      'send-text',
      'send-voice',
      'serve-sign-up',
      'settle-receipts',
      'sweep-ballots',
      'sweep-retractions',
    ]);
  });

  it('every wildcard’s reason is still needed', () => {
    expect(idleReasons(EVERY_ASSEMBLY.map(application))).toEqual([]);
  });
});

type Json = { readonly [key: string]: Value };

/** An application in which resources are otherwise. */
const altered = (app: Application, change: (one: Found) => Found): Application => {
  const everything = app.all().map(change);
  return {
    ...app,
    all: (type) => (type === undefined ? everything : everything.filter((one) => one.type === type)),
    get: (stack, id) => everything.find((one) => one.stack === stack && one.id === id),
  };
};

const withStatement = (found: Found, property: string, statement: Json): Found => {
  const document = found.properties[property];
  const Statement = [...list(isRecord(document) ? document['Statement'] : undefined), statement];
  return { ...found, properties: { ...found.properties, [property]: { ...Object(document), Statement } as Value } };
};

/** Production, with a statement more in one function's policy. */
const granting = (name: string, statement: Json): Application => {
  const lambda = lambdasOf(prod).find((one) => one.name === name)?.lambda;
  if (lambda === undefined) throw new Error(`${name} is not deployed.`);
  const [own] = policiesOf(prod, roleOf(prod, lambda));
  return altered(prod, (one) =>
    one.where === own?.where ? withStatement(one, 'PolicyDocument', { Effect: 'Allow', ...statement }) : one,
  );
};

/** Production without the conditions of what a resource's policy allows. */
const unconditional = (isMeant: (one: Found) => boolean, property: string): Application => {
  let done = false;
  const spoiled = altered(prod, (one) => {
    const document = one.properties[property];
    if (done || !isMeant(one) || !isRecord(document)) return one;
    done = true;
    const Statement = list(document['Statement'])
      .filter(isRecord)
      .map(({ Condition: _taken, ...rest }) => rest);
    return { ...one, properties: { ...one.properties, [property]: { ...document, Statement } as Value } };
  });
  if (!done) throw new Error('There is nothing to spoil.');
  return spoiled;
};

const tableArn = (name: string): string => `arn:aws:dynamodb:us-west-2:402938471625:table/rollcall-prod-${name}`;
const bucketArn = (name: string): string => `arn:aws:s3:::rollcall-prod-${name}-402938471625`;
const keyOf = (name: string): Found => {
  const key = prod.all('AWS::KMS::Key').find(({ id }) => id.startsWith(`Key${name}`));
  if (key === undefined) throw new Error(`There is no key for ${name}.`);
  return key;
};
const voters = keyOf('voters');
const rooted = { AWS: 'arn:aws:iam::402938471625:root' };

/** Each attack with the check that must find it; what else finds it is no matter. */
const ATTACKS: readonly (readonly [string, () => Application, string])[] = [
  [
    'a function that reads no secret may read one',
    () => granting('list-elections', { Action: 'secretsmanager:GetSecretValue', Resource: 'arn:aws:secretsmanager:x' }),
    'who may read secrets is who reads them',
  ],
  [
    'a function may do everything with secrets',
    () => granting('list-elections', { Action: 'secretsmanager:*', Resource: 'arn:aws:secretsmanager:x' }),
    'who may read secrets is who reads them',
  ],
  [
    'a function may do anything with a table',
    () => granting('list-elections', { Action: 'dynamodb:*', Resource: tableArn('elections') }),
    'no action is a wildcard, and no resource without a written reason',
  ],
  [
    'a function may read a whole bucket',
    () => granting('list-differences', { Action: 's3:GetObject', Resource: `${bucketArn('rolls')}/*` }),
    'no action is a wildcard, and no resource without a written reason',
  ],
  [
    'a function may read every table',
    () => granting('list-elections', { Action: 'dynamodb:Query', Resource: tableArn('*') }),
    'no action is a wildcard, and no resource without a written reason',
  ],
  [
    'a function may read all settings',
    () => granting('list-elections', { Action: 'dynamodb:Query', Resource: tableArn('settings') }),
    'where owners share a table, each function names the keys that it reaches',
  ],
  [
    'a sender may change the answers kept for others',
    () =>
      granting('send-text', {
        Action: 'dynamodb:UpdateItem',
        Resource: tableArn('requests'),
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*'] } },
      }),
    'where owners share a table, each function names the keys that it reaches',
  ],
  [
    'any account’s state machine may act with ours',
    () =>
      unconditional(
        ({ type, properties }) =>
          type === 'AWS::IAM::Role' && JSON.stringify(properties['AssumeRolePolicyDocument']).includes('states.'),
        'AssumeRolePolicyDocument',
      ),
    'every trust in a service names the account or the resource that it must act for',
  ],
  [
    'any account’s function may take a role of ours',
    () =>
      unconditional(
        ({ type, properties }) =>
          type === 'AWS::IAM::Role' && JSON.stringify(properties['AssumeRolePolicyDocument']).includes('lambda.'),
        'AssumeRolePolicyDocument',
      ),
    'every trust in a service names the account or the resource that it must act for',
  ],
  [
    'any account’s topic may send into a queue',
    () =>
      unconditional(
        ({ type, properties }) =>
          type === 'AWS::SQS::QueuePolicy' && JSON.stringify(properties['PolicyDocument']).includes('sns.'),
        'PolicyDocument',
      ),
    'every trust in a service names the account or the resource that it must act for',
  ],
  [
    'whoever has an IAM policy for it may decrypt voters’ data',
    () =>
      altered(prod, (one) =>
        one.where === voters.where
          ? withStatement(one, 'KeyPolicy', { Effect: 'Allow', Principal: rooted, Action: 'kms:*', Resource: '*' })
          : one,
      ),
    'keys of personal data serve roles of the stage through DynamoDB and S3 alone, and lock nobody out',
  ],
  [
    'nobody may put another policy on a key',
    () =>
      altered(prod, (one) =>
        one.where === voters.where ? { ...one, properties: { ...one.properties, KeyPolicy: { Statement: [] } } } : one,
      ),
    'keys of personal data serve roles of the stage through DynamoDB and S3 alone, and lock nobody out',
  ],
  [
    'a topic of anything else in the account may use our key',
    () => {
      const operations = keyOf('operations');
      const Statement = {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceAccount': '402938471625' } },
      };
      return altered(prod, (one) =>
        one.where === operations.where ? withStatement(one, 'KeyPolicy', Statement) : one,
      );
    },
    'services use keys for logs, topics and queues of the stage, as their encryption context says',
  ],
  [
    'a function may read a secret that it cannot decrypt',
    () => granting('list-elections', { Action: 'secretsmanager:GetSecretValue', Resource: 'arn:aws:secretsmanager:x' }),
    'who may read a secret may decrypt it, through Secrets Manager',
  ],
  [
    'a function that reaches no voter may decrypt voters’ data',
    () =>
      granting('list-elections', {
        Action: 'kms:Decrypt',
        Resource: arnOf(prod, voters),
        Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.us-west-2.amazonaws.com' } },
      }),
    'who may decrypt reaches something that the key protects',
  ],
  [
    'a function may decrypt by itself',
    () => granting('post-ballots', { Action: 'kms:Decrypt', Resource: arnOf(prod, voters) }),
    'no function uses a key but through a service',
  ],
  [
    'a page that reads elections may delete them',
    () => granting('serve-voter-site', { Action: 'dynamodb:DeleteItem', Resource: tableArn('elections') }),
    'nothing is allowed for which the code has no call',
  ],
  [
    'a function may take back what is on record',
    () => granting('post-ballots', { Action: 'dynamodb:DeleteItem', Resource: tableArn('audit') }),
    'nobody may change or take away what is on record',
  ],
  [
    'a policy outgrows what IAM takes',
    () =>
      granting('post-ballots', {
        Action: 'dynamodb:Query',
        Resource: Array.from({ length: 60 }, (_, index) => `${tableArn('elections')}/index/${'x'.repeat(60)}${index}`),
      }),
    'every policy is as small as IAM takes it',
  ],
  [
    'two functions share a role',
    () => {
      const [first, second] = prod.all('AWS::Lambda::Function').filter(({ stack }) => stack === 'sync-checks');
      if (first === undefined || second === undefined) throw new Error('There are no functions.');
      const Role = first.properties['Role'] ?? null;
      return altered(prod, (one) =>
        one.where === second.where ? { ...one, properties: { ...one.properties, Role } } : one,
      );
    },
    'no two functions share a role',
  ],
];

describe('the walk finds', () => {
  it.each(ATTACKS)('%s', (_attack, spoil, check) => {
    expect(WALK[check]?.(spoil())).not.toEqual([]);
  });

  it('each kind at least once', () => {
    expect([...new Set(ATTACKS.map(([, , check]) => check))].toSorted()).toEqual(Object.keys(WALK).toSorted());
  });
});

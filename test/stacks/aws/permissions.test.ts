import { describe, expect, it } from 'vitest';
import { LAMBDA_NAMES, type LambdaName } from '../../../lib/platform/lambdas.ts';
import { ACCOUNT } from '../stages.ts';
import { sourcesBehind } from './code.ts';
import { arnOf, literal } from './literal.ts';
import { allows, grantsOf, policiesOf, roleOf, type Statement, shortName } from './policies.ts';
import { type Application, application, EVERY_ASSEMBLY, type Found, isRecord, list, ON_AWS } from './templates.ts';

/** A permission that something needs, and which statements must give it. */
type Need = {
  readonly who: string;
  readonly has: readonly Statement[];
  readonly action: string;
  readonly resource: string;
};

const missing = (needs: readonly Need[]): string[] =>
  needs
    .filter(({ has, action, resource }) => !allows(has, action, resource))
    .map(({ who, action, resource }) => `${who} may not ${action} on ${resource}`);

const lambdasOf = (app: Application): readonly { name: string; lambda: Found; grants: readonly Statement[] }[] =>
  app.all('AWS::Lambda::Function').map((lambda) => ({
    name: shortName(app, lambda),
    lambda,
    grants: grantsOf(app, roleOf(app, lambda)),
  }));

const needsOf = (who: string, has: readonly Statement[], actions: readonly string[], resource: string): Need[] =>
  actions.map((action) => ({ who, has, action, resource }));

const environmentOf = (lambda: Found): Readonly<Record<string, unknown>> => {
  const { Environment: environment } = lambda.properties;
  const variables = isRecord(environment) ? environment['Variables'] : undefined;
  return isRecord(variables) ? variables : {};
};

/** The ARN of the key that encrypts a resource; undefined when AWS's own does. */
const keyOf = (app: Application, resource: Found): string | undefined => {
  const { SSESpecification: table, BucketEncryption: bucket, KmsMasterKeyId: message } = resource.properties;
  const rule = isRecord(bucket) ? list(bucket['ServerSideEncryptionConfiguration'])[0] : undefined;
  const byDefault = isRecord(rule) ? rule['ServerSideEncryptionByDefault'] : undefined;
  const value = isRecord(table) ? table['KMSMasterKeyId'] : isRecord(byDefault) ? byDefault['KMSMasterKeyID'] : message;
  const key = app.target(resource.stack, value);
  return key && arnOf(app, key);
};

/**
 * What a call needs of the key behind what it reaches.
 * DynamoDB: "DynamoDB encryption at rest", authorizing use of a customer managed key. S3: SSE-KMS permissions, of which
 * a multipart upload also reads. SNS and SQS: whoever publishes to or sends into what is encrypted.
 */
const KEY_ACTIONS: readonly { readonly calls: RegExp; readonly type: string; readonly needs: readonly string[] }[] = [
  {
    calls: /^dynamodb:(GetItem|BatchGetItem|Query|Scan|ConditionCheckItem|GetRecords)$/,
    type: 'AWS::DynamoDB::Table',
    needs: ['kms:Decrypt', 'kms:DescribeKey'],
  },
  {
    calls: /^dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/,
    type: 'AWS::DynamoDB::Table',
    needs: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
  },
  { calls: /^s3:GetObject(Version)?$/, type: 'AWS::S3::Bucket', needs: ['kms:Decrypt'] },
  { calls: /^s3:PutObject$/, type: 'AWS::S3::Bucket', needs: ['kms:GenerateDataKey', 'kms:Decrypt'] },
  { calls: /^sns:Publish$/, type: 'AWS::SNS::Topic', needs: ['kms:GenerateDataKey', 'kms:Decrypt'] },
  { calls: /^sqs:SendMessage$/, type: 'AWS::SQS::Queue', needs: ['kms:GenerateDataKey', 'kms:Decrypt'] },
  { calls: /^sqs:ReceiveMessage$/, type: 'AWS::SQS::Queue', needs: ['kms:Decrypt'] },
];

/** The needs of keys that follow from what a role may do already. */
const keyNeeds = (app: Application, who: string, has: readonly Statement[]): Need[] =>
  KEY_ACTIONS.flatMap(({ calls, type, needs }) =>
    app.all(type).flatMap((resource) => {
      const arn = arnOf(app, resource);
      const key = keyOf(app, resource);
      if (key === undefined) return [];
      const used = has.some(
        ({ effect, actions, resources }) =>
          effect === 'Allow' &&
          actions.some((action) => calls.test(action)) &&
          resources.some((one) => one === arn || one.startsWith(`${arn}/`)),
      );
      return used ? needsOf(`${who} (for ${resource.id})`, has, needs, key) : [];
    }),
  );

describe.each(EVERY_ASSEMBLY)('in %s', (name) => {
  const app = application(name);
  const lambdas = lambdasOf(app);

  it('every function writes its own log and its traces', () => {
    expect(lambdas.map((one) => one.name).toSorted()).toEqual(LAMBDA_NAMES);
    const needs = lambdas.flatMap(({ name: who, lambda, grants }) => {
      const { LoggingConfig: logging, TracingConfig: tracing } = lambda.properties;
      const group = app.target(lambda.stack, isRecord(logging) ? logging['LogGroup'] : undefined);
      if (group === undefined) throw new Error(`${who} has no log group of ours.`);
      const active = isRecord(tracing) && tracing['Mode'] === 'Active';
      return [
        ...needsOf(who, grants, ['logs:CreateLogStream', 'logs:PutLogEvents'], arnOf(app, group)),
        ...(active ? needsOf(who, grants, ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*') : []),
      ];
    });
    expect(missing(needs)).toEqual([]);
  });

  it('whoever may reach what is encrypted may use its key, as the service documents', () => {
    const roles = app.all('AWS::IAM::Role').map((role) => ({ role, has: grantsOf(app, role) }));
    const needs = roles.flatMap(({ role, has }) => keyNeeds(app, role.where, has));
    expect(needs.length).toBeGreaterThan(100);
    expect(missing(needs)).toEqual([]);
  });

  it('a function that fails for good can say so: its dead letters and its sources’ failures have a queue', () => {
    const letters = lambdas.flatMap(({ name: who, lambda, grants }) => {
      const { DeadLetterConfig: config } = lambda.properties;
      const queue = app.target(lambda.stack, isRecord(config) ? config['TargetArn'] : undefined);
      return queue ? needsOf(who, grants, ['sqs:SendMessage'], arnOf(app, queue)) : [];
    });
    const sources = app.all('AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
      const { DestinationConfig: config } = mapping.properties;
      const failure = isRecord(config) ? config['OnFailure'] : undefined;
      const queue = app.target(mapping.stack, isRecord(failure) ? failure['Destination'] : undefined);
      const lambda = app.target(mapping.stack, mapping.properties['FunctionName']);
      if (queue === undefined || lambda === undefined) return [];
      return needsOf(mapping.where, grantsOf(app, roleOf(app, lambda)), ['sqs:SendMessage'], arnOf(app, queue));
    });
    expect(letters.length).toBeGreaterThan(3);
    expect(sources.length).toBeGreaterThanOrEqual(2);
    expect(missing([...letters, ...sources])).toEqual([]);
  });

  it('a function may poll what it consumes', () => {
    const needs = app.all('AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
      const lambda = app.target(mapping.stack, mapping.properties['FunctionName']);
      if (lambda === undefined) throw new Error(`${mapping.where} has no function.`);
      const has = grantsOf(app, roleOf(app, lambda));
      const source = literal(app, mapping.stack, mapping.properties['EventSourceArn']);
      if (!source.includes('/stream/')) {
        const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
        return needsOf(mapping.where, has, actions, source);
      }
      const actions = ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'];
      return [
        ...needsOf(mapping.where, has, actions, source),
        ...needsOf(mapping.where, has, ['dynamodb:ListStreams'], '*'),
      ];
    });
    expect(needs.length).toBeGreaterThan(30);
    expect(missing(needs)).toEqual([]);
  });

  it('API Gateway may call what it routes to', () => {
    const called = (found: Found, uri: string, credentials: Found | undefined): Need[] => {
      const [, arn = ''] = /functions\/(arn:[^/]+)\/invocations/.exec(uri) ?? [];
      return needsOf(found.where, credentials ? grantsOf(app, credentials) : [], ['lambda:InvokeFunction'], arn);
    };
    const methods = app.all('AWS::ApiGateway::Method').flatMap((method) => {
      const { Integration: integration } = method.properties;
      if (!isRecord(integration) || !integration['Uri']) return [];
      const credentials = app.target(method.stack, integration['Credentials']);
      return called(method, literal(app, method.stack, integration['Uri']), credentials);
    });
    const authorizers = app.all('AWS::ApiGateway::Authorizer').flatMap((authorizer) => {
      const { AuthorizerUri: uri, AuthorizerCredentials: credentials } = authorizer.properties;
      return called(authorizer, literal(app, authorizer.stack, uri), app.target(authorizer.stack, credentials));
    });
    expect(methods.length).toBeGreaterThan(20);
    expect(authorizers.length).toBeGreaterThanOrEqual(2);
    expect(missing([...methods, ...authorizers])).toEqual([]);
  });

  it('a schedule may start its target, and set aside what it could not start', () => {
    const needs = app.all('AWS::Scheduler::Schedule').flatMap((schedule) => {
      const { Target: to } = schedule.properties;
      if (!isRecord(to)) throw new Error(`${schedule.where} has no target.`);
      const role = app.target(schedule.stack, to['RoleArn']);
      const has = role ? grantsOf(app, role) : [];
      const arn = literal(app, schedule.stack, to['Arn']);
      const letters = isRecord(to['DeadLetterConfig']) ? to['DeadLetterConfig']['Arn'] : undefined;
      const action = arn.includes(':states:') ? 'states:StartExecution' : 'lambda:InvokeFunction';
      return [
        ...needsOf(schedule.where, has, [action], arn),
        ...needsOf(schedule.where, has, ['sqs:SendMessage'], literal(app, schedule.stack, letters)),
      ];
    });
    expect(needs.length).toBeGreaterThan(20);
    expect(missing(needs)).toEqual([]);
  });

  it('a state machine may call everything that its definition names', () => {
    const needs = app.all('AWS::StepFunctions::StateMachine').flatMap((machine) => {
      const { RoleArn, DefinitionSubstitutions: substitutions } = machine.properties;
      const role = app.target(machine.stack, RoleArn);
      const has = role ? grantsOf(app, role) : [];
      const arns = Object.values(isRecord(substitutions) ? substitutions : {}).map((value) =>
        literal(app, machine.stack, value),
      );
      return arns
        .filter((arn) => arn.startsWith('arn:'))
        .flatMap((arn) =>
          arn.includes(':lambda:')
            ? needsOf(machine.where, has, ['lambda:InvokeFunction'], arn)
            : needsOf(machine.where, has, ['states:StartExecution'], arn),
        );
    });
    expect(needs.length).toBeGreaterThan(10);
    expect(missing(needs)).toEqual([]);
  });

  it('a function may use what its environment names', () => {
    const USES: readonly { readonly variable: RegExp; readonly action: RegExp }[] = [
      { variable: /_TABLE$/, action: /^dynamodb:/ },
      { variable: /_BUCKET$/, action: /^s3:/ },
      { variable: /_TOPIC$/, action: /^sns:Publish$/ },
      { variable: /_MACHINE$/, action: /^(states:|iam:PassRole)/ },
      { variable: /^(MAIL|EMAIL)_FROM$/, action: /^ses:SendRawEmail$/ },
    ];
    const useless = lambdas.flatMap(({ name: who, lambda, grants }) =>
      Object.keys(environmentOf(lambda)).flatMap((variable) => {
        const use = USES.find((one) => one.variable.test(variable));
        const granted = grants.some(({ actions }) => use && actions.some((action) => use.action.test(action)));
        return use && !granted ? [`${who} has ${variable}, but no permission to use it`] : [];
      }),
    );
    expect(useless).toEqual([]);
  });

  it('whoever sends from an identity that has a configuration set may use the set', () => {
    const identities = app.all('AWS::SES::EmailIdentity').map((identity) => {
      const { EmailIdentity: domain, ConfigurationSetAttributes: attributes } = identity.properties;
      const held = isRecord(attributes) ? attributes['ConfigurationSetName'] : undefined;
      const set = app.target(identity.stack, held);
      const prefix = `arn:${app.partition}:ses:${app.region}:${ACCOUNT}`;
      return {
        arn: `${prefix}:identity/${literal(app, identity.stack, domain)}`,
        set: set && `${prefix}:configuration-set/${literal(app, set.stack, set.properties['Name'])}`,
      };
    });
    expect(identities.length).toBeGreaterThan(0);
    const senders = lambdas.filter(({ grants }) =>
      grants.some(({ actions }) => actions.some((action) => action.startsWith('ses:Send'))),
    );
    expect(senders.map((one) => one.name).toSorted()).toEqual(
      lambdas
        .filter(({ lambda }) => Object.keys(environmentOf(lambda)).some((key) => /^(MAIL|EMAIL)_FROM$/.test(key)))
        .map((one) => one.name)
        .toSorted(),
    );
    const needs = senders.flatMap(({ name: who, grants }) =>
      identities.flatMap(({ arn, set }) => [
        ...needsOf(who, grants, ['ses:SendRawEmail'], arn),
        ...(set ? needsOf(who, grants, ['ses:SendRawEmail'], set) : []),
      ]),
    );
    expect(missing(needs)).toEqual([]);
  });

  it('code that reads "there is no such key" may list the bucket: without, S3 answers 403', () => {
    const readsAbsence = new Set(
      LAMBDA_NAMES.filter((lambda) =>
        sourcesBehind(lambda).some(
          (text) => text.includes("'@aws-sdk/client-s3'") && /\binstanceof (NoSuchKey|NotFound)\b/.test(text),
        ),
      ),
    );
    expect(readsAbsence.size).toBeGreaterThan(3);
    const needs = lambdas
      .filter((one) => readsAbsence.has(one.name as LambdaName))
      .flatMap(({ name: who, grants }) =>
        app
          .all('AWS::S3::Bucket')
          .map((bucket) => arnOf(app, bucket))
          .filter((arn) => grants.some(({ resources, actions }) => reads(actions) && resources.some(within(arn))))
          .flatMap((arn) => needsOf(who, grants, ['s3:ListBucket'], arn)),
      );
    expect(needs.length).toBeGreaterThan(3);
    expect(missing(needs)).toEqual([]);
  });

  it('a policy is as small as IAM takes it', () => {
    const LARGEST = 6_144;
    const large = app.all('AWS::IAM::ManagedPolicy').filter(({ properties }) => {
      const text = JSON.stringify(properties['PolicyDocument'], (_key, value: unknown) => value);
      return text.replaceAll(/\s/g, '').length > LARGEST;
    });
    expect(large.map(({ where }) => where)).toEqual([]);
  });
});

const reads = (actions: readonly string[]): boolean => actions.some((action) => action.startsWith('s3:GetObject'));
const within =
  (bucket: string) =>
  (resource: string): boolean =>
    resource.startsWith(`${bucket}/`);

describe.each(ON_AWS)('in %s', (name) => {
  const app = application(name);

  it('each sender may use the origin that its environment names', () => {
    const origins = [
      ['send-text', 'TEXT_ORIGINATION', 'sms-voice:SendTextMessage'],
      ['send-voice', 'VOICE_ORIGINATION', 'sms-voice:SendVoiceMessage'],
      ['send-voice', 'CONNECT_INSTANCE', 'connect:StartOutboundVoiceContact'],
    ] as const;
    for (const [who, variable, action] of origins) {
      const found = lambdasOf(app).find((one) => one.name === who);
      if (found === undefined) throw new Error(`${who} is not deployed.`);
      const value = environmentOf(found.lambda)[variable];
      expect(value, `${who} ${variable}`).toBeDefined();
      const origin = literal(app, found.lambda.stack, value as never);
      const granted = found.grants
        .filter(({ actions }) => actions.includes(action))
        .flatMap(({ resources }) => resources)
        .filter((resource) => resource.includes(`/${origin}`));
      expect(granted, `${who} may ${action} on ${origin}`).not.toEqual([]);
    }
  });

  it('every role of a function has policies at all', () => {
    for (const { name: who, lambda } of lambdasOf(app)) {
      expect(policiesOf(app, roleOf(app, lambda)).length, who).toBeGreaterThan(0);
    }
  });
});

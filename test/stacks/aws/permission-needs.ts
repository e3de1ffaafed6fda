import { LAMBDA_NAMES } from '../../../lib/platform/lambdas.ts';
import { ACCOUNT } from '../stages.ts';
import { sourcesBehind } from './code.ts';
import { arnOf, literal } from './literal.ts';
import { allows, grantsOf, logGroupOf, roleOf, type Statement, shortName } from './policies.ts';
import { type Application, type Found, isRecord, list, type Value } from './templates.ts';

/** A permission that something needs, and which statements must give it. */
export type Need = {
  readonly who: string;
  readonly has: readonly Statement[];
  readonly action: string;
  readonly resource: string;
};

/** Those that no statement gives, as sentences. */
export const missing = (needs: readonly Need[]): string[] =>
  needs
    .filter(({ has, action, resource }) => !allows(has, action, resource))
    .map(({ who, action, resource }) => `${who} may not ${action} on ${resource}`);

/** Every function with what its role may do. */
export const lambdasOf = (app: Application): readonly { name: string; lambda: Found; grants: readonly Statement[] }[] =>
  app.all('AWS::Lambda::Function').map((lambda) => ({
    name: shortName(app, lambda),
    lambda,
    grants: grantsOf(app, roleOf(app, lambda)),
  }));

const needsOf = (who: string, has: readonly Statement[], actions: readonly string[], resource: string): Need[] =>
  actions.map((action) => ({ who, has, action, resource }));

/** The environment variables of a function. */
export const environmentOf = (lambda: Found): Readonly<Record<string, unknown>> => {
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

const logNeeds = (app: Application): Need[] =>
  lambdasOf(app).flatMap(({ name: who, lambda, grants }) => {
    const { TracingConfig: tracing } = lambda.properties;
    const group = logGroupOf(app, lambda);
    if (group === undefined) throw new Error(`${who} has no log group of ours.`);
    const active = isRecord(tracing) && tracing['Mode'] === 'Active';
    return [
      ...needsOf(who, grants, ['logs:CreateLogStream', 'logs:PutLogEvents'], arnOf(app, group)),
      ...(active ? needsOf(who, grants, ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*') : []),
    ];
  });

const failureNeeds = (app: Application): Need[] => {
  const letters = lambdasOf(app).flatMap(({ name: who, lambda, grants }) => {
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
  return [...letters, ...sources];
};

const pollNeeds = (app: Application): Need[] =>
  app.all('AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
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

const routeNeeds = (app: Application): Need[] => {
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
  return [...methods, ...authorizers];
};

const scheduleNeeds = (app: Application): Need[] =>
  app.all('AWS::Scheduler::Schedule').flatMap((schedule) => {
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

/** Schedules that code makes: whoever makes one hands a role over, and the role starts the target. */
const madeScheduleNeeds = (app: Application): Need[] =>
  lambdasOf(app).flatMap(({ name: who, lambda, grants }) => {
    const variables = environmentOf(lambda);
    if (!('SCHEDULER_ROLE_ARN' in variables)) return [];
    const named = (variable: string): string => literal(app, lambda.stack, variables[variable] as Value);
    const role = app.target(lambda.stack, variables['SCHEDULER_ROLE_ARN'] as Value);
    if (role === undefined) throw new Error(`${who} hands over no role of ours.`);
    const group = `schedule/${named('ALTERNATE_SCHEDULE_GROUP')}/county-03`;
    const making = ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'];
    const has = grantsOf(app, role);
    return [
      ...needsOf(who, grants, making, `arn:${app.partition}:scheduler:${app.region}:${ACCOUNT}:${group}`),
      ...needsOf(who, grants, ['iam:PassRole'], arnOf(app, role)),
      ...needsOf(role.where, has, ['states:StartExecution'], named('SYNC_NIGHT_MACHINE')),
      ...needsOf(role.where, has, ['sqs:SendMessage'], named('SCHEDULE_FAILURES_ARN')),
    ];
  });

const machineNeeds = (app: Application): Need[] =>
  app.all('AWS::StepFunctions::StateMachine').flatMap((machine) => {
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

const reads = (actions: readonly string[]): boolean => actions.some((action) => action.startsWith('s3:GetObject'));
const within =
  (bucket: string) =>
  (resource: string): boolean =>
    resource.startsWith(`${bucket}/`);

const absenceNeeds = (app: Application): Need[] => {
  const readsAbsence = new Set<string>(
    LAMBDA_NAMES.filter((lambda) =>
      sourcesBehind(lambda).some(
        (text) => text.includes("'@aws-sdk/client-s3'") && /\binstanceof (NoSuchKey|NotFound)\b/.test(text),
      ),
    ),
  );
  return lambdasOf(app)
    .filter((one) => readsAbsence.has(one.name))
    .flatMap(({ name: who, grants }) =>
      app
        .all('AWS::S3::Bucket')
        .map((bucket) => arnOf(app, bucket))
        .filter((arn) => grants.some(({ resources, actions }) => reads(actions) && resources.some(within(arn))))
        .flatMap((arn) => needsOf(who, grants, ['s3:ListBucket'], arn)),
    );
};

const mailNeeds = (app: Application): Need[] => {
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
  return lambdasOf(app)
    .filter(({ lambda }) => Object.keys(environmentOf(lambda)).some((key) => /^(MAIL|EMAIL)_FROM$/.test(key)))
    .flatMap(({ name: who, grants }) =>
      identities.flatMap(({ arn, set }) => [
        ...needsOf(who, grants, ['ses:SendEmail'], arn),
        ...(set ? needsOf(who, grants, ['ses:SendEmail'], set) : []),
      ]),
    );
};

/** What a test of permissions finds needed, and how much it must find for its silence to mean anything. */
export type PermissionCheck = { readonly needs: (app: Application) => readonly Need[]; readonly atLeast: number };

/** The checks over a stage's templates, by what they say. Each gives what is needed; what is missing of it is a fault. */
export const PERMISSION_CHECKS: Readonly<Record<string, PermissionCheck>> = {
  'every function writes its own log and its traces': { needs: logNeeds, atLeast: 100 },
  'whoever may reach what is encrypted may use its key, as the service documents': {
    needs: (app) => app.all('AWS::IAM::Role').flatMap((role) => keyNeeds(app, role.where, grantsOf(app, role))),
    atLeast: 100,
  },
  'a function that fails for good can say so: its dead letters and its sources’ failures have a queue': {
    needs: failureNeeds,
    atLeast: 5,
  },
  'a function may poll what it consumes': { needs: pollNeeds, atLeast: 30 },
  'API Gateway may call what it routes to': { needs: routeNeeds, atLeast: 22 },
  'a schedule may start its target, and set aside what it could not start': { needs: scheduleNeeds, atLeast: 20 },
  'whoever makes schedules may, may pass the role that they run under, and the role may start their target': {
    needs: madeScheduleNeeds,
    atLeast: 12,
  },
  'a state machine may call everything that its definition names': { needs: machineNeeds, atLeast: 10 },
  'whoever sends from an identity that has a configuration set may use the set': { needs: mailNeeds, atLeast: 5 },
  'code that reads "there is no such key" may list the bucket: without, S3 answers 403': {
    needs: absenceNeeds,
    atLeast: 4,
  },
};

/** What an environment variable of a function is for, by its name. */
const USES: readonly { readonly variable: RegExp; readonly action: RegExp }[] = [
  { variable: /_TABLE$/, action: /^dynamodb:/ },
  { variable: /_BUCKET$/, action: /^s3:/ },
  { variable: /_TOPIC$/, action: /^sns:Publish$/ },
  { variable: /_MACHINE$/, action: /^(states:|iam:PassRole)/ },
  { variable: /^(MAIL|EMAIL)_FROM$/, action: /^ses:SendEmail$/ },
];

/** The functions that have a name in their environment and no permission to use it, as sentences. */
export const uselessVariables = (app: Application): string[] =>
  lambdasOf(app).flatMap(({ name: who, lambda, grants }) =>
    Object.keys(environmentOf(lambda)).flatMap((variable) => {
      const use = USES.find((one) => one.variable.test(variable));
      const granted = grants.some(({ actions }) => use && actions.some((action) => use.action.test(action)));
      return use && !granted ? [`${who} has ${variable}, but no permission to use it`] : [];
    }),
  );

/** The origins that senders' environments name, and what they must be allowed to do with them. */
const ORIGINS = [
  ['send-text', 'TEXT_ORIGINATION', 'sms-voice:SendTextMessage'],
  ['send-voice', 'VOICE_ORIGINATION', 'sms-voice:SendVoiceMessage'],
  ['send-voice', 'CONNECT_INSTANCE', 'connect:StartOutboundVoiceContact'],
] as const;

/** Whether recordings are played: a County Test Environment plays none, because nothing could keep Connect to guests. */
const playsRecordings = (app: Application): boolean => app.all('AWS::Connect::ContactFlow').length > 0;

/** The senders that may not use the origin that their environment names, as sentences. */
export const closedOrigins = (app: Application): string[] =>
  ORIGINS.filter(([, variable]) => variable !== 'CONNECT_INSTANCE' || playsRecordings(app)).flatMap(
    ([who, variable, action]) => {
      const found = lambdasOf(app).find((one) => one.name === who);
      if (found === undefined) throw new Error(`${who} is not deployed.`);
      const value = environmentOf(found.lambda)[variable];
      if (value === undefined) return [`${who} has no ${variable}`];
      const origin = literal(app, found.lambda.stack, value as never);
      const granted = found.grants
        .filter(({ actions }) => actions.includes(action))
        .flatMap(({ resources }) => resources)
        .filter((resource) => resource.includes(`/${origin}`));
      return granted.length === 0 ? [`${who} may not ${action} on ${origin}`] : [];
    },
  );

import { OBJECT_PREFIXES } from '../../../lib/platform/names.ts';
import { ACCOUNT } from '../stages.ts';
import { actionsInCode } from './calls.ts';
import { arnOf } from './literal.ts';
import { lambdasOf } from './permission-needs.ts';
import { allows, grantsOf, type Statement, statementsOf } from './policies.ts';
import { type Application, type Found, isRecord, list, type Value } from './templates.ts';

/**
 * The permission walk: everything that anybody is allowed by a stage's templates, each statement looked at once. Every
 * check gives what it finds as sentences; a check that finds nothing in a spoiled template would be none.
 */

/** Every statement of every policy of an identity. */
const identityStatements = (app: Application): readonly { where: string; statement: Statement }[] =>
  ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'].flatMap((type) =>
    app
      .all(type)
      .flatMap(({ stack, where, properties }) =>
        statementsOf(app, stack, properties['PolicyDocument']).map((statement) => ({ where, statement })),
      ),
  );

/** Policies by which a resource says who may use it, with the type and the property that holds them. */
const RESOURCE_POLICIES: readonly (readonly [string, string])[] = [
  ['AWS::IAM::Role', 'AssumeRolePolicyDocument'],
  ['AWS::SNS::TopicPolicy', 'PolicyDocument'],
  ['AWS::SQS::QueuePolicy', 'PolicyDocument'],
  ['AWS::KMS::Key', 'KeyPolicy'],
  ['AWS::S3::BucketPolicy', 'PolicyDocument'],
  ['AWS::Logs::ResourcePolicy', 'PolicyDocument'],
  ['AWS::SecretsManager::ResourcePolicy', 'ResourcePolicy'],
  ['AWS::Backup::BackupVault', 'AccessPolicy'],
];

/** What resources allow to whom. */
export const trustsOf = (app: Application): readonly { where: string; statement: Statement }[] =>
  RESOURCE_POLICIES.flatMap(([type, property]) =>
    app
      .all(type)
      .flatMap(({ stack, where, properties }) =>
        statementsOf(app, stack, properties[property]).map((statement) => ({ where, statement })),
      ),
  ).filter(({ statement }) => statement.effect === 'Allow');

/**
 * Services that document no source for the roles they assume: a plain condition would shut out what does not say for
 * whom it acts, so theirs only refuses what says somebody else.
 */
const MAY_NOT_SAY = new Set(['lambda.amazonaws.com', 'apigateway.amazonaws.com', 'backup.amazonaws.com']);

const isBound = ({ conditions }: Statement, service: string): boolean => {
  const isOurs: Readonly<Record<string, (value: string) => boolean>> = {
    'aws:sourceaccount': (value) => value === ACCOUNT,
    'aws:sourceowner': (value) => value === ACCOUNT,
    'aws:sourcearn': (value) => value.includes(`:${ACCOUNT}:`),
    // CloudWatch Logs names the log group in the encryption context instead.
    ...(service.startsWith('logs.')
      ? { 'kms:encryptioncontext:aws:logs:arn': (value: string) => value.includes(`:${ACCOUNT}:`) }
      : {}),
  };
  return Object.entries(conditions)
    .filter(([operator]) => /^(String|Arn)(Equals|Like)$/.test(operator.replace(/IfExists$/, '')))
    .filter(([operator]) => !operator.endsWith('IfExists') || MAY_NOT_SAY.has(service))
    .flatMap(([, keys]) => Object.entries(keys))
    .some(([key, values]) => values.length > 0 && values.every(isOurs[key.toLowerCase()] ?? (() => false)));
};

const isService = (principal: string): boolean => /\.amazonaws\.com$/.test(principal);

/** Whoever trusts a service for anybody's resource of it, or trusts anybody. */
export const openTrusts = (app: Application): string[] =>
  trustsOf(app).flatMap(({ where, statement }) =>
    statement.principals
      .filter((one) => (isService(one) ? !isBound(statement, one) : one === '*'))
      .map((principal) => `${where} trusts ${principal}`),
  );

/** Who may read secrets and has no call for it, and who has a call and may not. */
export const secretFaults = (app: Application): string[] => {
  const READING = 'secretsmanager:GetSecretValue';
  const may = secretReaders(app);
  const does = lambdasOf(app).flatMap(({ name }) => (actionsInCode(name).has(READING) ? [name] : []));
  return [
    ...may.filter((name) => !does.includes(name)).map((name) => `${name} may read secrets, and reads none`),
    ...does.filter((name) => !may.includes(name)).map((name) => `${name} reads a secret, and may not`),
  ];
};

const covers = (pattern: string, action: string): boolean => allows([grant(pattern)], action, 'r');
const grant = (action: string): Statement => ({
  effect: 'Allow',
  principals: [],
  actions: [action],
  resources: ['*'],
  conditions: {},
});

const READS_SECRETS = ['secretsmanager:GetSecretValue', 'secretsmanager:BatchGetSecretValue', 'ssm:GetParameter'];

/** The functions that may read a secret, by name. */
export const secretReaders = (app: Application): string[] =>
  lambdasOf(app)
    .filter(({ grants }) =>
      grants.some(({ actions }) => actions.some((one) => READS_SECRETS.some((read) => covers(one, read)))),
    )
    .map(({ name }) => name)
    .toSorted();

/** Resources with a wildcard that are granted, each with why nothing narrower can be named. */
const WILDCARDS: readonly { readonly resource: RegExp; readonly actions: RegExp; readonly why: string }[] = [
  { resource: /^\*$/, actions: /^xray:Put/, why: 'X-Ray knows no resources.' },
  { resource: /^\*$/, actions: /^dynamodb:ListStreams$/, why: 'Lambda lists streams, which knows no resources.' },
  {
    resource: /^\*$/,
    actions: /^logs:(Create|Delete|Describe|Get|List|Put|Update)(LogDeliver|ResourcePolic|LogGroups)/,
    why: 'A state machine that logs must be able to set up the delivery, which knows no resources.',
  },
  { resource: /:log-group:[^*]+:\*$/, actions: /^logs:/, why: 'The streams of one log group, named as they begin.' },
  {
    resource: new RegExp(`^arn:[^:]+:s3:::[^/*]+/(${Object.values(OBJECT_PREFIXES).flat().join('|')})(runs/)?\\*$`),
    actions: /^s3:(Get|Put|Delete)Object(Version)?$/,
    why: 'Objects of one kind: one for each check or day, whose keys are made as it runs.',
  },
  {
    resource: /:table\/rollcall-[a-z]+-[a-z]+\/export\/\*$/,
    actions: /^dynamodb:DescribeExport$/,
    why: 'Exports of one table, which DynamoDB names when they start.',
  },
  {
    resource: /^arn:[^:]+:s3:::[^/*]+-rolls-\d+\/backups\/\*$/,
    actions: /^s3:AbortMultipartUpload$/,
    why: 'Exports of tables, which DynamoDB uploads in parts under keys of its own.',
  },
  { resource: /:execution:[^*]+:\*$/, actions: /^states:/, why: 'Executions of one machine, named as they start.' },
  {
    resource: /:schedule\/[^/*]+\/\*$/,
    actions: /^scheduler:(Create|Update|Delete)Schedule$/,
    why: 'Schedules of one group, one for each county.',
  },
  {
    resource: /:instance\/[^/*]+\/contact\/\*$/,
    actions: /^connect:StartOutboundVoiceContact$/,
    why: 'A contact has no name before it is called.',
  },
  {
    resource: /:secret:rollcall-[a-z]+-webhook-\*$/,
    actions: /^secretsmanager:(Get|Create|Delete)Secret(Value)?$/,
    why: 'Secrets of one kind: one for each county, whose names Secrets Manager ends with signs of its own.',
  },
  {
    resource: /:rule\/StepFunctions|:function:[^*]+:\*$/,
    actions: /^(events|lambda):/,
    why: 'Versions of one function, and the rules that Step Functions keeps for itself.',
  },
];

/** Wildcards in actions, and in resources without a written reason. */
export const wildcardFaults = (app: Application): string[] =>
  identityStatements(app).flatMap(({ where, statement: { effect, actions, resources } }) => {
    if (effect !== 'Allow') return [];
    const loose = actions.filter((action) => action.includes('*')).map((action) => `${where} allows ${action}`);
    const wide = resources
      .filter((resource) => resource.includes('*'))
      .flatMap((resource) =>
        actions
          .filter((action) => !WILDCARDS.some((one) => one.resource.test(resource) && one.actions.test(action)))
          .map((action) => `${where} allows ${action} on ${resource}`),
      );
    return [...loose, ...wide];
  });

/** Reasons for wildcards that nobody needs any more. */
export const idleReasons = (apps: readonly Application[]): string[] =>
  WILDCARDS.filter(
    ({ resource, actions }) =>
      !apps.some((app) =>
        identityStatements(app).some(
          ({ statement }) =>
            statement.resources.some((one) => resource.test(one)) && statement.actions.some((one) => actions.test(one)),
        ),
      ),
  ).map(({ why }) => why);

/** Tables in which items of several owners lie side by side: each function names the partition keys that it reaches. */
const SHARED_TABLES = /:table\/rollcall-[a-z]+-(settings|requests|audit)$/;

/** Whoever reaches a shared table by more than keys of one kind. */
export const wholeTableFaults = (app: Application): string[] =>
  identityStatements(app).flatMap(({ where, statement: { effect, actions, resources, conditions } }) => {
    const shared = resources.filter((resource) => SHARED_TABLES.test(resource));
    const keys = conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [];
    const isNarrow = keys.length > 0 && keys.every((key) => /^[A-Z]{2}/.test(key));
    return effect === 'Allow' && shared.length > 0 && !isNarrow
      ? shared.map((resource) => `${where} reaches all of ${resource} with ${actions.join(', ')}`)
      : [];
  });

/** Keys for which the usual policy, which leaves everything to the account's IAM policies, is not enough. */
const GUARDED = /-(voters|contacts)$/;
/** Those of single tables and buckets: what else uses the operations key, no table shows. */
const OF_TABLES = /-(voters|contacts|settings)$/;

const keysNamed = (app: Application, name: RegExp): readonly Found[] =>
  app
    .all('AWS::KMS::Alias')
    .filter(({ properties }) => name.test(String(properties['AliasName'])))
    .map((alias) => {
      const key = app.target(alias.stack, alias.properties['TargetKeyId']);
      if (key === undefined) throw new Error(`${alias.where} stands for no key.`);
      return app.get(key.stack, key.id) ?? key;
    });

const USES = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:CreateGrant',
];

/** Keys of personal data that anybody may use but roles of the stage through DynamoDB and S3, or that lock us out. */
export const keyPolicyFaults = (app: Application): string[] =>
  keysNamed(app, GUARDED).flatMap(({ stack, where, properties }) => {
    const statements = statementsOf(app, stack, properties['KeyPolicy']);
    const open = statements.flatMap((statement) => {
      const used = USES.filter((action) => allows([{ ...statement, resources: ['*'] }], action, where));
      const via = statement.conditions['StringEquals']?.['kms:ViaService'] ?? [];
      const roles = statement.conditions['ArnLike']?.['aws:PrincipalArn'] ?? [];
      const isNarrow =
        via.length > 0 &&
        via.every((service) => /^(dynamodb|s3)\.[a-z0-9-]+\.amazonaws\.com$/.test(service)) &&
        roles.length > 0 &&
        roles.every((role) => /:role\/(rollcall-[a-z]+-|cdk-\*-cfn-exec-role-\d+-)/.test(role));
      return isNarrow ? [] : used.map((action) => `${where} lets ${statement.principals.join(', ')} ${action}`);
    });
    const manages = allows(
      statements.filter(
        ({ principals, conditions }) =>
          principals.some((one) => one.endsWith(`:${ACCOUNT}:root`)) && Object.keys(conditions).length === 0,
      ),
      'kms:PutKeyPolicy',
      '*',
    );
    return manages ? open : [...open, `${where} locks the account out`];
  });

/** Services that may use a key for whatever of theirs they like: each names what it is for in the encryption context. */
export const keyContextFaults = (app: Application): string[] =>
  app.all('AWS::KMS::Key').flatMap(({ stack, where, properties }) =>
    statementsOf(app, stack, properties['KeyPolicy']).flatMap(({ effect, principals, conditions }) => {
      const contexts = Object.values(conditions)
        .flatMap(Object.entries)
        .filter(([key]) => /^kms:EncryptionContext:aws:(logs:arn|sns:topicArn|sqs:arn)$/.test(key))
        .flatMap(([, values]) => values);
      const isOurs =
        contexts.length > 0 && contexts.every((arn) => arn.includes(`:${ACCOUNT}:`) && arn.includes('rollcall-'));
      return effect === 'Allow' && !isOurs
        ? principals.filter(isService).map((service) => `${where} lets ${service} use it for anything`)
        : [];
    }),
  );

/** Functions that may read or make secrets, and may not use a key through Secrets Manager. */
export const secretKeyFaults = (app: Application): string[] =>
  lambdasOf(app)
    .filter(({ grants }) =>
      grants.some(({ actions }) => actions.some((one) => /^secretsmanager:(Get|Create|Put)/.test(one))),
    )
    .filter(
      ({ grants }) =>
        !grants.some(
          (statement) =>
            statement.actions.includes('kms:Decrypt') &&
            (statement.conditions['StringEquals']?.['kms:ViaService'] ?? []).some((one) =>
              one.startsWith('secretsmanager.'),
            ),
        ),
    )
    .map(({ name }) => `${name} may read a secret, and not decrypt it`);

/** Functions that may decrypt with a table's key and reach nothing that it protects. */
export const idleKeyFaults = (app: Application): string[] => {
  const protects = (key: Found): readonly string[] =>
    [...app.all('AWS::DynamoDB::Table'), ...app.all('AWS::S3::Bucket')]
      .filter((resource) => JSON.stringify(keyProperty(resource)).includes(key.id))
      .map((resource) => arnOf(app, resource));
  return keysNamed(app, OF_TABLES).flatMap((key) => {
    const protectedArns = protects(key);
    return lambdasOf(app)
      .filter(({ grants }) => allows(grants.filter(isKeyUse), 'kms:Decrypt', arnOf(app, key)))
      .filter(
        ({ grants }) =>
          !grants.some(({ resources }) =>
            resources.some((resource) =>
              protectedArns.some((arn) => resource === arn || resource.startsWith(`${arn}/`)),
            ),
          ),
      )
      .map(({ name }) => `${name} may decrypt with ${key.where}, and reaches nothing that it protects`);
  });
};

const isKeyUse = ({ actions }: Statement): boolean => actions.some((action) => action.startsWith('kms:'));
const keyProperty = ({ properties }: Found): Value =>
  properties['SSESpecification'] ?? properties['BucketEncryption'] ?? null;

/** Key statements of functions that allow use without a service in between. */
export const directKeyFaults = (app: Application): string[] =>
  lambdasOf(app).flatMap(({ name, grants }) =>
    grants
      .filter((statement) => isKeyUse(statement) && !statement.conditions['StringEquals']?.['kms:ViaService'])
      .map(({ resources }) => `${name} may use ${resources.join(', ')} by itself`),
  );

/** Actions that services take in a function's name, or that go with others: no call of its code names them. */
const BY_SERVICES =
  /^(logs|xray|kms):|^iam:PassRole$|^s3:(ListBucket|GetObjectVersion)$|^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes|ChangeMessageVisibility)$|^dynamodb:(GetRecords|GetShardIterator|DescribeStream|ListStreams)$/;

/** What functions may do and have no call for: `list-elections dynamodb:DeleteItem`. */
export const unusedGrants = (app: Application): string[] =>
  lambdasOf(app).flatMap(({ name, lambda, grants }) => {
    const code = actionsInCode(name);
    // What a function cannot handle, Lambda sends to its queue or its source's.
    const sendsFailures = lambda.properties['DeadLetterConfig'] !== undefined || grants.some(isStream);
    const granted = new Set(grants.flatMap(({ actions }) => actions));
    return [...granted]
      .filter((action) => !BY_SERVICES.test(action) && !code.has(action))
      .filter((action) => action !== 'sqs:SendMessage' || !sendsFailures)
      .map((action) => `${name} ${action}`);
  });

const isStream = ({ actions }: Statement): boolean => actions.includes('dynamodb:GetRecords');

/** Whoever may change or take away what is on record: to the audit trail things are only added. */
export const recordFaults = (app: Application): string[] =>
  identityStatements(app)
    .filter(
      ({ statement: { effect, resources } }) =>
        effect === 'Allow' && resources.some((one) => /:table\/[^/]+-audit$/.test(one)),
    )
    .flatMap(({ where, statement: { actions } }) =>
      actions
        .filter((action) => !/^dynamodb:(PutItem|GetItem|BatchGetItem|Query)$/.test(action))
        .map((action) => `${where} allows ${action} on the audit trail`),
    );

/** Policies that IAM would refuse for their size. Source: IAM quotas: managed 6,144, inline of a role 10,240, trust 2,048. */
export const sizeFaults = (app: Application): string[] => {
  const sizeOf = (document: Value | undefined): number => JSON.stringify(document ?? {}).replaceAll(/\s/g, '').length;
  const inline = ({ properties }: Found): number =>
    list(properties['Policies'])
      .filter(isRecord)
      .reduce((sum, policy) => sum + sizeOf(policy['PolicyDocument']), 0);
  return [
    ...app.all('AWS::IAM::ManagedPolicy').filter(({ properties }) => sizeOf(properties['PolicyDocument']) > 6_144),
    ...app.all('AWS::IAM::Policy').filter(({ properties }) => sizeOf(properties['PolicyDocument']) > 10_240),
    ...app.all('AWS::IAM::Role').filter((role) => inline(role) > 10_240),
    ...app.all('AWS::IAM::Role').filter(({ properties }) => sizeOf(properties['AssumeRolePolicyDocument']) > 2_048),
    ...app.all('AWS::KMS::Key').filter(({ properties }) => sizeOf(properties['KeyPolicy']) > 32_768),
  ].map(({ where }) => where);
};

/** Roles that more than one function runs under: their permissions would be everybody's. */
export const sharedRoles = (app: Application): string[] => {
  const roles = app
    .all('AWS::Lambda::Function')
    .map((lambda) => app.target(lambda.stack, lambda.properties['Role'])?.where ?? `${lambda.where} has none`);
  return roles.filter((role, index) => roles.indexOf(role) !== index);
};

/** Every check of the walk, by what it says. */
export const WALK: Readonly<Record<string, (app: Application) => readonly string[]>> = {
  'who may read secrets is who reads them': secretFaults,
  'no action is a wildcard, and no resource without a written reason': wildcardFaults,
  'where owners share a table, each function names the keys that it reaches': wholeTableFaults,
  'every trust in a service names the account or the resource that it must act for': openTrusts,
  'keys of personal data serve roles of the stage through DynamoDB and S3 alone, and lock nobody out': keyPolicyFaults,
  'services use keys for logs, topics and queues of the stage, as their encryption context says': keyContextFaults,
  'who may read a secret may decrypt it, through Secrets Manager': secretKeyFaults,
  'who may decrypt reaches something that the key protects': idleKeyFaults,
  'no function uses a key but through a service': directKeyFaults,
  'nothing is allowed for which the code has no call': unusedGrants,
  'nobody may change or take away what is on record': recordFaults,
  'every policy is as small as IAM takes it': sizeFaults,
  'no two functions share a role': sharedRoles,
};

/** How many statements the walk goes through: its silence means nothing if there are none. */
export const walked = (app: Application): number =>
  identityStatements(app).length +
  trustsOf(app).length +
  app.all('AWS::IAM::Role').flatMap((role) => grantsOf(app, role)).length;

import { ACCOUNT } from '../stages.ts';
import { type Application, type Found, isRecord, list, type Value } from './templates.ts';

/** Which property holds a resource's name, and how its ARN goes on after the account. */
const ARNS: Readonly<Record<string, { readonly name?: string; readonly arn: (name: string) => string }>> = {
  'AWS::Lambda::Function': { name: 'FunctionName', arn: (name) => `lambda:R:A:function:${name}` },
  'AWS::Lambda::Alias': { arn: (name) => `lambda:R:A:function:${name}:live` },
  'AWS::DynamoDB::Table': { name: 'TableName', arn: (name) => `dynamodb:R:A:table/${name}` },
  'AWS::S3::Bucket': { name: 'BucketName', arn: (name) => `s3:::${name}` },
  'AWS::SQS::Queue': { name: 'QueueName', arn: (name) => `sqs:R:A:${name}` },
  'AWS::SNS::Topic': { name: 'TopicName', arn: (name) => `sns:R:A:${name}` },
  'AWS::KMS::Key': { arn: (name) => `kms:R:A:key/${name}` },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', arn: (name) => `logs:R:A:log-group:${name}:*` },
  'AWS::StepFunctions::StateMachine': { name: 'StateMachineName', arn: (name) => `states:R:A:stateMachine:${name}` },
  'AWS::IAM::Role': { name: 'RoleName', arn: (name) => `iam::A:role/${name}` },
  'AWS::IAM::ManagedPolicy': { arn: (name) => `iam::A:policy/${name}` },
  'AWS::SMSVOICE::Pool': { arn: (name) => `sms-voice:R:A:pool/${name}` },
  'AWS::SMSVOICE::PhoneNumber': { arn: (name) => `sms-voice:R:A:phone-number/${name}` },
  'AWS::SMSVOICE::ConfigurationSet': {
    name: 'ConfigurationSetName',
    arn: (name) => `sms-voice:R:A:configuration-set/${name}`,
  },
  'AWS::Connect::ContactFlow': {
    arn: (name) => `connect:R:A:instance/0a1b2c3d-0000-4000-8000-000000000000/contact-flow/${name}`,
  },
};

/** Types whose `Ref` is their ARN; those of all others is their name. */
const REF_IS_ARN = new Set([
  'AWS::Lambda::Alias',
  'AWS::SNS::Topic',
  'AWS::StepFunctions::StateMachine',
  'AWS::IAM::ManagedPolicy',
]);

const nameOf = (app: Application, resource: Found): string => {
  if (resource.type === 'AWS::Lambda::Alias') {
    const behind = app.target(resource.stack, resource.properties['FunctionName']);
    return behind === undefined ? resource.id : nameOf(app, behind);
  }
  const property = ARNS[resource.type]?.name;
  const given = property === undefined ? undefined : resource.properties[property];
  return given === undefined ? resource.id : literal(app, resource.stack, given);
};

/** A resource's ARN. */
export const arnOf = (app: Application, resource: Found): string => {
  const known = ARNS[resource.type];
  const name = nameOf(app, resource);
  if (known === undefined) return `arn:${app.partition}:unknown:::${name}`;
  const [service = '', region = '', account = '', ...rest] = known.arn(name).split(':');
  const place = [region && app.region, account && ACCOUNT];
  return [`arn:${app.partition}`, service, ...place, ...rest].join(':');
};

const attribute = (app: Application, stack: string, id: string, name: string): string => {
  const resource = app.get(stack, id);
  if (resource === undefined) return `${id}.${name}`;
  if (name === 'StreamArn') return `${arnOf(app, resource)}/stream/2026-01-01T00:00:00.000`;
  return name.endsWith('Arn') ? arnOf(app, resource) : nameOf(app, resource);
};

const reference = (app: Application, stack: string, id: string): string => {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Partition': app.partition,
    'AWS::Region': app.region,
    'AWS::AccountId': ACCOUNT,
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack,
  };
  const resource = app.get(stack, id);
  if (resource === undefined) return pseudo[id] ?? `parameter-${id}`;
  return REF_IS_ARN.has(resource.type) ? arnOf(app, resource) : nameOf(app, resource);
};

const items = (app: Application, stack: string, value: Value | undefined): readonly string[] => {
  if (isRecord(value) && Array.isArray(value['Fn::Split'])) {
    const [separator, text] = list(value['Fn::Split']);
    return literal(app, stack, text).split(String(separator));
  }
  return list(value).map((item) => literal(app, stack, item));
};

/** What a value of a template will be when it is deployed: references become names and ARNs. */
export const literal = (app: Application, stack: string, value: Value | undefined): string => {
  if (value === undefined || value === null) return '';
  if (!isRecord(value)) return String(value);
  const { Ref, 'Fn::GetAtt': att, 'Fn::Join': join, 'Fn::Select': select, 'Fn::ImportValue': imported } = value;
  if (typeof Ref === 'string') return reference(app, stack, Ref);
  if (Array.isArray(att)) return attribute(app, stack, String(att[0]), String(att[1]));
  if (Array.isArray(join)) return items(app, stack, join[1] as Value).join(String(join[0]));
  if (Array.isArray(select)) return items(app, stack, select[1] as Value)[Number(select[0])] ?? '';
  if (typeof imported === 'string') {
    const exported = app.exported(imported);
    return exported === undefined ? imported : literal(app, exported.stack, exported.value);
  }
  throw new Error(`No literal for ${JSON.stringify(value)}`);
};

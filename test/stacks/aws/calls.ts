import type { LambdaName } from '../../../lib/platform/lambdas.ts';
import { sourcesBehind } from './code.ts';
import { lambdasOf } from './permission-needs.ts';
import type { Application } from './templates.ts';

/** What a call of the SDK needs, by the command's or paginator's name. */
const ACTIONS: Readonly<Record<string, string | readonly string[]>> = {
  GetCommand: 'dynamodb:GetItem',
  BatchGetCommand: 'dynamodb:BatchGetItem',
  BatchWriteCommand: 'dynamodb:BatchWriteItem',
  QueryCommand: 'dynamodb:Query',
  paginateQuery: 'dynamodb:Query',
  ScanCommand: 'dynamodb:Scan',
  paginateScan: 'dynamodb:Scan',
  // Source: DynamoDB Developer Guide, "Requesting a table export": DynamoDB writes the export as whoever asks for it.
  ExportTableToPointInTimeCommand: ['dynamodb:ExportTableToPointInTime', 's3:PutObject', 's3:AbortMultipartUpload'],
  DescribeExportCommand: 'dynamodb:DescribeExport',
  PutCommand: 'dynamodb:PutItem',
  UpdateCommand: 'dynamodb:UpdateItem',
  DeleteCommand: 'dynamodb:DeleteItem',
  GetObjectCommand: 's3:GetObject',
  HeadObjectCommand: 's3:GetObject',
  PutObjectCommand: 's3:PutObject',
  DeleteObjectCommand: 's3:DeleteObject',
  // Source: S3 API Reference, "CopyObject": it reads the one object and writes the other.
  CopyObjectCommand: ['s3:GetObject', 's3:PutObject'],
  ListObjectsV2Command: 's3:ListBucket',
  paginateListObjectsV2: 's3:ListBucket',
  ListObjectVersionsCommand: 's3:ListBucketVersions',
  PublishBatchCommand: 'sns:Publish',
  SendMessageCommand: 'sqs:SendMessage',
  StartExecutionCommand: 'states:StartExecution',
  DescribeExecutionCommand: 'states:DescribeExecution',
  ListExecutionsCommand: 'states:ListExecutions',
  SendTaskSuccessCommand: 'states:SendTaskSuccess',
  SendTaskFailureCommand: 'states:SendTaskFailure',
  CreateScheduleCommand: 'scheduler:CreateSchedule',
  UpdateScheduleCommand: 'scheduler:UpdateSchedule',
  DeleteScheduleCommand: 'scheduler:DeleteSchedule',
  SendEmailCommand: 'ses:SendEmail',
  SendTextMessageCommand: 'sms-voice:SendTextMessage',
  SendVoiceMessageCommand: 'sms-voice:SendVoiceMessage',
  PutProtectConfigurationRuleSetNumberOverrideCommand: 'sms-voice:PutProtectConfigurationRuleSetNumberOverride',
  DeleteProtectConfigurationRuleSetNumberOverrideCommand: 'sms-voice:DeleteProtectConfigurationRuleSetNumberOverride',
  StartOutboundVoiceContactCommand: 'connect:StartOutboundVoiceContact',
  GetSecretValueCommand: 'secretsmanager:GetSecretValue',
  CreateSecretCommand: 'secretsmanager:CreateSecret',
  DeleteSecretCommand: 'secretsmanager:DeleteSecret',
  AdminCreateUserCommand: 'cognito-idp:AdminCreateUser',
  CreateUserPoolClientCommand: 'cognito-idp:CreateUserPoolClient',
  DeleteUserPoolClientCommand: 'cognito-idp:DeleteUserPoolClient',
};

/** What the members of a transaction need. */
const MEMBERS: Readonly<Record<string, string>> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

const CALL = /\bnew ([A-Z]\w+Command)\(|\b(paginate[A-Z]\w+)\(/g;
const MEMBER = /\b(Put|Update|Delete|ConditionCheck): /g;

/** What a library calls in our name, by the word that brings it in. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  'new DynamoDBPersistenceLayer(': [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
  ],
};

const actionOf = (call: string): readonly string[] => {
  if (call === 'TransactWriteCommand') return [];
  const action = ACTIONS[call];
  if (action === undefined) throw new Error(`What does ${call} need? Add it to the table.`);
  return [action].flat();
};

const found = new Map<string, ReadonlySet<string>>();

/** The actions that the code behind a Lambda has calls for, also those of an adapter's functions that it never uses. */
export const actionsInCode = (lambda: string): ReadonlySet<string> => {
  const known = found.get(lambda) ?? new Set(sourcesBehind(lambda as LambdaName).flatMap(actionsIn));
  found.set(lambda, known);
  return known;
};

/** A client that sends an adapter's commands in another form (lean-documents.ts, dry-documents.ts): none of its calls is its own. */
const isTranslation = (text: string): boolean => /const (sendLean|sendOrTry)\b/.test(text);

const actionsIn = (text: string): readonly string[] => {
  if (isTranslation(text)) return [];
  const calls = [...text.matchAll(CALL)].map((match) => match[1] ?? match[2] ?? '');
  const members = calls.includes('TransactWriteCommand')
    ? [...text.matchAll(MEMBER)].flatMap(([, member = '']) => MEMBERS[member] ?? [])
    : [];
  const libraries = Object.entries(LIBRARIES).flatMap(([word, actions]) => (text.includes(word) ? actions : []));
  return [...calls.flatMap(actionOf), ...members, ...libraries];
};

/** By function, the actions that its code has calls for and its role is not allowed on anything. */
export const callsWithoutPermission = (app: Application): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    lambdasOf(app).flatMap(({ name, grants }) => {
      const allowed = new Set(grants.flatMap(({ actions }) => actions));
      const refused = [...actionsInCode(name)].filter((action) => !allowed.has(action)).toSorted();
      return refused.length === 0 ? [] : [[name, refused] as const];
    }),
  );

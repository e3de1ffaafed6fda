import { describe, expect, it } from 'vitest';
import type { LambdaName } from '../../../lib/platform/lambdas.ts';
import { callsWithoutPermission } from './calls.ts';
import { closedOrigins, lambdasOf, missing, PERMISSION_CHECKS, uselessVariables } from './permission-needs.ts';
import { policiesOf, roleOf } from './policies.ts';
import { type Application, application, type Found, isRecord, list, type Value } from './templates.ts';

/**
 * What adapters have calls for that a function which uses them never makes. A line more means that a function has lost a
 * permission, or that its code calls something new: then it needs the permission, or a line here.
 */
const NEVER_CALLED: Readonly<Partial<Record<LambdaName, readonly string[]>>> = {
  'apply-statements': ['dynamodb:GetItem'],
  'authorize-page': ['dynamodb:BatchGetItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  'authorize-request': ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  'cancel-alternate-schedule': ['dynamodb:BatchGetItem'],
  'cancel-sync-check': ['states:SendTaskSuccess'],
  'change-election': ['dynamodb:ConditionCheckItem'],
  'close-night': ['dynamodb:PutItem', 'states:SendTaskSuccess'],
  'compare-rolls': ['dynamodb:PutItem'],
  'compare-snapshots': ['dynamodb:BatchGetItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'],
  'complete-extract': ['s3:PutObject', 'states:SendTaskFailure'],
  'complete-file-upload': ['s3:PutObject'],
  // Production has no adjustable clock.
  'count-messages': ['dynamodb:BatchGetItem', 'dynamodb:GetItem'],
  'create-extract-upload': ['s3:GetObject'],
  'create-file-upload': ['s3:GetObject'],
  'decide-election': ['dynamodb:ConditionCheckItem'],
  // The sweep walks subscribers, not who decides.
  'decide-messages': ['dynamodb:Scan'],
  'export-votecal-roll': ['dynamodb:PutItem', 'dynamodb:Query', 's3:PutObject'],
  'finish-masked-copy': ['dynamodb:GetItem'],
  'finish-register-load': ['dynamodb:BatchGetItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 's3:PutObject'],
  'help-voters': ['dynamodb:DeleteItem'],
  'invite-first-person': ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  'issue-client': ['cognito-idp:DeleteUserPoolClient'],
  'judge-check': ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  'keep-opt-outs': ['dynamodb:BatchGetItem', 'dynamodb:DeleteItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  'list-audit-roots': ['s3:PutObject'],
  'list-differences': ['s3:DeleteObject', 's3:PutObject'],
  'list-elections': ['dynamodb:ConditionCheckItem'],
  'list-statements': ['dynamodb:Query', 'dynamodb:UpdateItem', 's3:GetObject'],
  'manage-county-files': ['dynamodb:ConditionCheckItem', 'states:SendTaskSuccess'],
  'manage-halts': ['dynamodb:UpdateItem'],
  // Exports are asked for by `take-backups`, and tables are scanned on the emulator alone.
  'mask-part': [
    'dynamodb:DescribeExport',
    'dynamodb:ExportTableToPointInTime',
    'dynamodb:Scan',
    's3:AbortMultipartUpload',
    's3:ListBucketVersions',
  ],
  'notify-county': ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  'plan-chunk': ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  'plan-night': ['dynamodb:BatchGetItem', 'states:SendTaskSuccess'],
  'plan-register-load': ['dynamodb:GetItem', 's3:PutObject'],
  'plan-upload': ['dynamodb:DeleteItem'],
  'publish-differences': ['dynamodb:Query'],
  'put-alternate-schedule': ['dynamodb:BatchGetItem'],
  'read-election': ['dynamodb:ConditionCheckItem'],
  'read-file': ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  'read-imb-coverage': ['dynamodb:BatchGetItem'],
  'read-upload-results': ['s3:PutObject'],
  'receive-texts': ['dynamodb:GetItem', 'dynamodb:PutItem'],
  'remind-extracts': ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
  'request-extract': ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  'retell-ems': ['dynamodb:PutItem'],
  'revoke-client': ['cognito-idp:CreateUserPoolClient', 'dynamodb:BatchGetItem'],
  'root-audit-trail': ['dynamodb:PutItem'],
  'rotate-client': ['dynamodb:BatchGetItem'],
  'send-email': ['dynamodb:DeleteItem'],
  'send-text': ['dynamodb:PutItem'],
  // Who takes part is asked in a test environment alone.
  'send-weekly-statistics': ['dynamodb:BatchGetItem', 'dynamodb:PutItem'],
  'serve-operations': [
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    's3:DeleteObject',
    's3:PutObject',
  ],
  'serve-outreach': ['dynamodb:PutItem'],
  'serve-sign-in': ['dynamodb:BatchGetItem'],
  'serve-voter-site': ['dynamodb:PutItem'],
  'settle-check': ['dynamodb:PutItem', 'dynamodb:Query'],
  'settle-receipts': ['dynamodb:BatchGetItem', 'dynamodb:Query'],
  'settle-upload': ['dynamodb:DeleteItem', 'dynamodb:Query'],
  'summarise-night': ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  'sweep-checks': ['dynamodb:PutItem', 's3:PutObject'],
  'take-backups': ['dynamodb:GetItem', 'dynamodb:Scan'],
  'test-endpoint': ['secretsmanager:CreateSecret'],
  'track-resolution': ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
  'watch-uploads': ['dynamodb:DeleteItem'],
};

const prod = application('prod');

/** A policy without an action. */
const without = (policy: Found, action: string): Found => {
  const { PolicyDocument: document } = policy.properties;
  if (!isRecord(document)) return policy;
  const Statement = list(document['Statement'])
    .filter(isRecord)
    .map((statement) => ({ ...statement, Action: list(statement['Action']).filter((one) => one !== action) }));
  return { ...policy, properties: { ...policy.properties, PolicyDocument: { ...document, Statement } as Value } };
};

/** The application, but for one action of one function. */
const deprived = (app: Application, name: string, action: string): Application => {
  const lambda = lambdasOf(app).find((one) => one.name === name)?.lambda;
  if (lambda === undefined) throw new Error(`${name} is not deployed.`);
  const own = new Set(policiesOf(app, roleOf(app, lambda)).map(({ where }) => where));
  return { ...app, all: (type) => app.all(type).map((one) => (own.has(one.where) ? without(one, action) : one)) };
};

const CALLS = 'code calls nothing that its role may not';
const ENVIRONMENT = 'a function may use what its environment names';
const ORIGIN = 'each sender may use the origin that its environment names';
const OTHER = Object.keys(PERMISSION_CHECKS);
const named = (beginning: string): string => OTHER.find((name) => name.startsWith(beginning)) ?? beginning;

/** The calls that no line of the table explains, as `function action`. */
const unexplained = (app: Application): readonly string[] =>
  Object.entries(callsWithoutPermission(app)).flatMap(([name, actions]) =>
    actions
      .filter((action) => !NEVER_CALLED[name as LambdaName]?.includes(action))
      .map((action) => `${name} ${action}`),
  );

/** The names of the checks that find a fault. */
const caughtBy = (app: Application): readonly string[] => [
  ...Object.entries(PERMISSION_CHECKS)
    .filter(([, { needs }]) => missing(needs(app)).length > 0)
    .map(([name]) => name),
  ...(uselessVariables(app).length > 0 ? [ENVIRONMENT] : []),
  ...(closedOrigins(app).length > 0 ? [ORIGIN] : []),
  ...(unexplained(app).length > 0 ? [CALLS] : []),
];

const sorted = <Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => a.localeCompare(b)));

describe('the calls in the code against the policies', () => {
  it('code calls nothing that its role may not, but for what adapters offer and nobody uses', () => {
    expect(sorted(callsWithoutPermission(prod))).toEqual(NEVER_CALLED);
  });

  it('nothing is missing as it stands', () => {
    expect(caughtBy(prod)).toEqual([]);
  });
});

describe('a permission that is taken away is missed', () => {
  const standing = caughtBy(prod);
  it.each([
    ['send-text', 'sms-voice:SendTextMessage', ORIGIN],
    ['send-voice', 'connect:StartOutboundVoiceContact', ORIGIN],
    ['send-email', 'ses:SendEmail', named('whoever sends')],
    ['notify-county', 'ses:SendEmail', named('whoever sends')],
    ['export-votecal-roll', 's3:ListBucket', named('code that reads')],
    ['serve-operations', 'kms:Decrypt', named('whoever may reach')],
    ['dispatch-messages', 'sns:Publish', ENVIRONMENT],
    ['settle-receipts', 'sqs:ReceiveMessage', named('a function may poll')],
    ['decide-messages', 'dynamodb:GetRecords', named('a function may poll')],
    ['sweep-messages', 'sqs:SendMessage', named('a function that fails')],
    ['plan-night', 'logs:PutLogEvents', named('every function writes')],
    ['list-elections', 'dynamodb:Query', CALLS],
    ['request-extract', 'states:SendTaskSuccess', CALLS],
    ['sweep-checks', 'states:DescribeExecution', CALLS],
    ['put-alternate-schedule', 'scheduler:CreateSchedule', CALLS],
    ['put-alternate-schedule', 'iam:PassRole', named('whoever makes schedules')],
    ['post-ballots', 'dynamodb:BatchGetItem', CALLS],
  ])('from %s: %s', (name, action, check) => {
    const found = caughtBy(deprived(prod, name, action));
    expect(found).toContain(check);
    // A check that finds a fault as it stands would find one in anything.
    expect(standing).not.toContain(check);
    if (check === CALLS) expect(unexplained(deprived(prod, name, action))).toEqual([`${name} ${action}`]);
  });
});

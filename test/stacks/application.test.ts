import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { HouseFunction } from '../../lib/platform/constructs/house-function.ts';
import { LAMBDA_NAMES, lambdaFolder, lambdasIn } from '../../lib/platform/lambdas.ts';
import { BUCKETS, bucketVariable, MACHINES, machinesOf, tablesOf, tableVariable } from '../../lib/platform/names.ts';
import { appOf } from './assemblies.ts';
import { resourcesOf, type Synthesized, synthesized } from './synthesized.ts';

const root = join(import.meta.dirname, '../..');
let prod: Synthesized;
beforeAll(() => {
  prod = synthesized('prod');
});

/** The tables and buckets that an env.ts and what it spreads ask for, without those that the clock brings. */
const namedIn = (file: string): string[] => {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const spread = [...text.matchAll(/ from '(\..+)'/g)]
    .map((match) => join(dirname(file), match[1] ?? ''))
    .filter((imported) => !imported.endsWith('lib/runtime/env.ts'));
  const own = [...text.matchAll(/\b([A-Z]+_(?:TABLE|BUCKET)):/g)].map((match) => match[1] ?? '');
  return [...own, ...spread.flatMap(namedIn)].toSorted();
};

const properties = (type: string) =>
  resourcesOf(prod, type).map(({ stack, id, resource }) => ({
    where: `${stack}/${id}`,
    ...(resource.Properties ?? {}),
  }));

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };
const statements = (): { where: string; statement: Statement }[] =>
  properties('AWS::IAM::ManagedPolicy').flatMap((policy) =>
    ((policy as unknown as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement ?? []).map(
      (statement) => ({
        where: policy.where,
        statement,
      }),
    ),
  );

describe('functions', () => {
  it.each([
    ['prod', lambdasIn({ testEnvironment: false, copiesOut: true })],
    ['staging', lambdasIn({ testEnvironment: false, copiesOut: false })],
    ['cte', lambdasIn({ testEnvironment: true, copiesOut: false })],
  ] as const)('of %s: every folder under lambdas/ that belongs there is deployed, and nothing else', (stage, names) => {
    const deployed = resourcesOf(synthesized(stage), 'AWS::Lambda::Function').map(({ resource }) =>
      String(resource.Properties?.['FunctionName']).replace(`rollcall-${stage}-`, ''),
    );
    expect(deployed.sort(), 'Give the new Lambda a HouseFunction in the stack it belongs to.').toEqual(names);
  });

  it('run on Node 24 and arm64, traced, with their own encrypted log group', () => {
    for (const fn of properties('AWS::Lambda::Function')) {
      expect(fn).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
    const logGroups = properties('AWS::Logs::LogGroup');
    expect(logGroups.length).toBeGreaterThan(10);
    for (const group of logGroups) {
      expect(group).toMatchObject({ KmsKeyId: expect.anything() });
      // Who was turned away by the firewall is no election record, and somebody's address.
      const isFirewalls = (group as unknown as { LogGroupName: string }).LogGroupName.startsWith('aws-waf-logs-');
      expect(group, group.where).toMatchObject({ RetentionInDays: isFirewalls ? 30 : 731 });
    }
  });

  it('the firewall logs whom it turns away and nobody else, without credentials, paths and queries', () => {
    const logging = properties('AWS::WAFv2::LoggingConfiguration');
    expect(logging.length).toBeGreaterThanOrEqual(4);
    for (const one of logging) {
      expect(one, one.where).toMatchObject({
        LoggingFilter: {
          DefaultBehavior: 'DROP',
          Filters: [{ Behavior: 'KEEP', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] }],
        },
        RedactedFields: expect.arrayContaining([
          { SingleHeader: { Name: 'authorization' } },
          { SingleHeader: { Name: 'cookie' } },
          { SingleHeader: { Name: 'referer' } },
          { QueryString: {} },
          { UriPath: {} },
        ]),
      });
    }
  });

  it('voters’ requests leave no address and no path in X-Ray, where a path may open their subscription', () => {
    const traced = properties('AWS::ApiGateway::Stage').map((stage) => [
      stage.where.split('/')[0],
      'TracingEnabled' in stage && stage.TracingEnabled,
    ]);
    expect(Object.fromEntries(traced)).toEqual({ 'county-api': true, operations: true, 'voter-site': false });
  });

  it('are given the tables and buckets that their env.ts names for themselves, and no other', () => {
    const functionsOf = (name: 'cte' | 'prod') =>
      appOf(name)
        .node.findAll()
        .filter((one) => one instanceof HouseFunction);
    const tested = functionsOf('cte');
    // What masks copies is in their source alone.
    const isTested = new Set(tested.map(({ lambda }) => lambda));
    const functions = [...tested, ...functionsOf('prod').filter(({ lambda }) => !isTested.has(lambda))];
    expect(functions.map(({ lambda }) => lambda).toSorted()).toEqual(LAMBDA_NAMES);
    for (const { lambda, tables, buckets } of functions) {
      const given = [...tables.map(tableVariable), ...buckets.map(bucketVariable)];
      expect(given.toSorted(), lambda).toEqual(namedIn(join(root, lambdaFolder(lambda), 'env.ts')));
    }
  });

  it('never run with a clock that can be set in production', () => {
    for (const fn of properties('AWS::Lambda::Function')) {
      const variables =
        (fn as unknown as { Environment?: { Variables?: Record<string, string> } }).Environment?.Variables ?? {};
      expect(variables['ADJUSTABLE_CLOCK'] ?? 'no').toBe('no');
      expect(Object.keys(variables).filter((name) => name.startsWith('AWS_ENDPOINT_URL'))).toEqual([]);
    }
  });
});

describe('permissions', () => {
  it('name exact actions', () => {
    const all = statements();
    expect(all.length).toBeGreaterThan(30);
    for (const { where, statement } of all) {
      for (const action of [statement.Action].flat()) expect(action, where).not.toContain('*');
    }
  });

  it('reach every resource only where AWS offers no other way', () => {
    const UNSCOPED = /^(xray|logs|dynamodb:ListStreams|sms-voice|connect|ses)/;
    for (const { where, statement } of statements()) {
      if (statement.Resource !== '*') continue;
      for (const action of [statement.Action].flat()) expect(action, where).toMatch(UNSCOPED);
    }
  });
});

describe('alarms', () => {
  it('each says who is hurt and points to a runbook entry that exists', () => {
    const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
    const anchors = new Set(
      [...runbook.matchAll(/^## (.+)$/gm)].map((match) =>
        (match[1] ?? '')
          .toLowerCase()
          .replace(/[^a-z0-9 -]/g, '')
          .trim()
          .replace(/ /g, '-'),
      ),
    );
    const alarms = properties('AWS::CloudWatch::Alarm') as unknown as {
      where: string;
      AlarmDescription: string;
      AlarmActions: unknown[];
    }[];
    expect(alarms.length).toBeGreaterThan(30);
    for (const alarm of alarms) {
      const [, impact, anchor] =
        /^(.+[.!]) What to do: docs\/runbook\.md#([a-z0-9-]+)$/s.exec(alarm.AlarmDescription) ?? [];
      expect(impact?.length, `${alarm.where}: impact`).toBeGreaterThan(20);
      expect(anchors, `${alarm.where}: add "## …" for #${anchor} to docs/runbook.md`).toContain(anchor);
      expect(alarm.AlarmActions, alarm.where).toHaveLength(1);
    }
  });
});

describe('queues and streams', () => {
  it('a message stays invisible for at least six times its consumer’s timeout', () => {
    const functions = resourcesOf(prod, 'AWS::Lambda::Function');
    const aliases = resourcesOf(prod, 'AWS::Lambda::Alias');
    const queues = resourcesOf(prod, 'AWS::SQS::Queue');
    let checked = 0;
    for (const { stack, resource } of resourcesOf(prod, 'AWS::Lambda::EventSourceMapping')) {
      const mapping = resource.Properties as {
        EventSourceArn: { 'Fn::GetAtt'?: [string, string] };
        FunctionName: { Ref: string };
      };
      const queue = queues.find(
        ({ stack: place, id }) => place === stack && id === mapping.EventSourceArn['Fn::GetAtt']?.[0],
      );
      const alias = aliases.find(({ stack: place, id }) => place === stack && id === mapping.FunctionName.Ref);
      const called =
        (alias?.resource.Properties?.['FunctionName'] as { Ref: string } | undefined) ?? mapping.FunctionName;
      const fn = functions.find(({ stack: place, id }) => place === stack && id === called.Ref);
      if (!queue || !fn) continue;
      checked += 1;
      expect(Number(queue.resource.Properties?.['VisibilityTimeout']), queue.id).toBeGreaterThanOrEqual(
        6 * Number(fn.resource.Properties?.['Timeout']),
      );
    }
    expect(checked).toBeGreaterThanOrEqual(9);
  });

  it('a stream listener gives up on a record in the end and keeps a pointer to it', () => {
    const listeners = properties('AWS::Lambda::EventSourceMapping').filter((mapping) => 'StartingPosition' in mapping);
    expect(listeners.length).toBeGreaterThanOrEqual(2);
    // The counts are added by the batch, beside a mark of it: halves would be other batches, and count again.
    const isCounting = (listener: object): boolean => JSON.stringify(listener).includes('countmessages');
    expect(listeners.filter(isCounting)).toHaveLength(1);
    for (const listener of listeners) {
      expect(listener).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: !isCounting(listener),
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 21_600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
    }
  });

  it('every queue is encrypted, refuses plain HTTP, and has a dead-letter queue or is one', () => {
    const queues = properties('AWS::SQS::Queue') as unknown as {
      where: string;
      RedrivePolicy?: unknown;
      KmsMasterKeyId?: unknown;
    }[];
    const policies = JSON.stringify(properties('AWS::SQS::QueuePolicy'));
    for (const queue of queues) {
      expect(queue.KmsMasterKeyId, queue.where).toBeDefined();
      if (!queue.RedrivePolicy) expect(queue.where).toMatch(/DeadLetters|Failures/);
    }
    expect(policies).toContain('aws:SecureTransport');
  });
});

describe('tables and buckets', () => {
  it('can be restored, are encrypted with our keys and protected from deletion', () => {
    const tables = properties('AWS::DynamoDB::Table');
    expect(tables).toHaveLength(tablesOf({ testEnvironment: false }).length);
    for (const table of tables) {
      expect(table).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      });
    }
    for (const { id, resource } of resourcesOf(prod, 'AWS::DynamoDB::Table')) {
      expect(resource['DeletionPolicy'], id).toBe('RetainExceptOnCreate');
    }
  });

  it('delete what they hold in time: every place of rolls, results, differences and masked copies, and what was superseded there', () => {
    type Rule = {
      Prefix?: string;
      ExpirationInDays?: number;
      NoncurrentVersionExpiration?: { NoncurrentDays: number };
    };
    const kept = resourcesOf(prod, 'AWS::S3::Bucket').flatMap(({ resource }) => {
      const { Rules } = Object(resource.Properties?.['LifecycleConfiguration']) as { Rules: Rule[] };
      return Rules.flatMap(({ Prefix, ExpirationInDays, NoncurrentVersionExpiration }) =>
        Prefix === undefined ? [] : [[Prefix, ExpirationInDays, NoncurrentVersionExpiration?.NoncurrentDays]],
      );
    });
    expect(kept.toSorted()).toEqual([
      ['backups/', 7, 1],
      ['differences/', 430, 7],
      ['done/', 30, 7],
      ['extracts/', 90, 7],
      ['lists/', 30, 7],
      ['masked/', 30, 7],
      ['register/', 30, 7],
      ['requests/', 30, 7],
      ['results/', 430, 7],
      ['uploads/', 90, 7],
      ['votecal/', 90, 7],
    ]);
  });

  it('no bucket is public', () => {
    const buckets = properties('AWS::S3::Bucket');
    // Those of the data stack, and the one for access logs.
    expect(buckets).toHaveLength(BUCKETS.length + 1);
    for (const bucket of buckets) {
      expect(bucket).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
      });
    }
  });
});

describe('the audit trail', () => {
  const all = (type: string): readonly Readonly<Record<string, unknown>>[] =>
    resourcesOf(prod, type).map(({ resource }) => resource.Properties ?? {});

  it('is only ever added to, whatever a role allows', () => {
    const table = all('AWS::DynamoDB::Table').find(({ TableName }) => TableName === 'rollcall-prod-audit');
    expect(table).toMatchObject({
      ResourcePolicy: {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: expect.arrayContaining(
                ['UpdateItem', 'DeleteItem', 'BatchWriteItem'].map((one) => `dynamodb:${one}`),
              ),
            },
          ],
        },
      },
    });
  });

  it('has its roots where nobody can change or delete them for seven years', () => {
    const locked = all('AWS::S3::Bucket').filter(({ ObjectLockEnabled }) => ObjectLockEnabled === true);
    expect(locked).toMatchObject([
      {
        BucketName: { 'Fn::Join': ['', ['rollcall-prod-audit-', expect.anything()]] },
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2557 } } },
      },
    ]);
  });

  it('rings for the one that is refused most, by client and by address, on every API that has a credential', () => {
    const rules = all('AWS::CloudWatch::InsightRule').map(({ RuleName, RuleBody }) => {
      const { Contribution, LogGroupNames } = JSON.parse(String(RuleBody)) as Record<string, unknown>;
      return [RuleName, Contribution, LogGroupNames];
    });
    const expected = ['county-api', 'operations'].flatMap((api) =>
      [
        ['forbidden', '$.client', '403'],
        ['unauthorized', '$.ip', '401'],
      ].map(([name, key, status]) => [
        `rollcall-prod-${api}-${name}`,
        { Keys: [key], Filters: [{ Match: '$.status', In: [status] }] },
        [`/aws/apigateway/rollcall-prod-${api}`],
      ]),
    );
    expect(rules.toSorted()).toEqual(expected.toSorted());
    const rung = all('AWS::CloudWatch::Alarm').flatMap(({ Metrics }) =>
      ((Metrics ?? []) as { Expression?: string }[]).map(({ Expression }) => Expression),
    );
    for (const [name] of rules) expect(rung).toContain(`INSIGHT_RULE_METRIC("${name}", "MaxContributorValue")`);
  });

  it('has beside it access logs that say who called, where systems and staff do, and no voter’s address', () => {
    const formats = all('AWS::ApiGateway::Stage').map(({ AccessLogSetting }) => {
      const { Format } = AccessLogSetting as { Format: string };
      return Object.keys(JSON.parse(Format) as object);
    });
    const withCaller = formats.filter((members) => members.includes('ip'));
    expect(formats).toHaveLength(3);
    expect(withCaller).toHaveLength(2);
    for (const members of withCaller)
      expect(members).toEqual(expect.arrayContaining(['client', 'role', 'county', 'call']));
    expect(JSON.stringify(all('AWS::ApiGateway::Stage'))).not.toMatch(
      /\$context\.(path|requestOverride|identity\.(userAgent|caller))|\$util/,
    );
  });
});

describe('state machines', () => {
  it('log no execution data and are traced', () => {
    const machines = properties('AWS::StepFunctions::StateMachine');
    expect(machines).toHaveLength(machinesOf({ testEnvironment: false, copiesOut: true }).length);
    const files = readdirSync(join(root, 'statemachines')).filter((file) => file.endsWith('.asl.json'));
    expect(resourcesOf(synthesized('cte'), 'AWS::StepFunctions::StateMachine')).toHaveLength(
      machinesOf({ testEnvironment: true, copiesOut: false }).length,
    );
    expect(files).toHaveLength(MACHINES.length);
    for (const machine of machines) {
      expect(machine).toMatchObject({
        LoggingConfiguration: { IncludeExecutionData: false, Level: 'ALL' },
        TracingConfiguration: { Enabled: true },
      });
    }
  });

  it('each has a section in statemachines/README.md', () => {
    const readme = readFileSync(join(root, 'statemachines/README.md'), 'utf8');
    for (const file of readdirSync(join(root, 'statemachines')).filter((name) => name.endsWith('.asl.json'))) {
      expect(readme, `Describe ${file} state by state.`).toContain(`## ${file.replace('.asl.json', '')}`);
    }
    expect(existsSync(join(root, 'README.md'))).toBe(true);
  });
});

describe('schedules', () => {
  it('are enabled, in Pacific time, at an exact moment, and what fails to start is kept', () => {
    const schedules = properties('AWS::Scheduler::Schedule') as unknown as {
      where: string;
      ScheduleExpression: string;
      ScheduleExpressionTimezone: string;
    }[];
    expect(schedules.length).toBeGreaterThanOrEqual(9);
    for (const schedule of schedules) {
      expect(schedule, schedule.where).toMatchObject({
        State: 'ENABLED',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ScheduleExpressionTimezone: 'America/Los_Angeles',
        Target: { DeadLetterConfig: { Arn: expect.anything() } },
      });
    }
    expect(schedules.map(({ ScheduleExpression }) => ScheduleExpression)).toEqual(
      expect.arrayContaining([
        'cron(0 17 ? * FRI#1 *)',
        'cron(0 17 ? * WED#2 *)',
        'cron(0 17 ? * THU#3 *)',
        'cron(0 5 * * ? *)',
      ]),
    );
  });
});

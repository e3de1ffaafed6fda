import { describe, expect, it } from 'vitest';
import { LAMBDA_NAMES, type LambdaName } from '../../lib/platform/lambdas.ts';
import { sourcesBehind } from './aws/code.ts';
import { literal } from './aws/literal.ts';
import { logGroupOf, shortName } from './aws/policies.ts';
import {
  type Application,
  application,
  BACKED_UP,
  EVERY_ASSEMBLY,
  type Found,
  isRecord,
  list,
  ON_AWS,
} from './aws/templates.ts';

/** An alarm as CloudWatch will have it. */
type Ring = {
  readonly where: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  readonly seconds: number;
  readonly periods: number;
  readonly threshold: number;
  readonly comparison: string;
  readonly missing: string;
  readonly description: string;
};

const ringOf = (app: Application, { where, stack, properties }: Found): Ring => ({
  where,
  metric: `${String(properties['Namespace'])}/${literal(app, stack, properties['MetricName'])}`,
  dimensions: Object.fromEntries(
    list(properties['Dimensions'])
      .filter(isRecord)
      .map(({ Name, Value }) => [String(Name), literal(app, stack, Value)]),
  ),
  statistic: String(properties['Statistic'] ?? properties['ExtendedStatistic']),
  seconds: Number(properties['Period']),
  periods: Number(properties['EvaluationPeriods']),
  threshold: Number(properties['Threshold']),
  comparison: String(properties['ComparisonOperator']),
  missing: String(properties['TreatMissingData']),
  description: String(properties['AlarmDescription']),
});

const ringsOf = (app: Application): readonly Ring[] =>
  app.all('AWS::CloudWatch::Alarm').map((alarm) => ringOf(app, alarm));

/** The functions that schedules start, with how many schedules each has. */
const scheduled = (app: Application): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { stack, properties } of app.all('AWS::Scheduler::Schedule')) {
    const target = isRecord(properties['Target']) ? app.target(stack, properties['Target']['Arn']) : undefined;
    if (target?.type !== 'AWS::Lambda::Function') continue;
    const name = shortName(app, target);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};

/** What each metric filter counts, under which metric, in whose log. */
const countedIn = (app: Application) =>
  app.all('AWS::Logs::MetricFilter').map(({ properties, stack, where }) => {
    const [transformation] = list(properties['MetricTransformations']);
    const metric = isRecord(transformation) ? literal(app, stack, transformation['MetricName']) : '';
    const [, code] = /\$\.message = "([A-Z_]+)"/.exec(String(properties['FilterPattern'])) ?? [];
    const group = app.target(stack, properties['LogGroupName']);
    const lambda = app
      .all('AWS::Lambda::Function')
      .find((one) => group !== undefined && logGroupOf(app, one)?.where === group.where);
    return { where, metric, code, lambda: lambda && shortName(app, lambda) };
  });

/** Functions that reach the audit trail and only read it. */
const TRAIL_READERS = ['root-audit-trail', 'serve-operations'];

const DAY = 86_400;

describe.each(EVERY_ASSEMBLY)('what rings in %s', (name) => {
  const app = application(name);
  const rings = ringsOf(app);
  const on = (metric: string): readonly Ring[] => rings.filter((ring) => ring.metric === metric);

  it('looks back no further than CloudWatch can: a day, or seven in periods of an hour', () => {
    const tooFar = rings.filter(({ seconds, periods }) => seconds * periods > (seconds >= 3600 ? 7 : 1) * DAY);
    expect(tooFar.map(({ where }) => where)).toEqual([]);
  });

  it('a function that a schedule starts, when it is not started: missing data breaches', () => {
    const counts = scheduled(app);
    expect([...counts.keys()].length).toBeGreaterThanOrEqual(7);
    const silent = new Map(
      on('AWS/Lambda/Invocations').map((ring) => [
        ring.dimensions['FunctionName']?.replace(/^rollcall-[a-z]+-/, ''),
        ring,
      ]),
    );
    // A week is further than CloudWatch looks back: sweep-checks looks whether Monday's statistics have begun.
    const watchedOtherwise = ['send-weekly-statistics'];
    // A schedule starts the machine, whose first step is this function.
    const startedByMachine = ['plan-register-load'];
    const started = [...counts.keys(), ...startedByMachine];
    expect([...silent.keys(), ...watchedOtherwise].toSorted()).toEqual(started.toSorted());
    for (const [function_, ring] of silent) {
      expect(ring, ring.where).toMatchObject({
        statistic: 'Sum',
        seconds: 3600,
        comparison: 'LessThanThreshold',
        missing: 'breaching',
      });
      const schedules = counts.get(function_ ?? '') ?? 0;
      // One of many schedules that stops must be heard: less than all, more than all but one.
      if (schedules > 1) {
        expect(ring.threshold, ring.where).toBeGreaterThan((schedules - 1) * 60);
        expect(ring.threshold, ring.where).toBeLessThan(schedules * 60);
      }
    }
  });

  it('a log code that some function really writes', () => {
    const counted = countedIn(app);
    const ours = rings.filter(({ metric }) => metric.startsWith('Rollcall/'));
    expect(ours.length).toBeGreaterThan(20);
    const fed = new Set(counted.map(({ metric }) => `Rollcall/${metric}`));
    expect(ours.filter(({ metric }) => !fed.has(metric)).map(({ where }) => where)).toEqual([]);
    const unwritten = counted.filter(
      ({ code, lambda }) =>
        code !== undefined &&
        !(
          lambda !== undefined &&
          (LAMBDA_NAMES as readonly string[]).includes(lambda) &&
          sourcesBehind(lambda as LambdaName).some((text) => text.includes(`'${code}'`) || text.includes(`${code}:`))
        ),
    );
    expect(unwritten.map(({ where, code }) => `${where} counts ${code}`)).toEqual([]);
  });

  it('an action that is not on record, whichever of the functions that write the audit trail it was', () => {
    const writers = app
      .all('AWS::Lambda::Function')
      .filter(({ properties }) => JSON.stringify(properties['Environment'] ?? null).includes('"AUDIT_TABLE"'))
      .map((one) => shortName(app, one))
      .filter((one) => !TRAIL_READERS.includes(one));
    for (const one of ['manage-people', 'serve-sign-in', 'invite-first-person', 'issue-client', 'change-election']) {
      expect(writers).toContain(one);
    }
    const counted = countedIn(app);
    for (const code of ['AUDIT_NOT_RECORDED', 'AUDIT_OUTCOME_NOT_RECORDED']) {
      const watched = counted.filter((one) => one.code === code && one.metric === code).map(({ lambda }) => lambda);
      expect(watched.toSorted(), code).toEqual(writers.toSorted());
      expect(on(`Rollcall/${code}`), code).toMatchObject([{ statistic: 'Sum', threshold: 0, missing: 'notBreaching' }]);
    }
  });

  it('an authorizer that cannot judge, and none that refuses: it refuses by an error of its function', () => {
    // Source: API Gateway developer guide, "Use API Gateway Lambda authorizers": 401 is a thrown `Unauthorized`.
    const uris = app
      .all('AWS::ApiGateway::Authorizer')
      .map(({ stack, properties }) => literal(app, stack, properties['AuthorizerUri']));
    const judges = [...new Set(uris.map((uri) => /:function:rollcall-[a-z]+-([a-z-]+)/.exec(uri)?.[1] ?? uri))];
    expect(judges.toSorted()).toEqual(['authorize-page', 'authorize-request']);
    const watched = on('AWS/Lambda/Errors').map(({ dimensions }) =>
      dimensions['FunctionName']?.replace(/^rollcall-[a-z]+-/, ''),
    );
    expect(watched.filter((one) => judges.includes(one ?? ''))).toEqual([]);
    // All others are watched by their errors.
    const others = app.all('AWS::Lambda::Function').map((lambda) => shortName(app, lambda));
    expect(watched.toSorted()).toEqual(others.filter((one) => !judges.includes(one)).toSorted());
    for (const code of ['CALLERS_NOT_JUDGED', 'READERS_NOT_JUDGED']) {
      expect(on(`Rollcall/${code}`), code).toMatchObject([{ statistic: 'Sum', threshold: 0, missing: 'notBreaching' }]);
    }
  });

  it('the first message in every queue for failures, and messages that wait in any other', () => {
    const named = (metric: string) => new Set(on(metric).map(({ dimensions }) => dimensions['QueueName']));
    const failures = named('AWS/SQS/ApproximateNumberOfMessagesVisible');
    const waits = named('AWS/SQS/ApproximateAgeOfOldestMessage');
    const queues = app.all('AWS::SQS::Queue');
    expect(queues.length).toBeGreaterThan(20);
    for (const { stack, where, properties } of queues) {
      const queue = literal(app, stack, properties['QueueName']);
      const watching = properties['RedrivePolicy'] === undefined ? failures : waits;
      expect(watching.has(queue), where).toBe(true);
    }
  });

  it('tables and indexes that DynamoDB holds back, and functions that Lambda does', () => {
    const tables = app.all('AWS::DynamoDB::Table').flatMap(({ properties }) => {
      const indexes = list(properties['GlobalSecondaryIndexes']).filter(isRecord);
      return [properties['TableName'], ...indexes.map(({ IndexName }) => IndexName)].map(String);
    });
    for (const metric of ['AWS/DynamoDB/ReadThrottleEvents', 'AWS/DynamoDB/WriteThrottleEvents']) {
      const held = on(metric).map(
        ({ dimensions: { GlobalSecondaryIndexName: index, TableName: table } }) => index ?? table,
      );
      expect(held.toSorted(), metric).toEqual(tables.toSorted());
    }
    expect(on('AWS/Lambda/Throttles')).toHaveLength(1);
    expect(on('AWS/Lambda/ConcurrentExecutions')).toHaveLength(1);
  });

  it('answers that are slow, fail, or are refused before we see the request', () => {
    const apis = app.all('AWS::ApiGateway::RestApi').length;
    expect(apis).toBe(3);
    expect(on('AWS/ApiGateway/Latency')).toHaveLength(apis);
    expect(on('AWS/ApiGateway/5XXError')).toHaveLength(apis);
    for (const { statistic, periods } of on('AWS/ApiGateway/Latency')) expect([statistic, periods]).toEqual(['p99', 3]);
    for (const reason of ['THROTTLED', 'WAF_FILTERED']) {
      expect(rings.filter(({ metric }) => metric.endsWith(`-${reason}`))).toHaveLength(apis);
      const filters = app
        .all('AWS::Logs::MetricFilter')
        .filter(({ properties }) => String(properties['FilterPattern']) === `{ $.error = "${reason}" }`);
      expect(filters).toHaveLength(apis);
    }
    for (const { properties } of app.all('AWS::ApiGateway::Stage')) {
      expect(JSON.stringify(properties['AccessLogSetting'])).toContain('$context.error.responseType');
    }
  });

  it('executions that fail or take too long, and nights that nobody started', () => {
    const machines = app.all('AWS::StepFunctions::StateMachine').length;
    expect(on('AWS/States/ExecutionsFailed')).toHaveLength(machines);
    expect(on('AWS/States/ExecutionsTimedOut')).toHaveLength(machines);
    for (const code of ['NIGHT_NOT_ON_RECORD', 'STATISTICS_NOT_BEGUN', 'VOTECAL_SNAPSHOT_STALE']) {
      const [ring] = on(`Rollcall/${code}`);
      // sweep-checks looks every quarter of an hour: the alarm must not end in between.
      expect(ring?.seconds, code).toBeGreaterThan(15 * 60);
    }
  });
});

describe.each(ON_AWS)('what rings in %s, of what only AWS has:', (name) => {
  const app = application(name);
  const rings = ringsOf(app);
  const thresholdOf = (metric: string): number | undefined => rings.find((ring) => ring.metric === metric)?.threshold;

  it('reputation, before AWS reviews the account', () => {
    expect(thresholdOf('AWS/SES/Reputation.BounceRate')).toBeLessThan(0.05);
    expect(thresholdOf('AWS/SES/Reputation.ComplaintRate')).toBeLessThan(0.001);
  });

  it('what texts and spoken calls cost, before the limit stops them', () => {
    // Each has a limit of its own in the account: four fifths of it.
    for (const [metric, threshold] of [
      ['AWS/SMSVoice/TextMessageMonthlySpend', 200_000],
      ['AWS/SMSVoice/VoiceMessageMonthlySpend', 16_000],
    ] as const) {
      const [ring] = rings.filter((one) => one.metric === metric);
      // The metric is the month's sum already.
      expect(ring, metric).toMatchObject({ statistic: 'Maximum', threshold });
    }
  });

  it('what the account spends, to the same people; GovCloud’s budget is its commercial account’s', () => {
    const found = app.all('AWS::Budgets::Budget');
    if (app.partition === 'aws-us-gov') {
      // A key whose policy names a service that is not there is refused.
      for (const { properties } of app.all()) expect(JSON.stringify(properties)).not.toContain('budgets.amazonaws.com');
      return expect(found).toEqual([]);
    }
    const [budget] = found;
    const tellings = list(budget?.properties['NotificationsWithSubscribers']).filter(isRecord);
    expect(tellings.map(({ Notification }) => Notification)).toMatchObject([
      { NotificationType: 'ACTUAL', Threshold: 80 },
      { NotificationType: 'ACTUAL', Threshold: 100 },
      { NotificationType: 'FORECASTED', Threshold: 100 },
    ]);
    for (const { Subscribers } of tellings) {
      const [subscriber] = list(Subscribers).filter(isRecord);
      const topic = app.target(budget?.stack ?? '', subscriber?.['Address']);
      expect(topic?.properties['TopicName']).toMatch(/-alarms$/);
    }
    const policies = JSON.stringify(app.all('AWS::SNS::TopicPolicy').map(({ properties }) => properties));
    expect(policies).toContain('budgets.amazonaws.com');
    expect(JSON.stringify(app.all('AWS::KMS::Key').map(({ properties }) => properties))).toContain(
      'budgets.amazonaws.com',
    );
  });

  it('it reaches people: the alarm topic has their addresses', () => {
    const people = app
      .all('AWS::SNS::Subscription')
      .filter(({ stack, properties }) =>
        String(app.target(stack, properties['TopicArn'])?.properties['TopicName']).endsWith('-alarms'),
      )
      .map(({ properties }) => [properties['Protocol'], properties['Endpoint']]);
    expect(people.length).toBeGreaterThanOrEqual(1);
    for (const [protocol, address] of people) {
      expect(protocol).toBe('email');
      expect(String(address)).toMatch(/^[^@]+@[^@]+$/);
    }
  });
});

describe.each(BACKED_UP)('what rings in %s, of backups:', (name) => {
  const app = application(name);
  const rings = ringsOf(app);
  const thresholdOf = (metric: string): number | undefined => rings.find((ring) => ring.metric === metric)?.threshold;

  it('backups that were not made, failed or were not copied', () => {
    const missing = rings.find(({ metric }) => metric === 'AWS/Backup/NumberOfBackupJobsCompleted');
    expect(missing).toMatchObject({ missing: 'breaching', comparison: 'LessThanThreshold' });
    expect(thresholdOf('AWS/Backup/NumberOfBackupJobsFailed')).toBe(0);
    expect(thresholdOf('AWS/Backup/NumberOfCopyJobsFailed')).toBe(0);
  });

  it('backups are copied where the stage file says', () => {
    const plans = JSON.stringify(app.all('AWS::Backup::BackupPlan').map(({ properties }) => properties));
    expect(plans).toMatch(/"CopyActions":\[\{"DestinationBackupVaultArn":"arn:aws[a-z-]*:backup:/);
  });
});

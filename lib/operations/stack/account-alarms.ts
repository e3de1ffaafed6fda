import { Duration } from 'aws-cdk-lib';
import * as budgets from 'aws-cdk-lib/aws-budgets';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm } from '../../platform/constructs/alarm.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { INDEXES, resourceName, type TableName, tablesOf } from '../../platform/names.ts';

/** Functions that run at the same time in a new account's Region before Lambda refuses more. */
const CONCURRENCY = 1000;

/** Who is hurt when DynamoDB refuses reads and writes of a table. */
const HELD_BACK: Readonly<Record<TableName, string>> = {
  sync: 'Checks of this night take longer, or end without a result',
  elections: 'Decisions and messages wait: every one of them reads its election',
  voters: 'Uploads and decisions take longer; some uploads are answered with an error',
  ballots: 'Uploads of ballot statuses take longer, and messages about them come later',
  barcodes: 'Tracking files and scans of the Postal Service are answered with an error; it sends its scans again',
  subscriptions: 'Messages and sign-ups wait',
  messages: 'Messages come later, and what happened to them is on record later',
  uploads: 'Uploads of counties are answered with an error',
  settings: 'County systems are refused: nobody can tell whose they are',
  staff: 'Nobody can open the staff pages: nobody can tell what they may do',
  sessions: 'Nobody can open the staff pages or sign in to them',
  requests: 'County systems are answered with an error: their rate cannot be counted',
  audit: 'Counties and SOS cannot change anything: what cannot be put on record is refused',
  visits: 'Voters cannot sign up, sign in or change anything on the voter site',
  releases:
    'The County Test Environment stands still: nobody can tell who is a guest, or what is to be done for a release',
};

const sum = (namespace: string, metricName: string, dimensionsMap?: Record<string, string>): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace,
    metricName,
    statistic: 'Sum',
    period: Duration.minutes(5),
    ...(dimensionsMap ? { dimensionsMap } : {}),
  });

/** Lambda refuses an invocation, or is about to: concurrency belongs to the account and not to a function. */
const concurrencyAlarms = (stack: HouseStack): void => {
  new Alarm(stack, 'Throttles', {
    metric: sum('AWS/Lambda', 'Throttles'),
    threshold: 0,
    impact: 'Callers get errors and messages come later: Lambda runs no more functions at once in this account.',
    runbook: 'aws-holds-us-back',
  });
  new Alarm(stack, 'NearlyThrottled', {
    metric: new cloudwatch.Metric({
      namespace: 'AWS/Lambda',
      metricName: 'ConcurrentExecutions',
      statistic: 'Maximum',
      period: Duration.minutes(5),
    }),
    threshold: CONCURRENCY * 0.8,
    impact: 'Nobody is hurt yet; at a fifth more load callers get errors and messages come later.',
    runbook: 'aws-holds-us-back',
  });
};

const tableAlarms = (stack: HouseStack): void => {
  for (const name of tablesOf(stack.platform.config)) {
    const TableName = resourceName(stack.platform.config.stage, name);
    const indexes = Object.entries(INDEXES).filter(([, { table }]) => table === name);
    const places = [
      { id: name, dimensions: { TableName } },
      ...indexes.map(([index]) => ({
        id: `${name}-${index}`,
        dimensions: { TableName, GlobalSecondaryIndexName: index },
      })),
    ];
    for (const { id, dimensions } of places) {
      for (const event of ['ReadThrottleEvents', 'WriteThrottleEvents'] as const) {
        new Alarm(stack, `${id}-${event}`, {
          metric: sum('AWS/DynamoDB', event, dimensions),
          // A table that grows is refused for moments; the SDK tries again.
          threshold: 10,
          evaluationPeriods: 2,
          impact: `${HELD_BACK[name]}.`,
          runbook: 'aws-holds-us-back',
        });
      }
    }
  }
};

/** The tables' daily backups, and their copies elsewhere: they fail without anybody's call failing. */
const backupAlarms = (stack: HouseStack): void => {
  const { config } = stack.platform;
  // What may be deleted with its data is not backed up.
  if (config.disposable) return;
  const hours = Duration.hours(1);
  const jobs = (metricName: string): cloudwatch.Metric =>
    sum('AWS/Backup', metricName, { BackupVaultName: resourceName(config.stage, 'tables') }).with({ period: hours });
  new Alarm(stack, 'NoBackup', {
    metric: jobs('NumberOfBackupJobsCompleted'),
    threshold: 1,
    evaluationPeriods: 26,
    comparison: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    missingData: cloudwatch.TreatMissingData.BREACHING,
    impact: 'Nobody is hurt yet; the tables have no backup of today.',
    runbook: 'backups-fail',
  });
  for (const [id, metricName, impact] of [
    ['BackupFails', 'NumberOfBackupJobsFailed', 'Nobody is hurt yet; a table has no backup of today.'],
    ['CopyFails', 'NumberOfCopyJobsFailed', 'Nobody is hurt yet; a backup has no copy in the other account or Region.'],
  ] as const) {
    new Alarm(stack, id, { metric: jobs(metricName), threshold: 0, impact, runbook: 'backups-fail' });
  }
};

/** What the account spends. GovCloud is billed to its commercial account, where its budget has to be. */
const budgetOf = (stack: HouseStack): void => {
  const { config, alarmTopic } = stack.platform;
  const amount = config.deployment?.budget;
  if (amount === undefined || stack.region.startsWith('us-gov-')) return;
  const percent = Math.round(config.thresholds.spentShare * 100);
  const tell = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
    subscribers: [{ subscriptionType: 'SNS', address: alarmTopic.topicArn }],
  });
  new budgets.CfnBudget(stack, 'Budget', {
    budget: {
      // The name is all that the notification says of us: it leads to the runbook. Notifications cannot be changed: another
      // share makes another budget, and AWS refuses two of one name.
      budgetName: `${resourceName(config.stage, 'budget')}-${percent} (docs/runbook.md, spending nears a limit)`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount, unit: 'USD' },
    },
    notificationsWithSubscribers: [
      ...[...new Set([percent, 100])].map((share) => tell('ACTUAL', share)),
      tell('FORECASTED', 100),
    ],
  });
};

/** What belongs to the account and to no function of ours: concurrency, tables' throughput, backups, money. */
export const accountAlarms = (stack: HouseStack): void => {
  concurrencyAlarms(stack);
  tableAlarms(stack);
  backupAlarms(stack);
  budgetOf(stack);
};

import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { acknowledgeWildcards } from '../constructs/acknowledge.ts';
import type { Consequence } from '../constructs/alarm.ts';
import type { TableAction } from '../constructs/data-access.ts';
import { FailureQueue } from '../constructs/failure-queue.ts';
import { HouseFunction, type HouseFunctionProps } from '../constructs/house-function.ts';
import { LogAlarm } from '../constructs/log-alarm.ts';
import type { Platform } from '../constructs/platform.ts';
import { Workflow } from '../constructs/workflow.ts';
import { ZonedSchedule } from '../constructs/zoned-schedule.ts';
import calendar from '../data/sync-calendar.json' with { type: 'json' };
import { machineVariable, resourceName } from '../names.ts';

/** What rate counting and `Idempotency-Key` need of every API function. */
const GUARDS = { requests: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'] } as const;

const READ: readonly TableAction[] = ['GetItem', 'Query'];
const WRITE: readonly TableAction[] = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'];

/** What EventBridge puts in place of this is the moment the schedule was due, not the moment it fired. */
const SCHEDULED_AT = '<aws.scheduler.scheduled-time>';

/** Three hours after the opening, and then before the close. */
const REMINDER_HOURS = 'cron(0 20,23,2,4 * * ? *)';

const CHECKS_FAIL: Consequence = {
  impact: 'Checks of this night end without a result: the counties have no differences to work on.',
  runbook: 'a-sync-check-fails',
};
const API_FAILS: Consequence = {
  impact: 'Counties cannot send extracts or fetch differences.',
  runbook: 'the-county-api-answers-500',
};

type StepProps = Omit<HouseFunctionProps, 'platform' | keyof Consequence>;

/** Why a county may not know how its check ended, by the log code of `notify-county`. */
const NOTICE_ALARMS: Readonly<Record<string, string>> = {
  COUNTY_HAS_NO_CONTACT: 'A county was not told how its check ended: no contact is on file for it.',
  COUNTY_NOTICE_REJECTED: 'A county was not told how its check ended: the email provider rejects its address.',
  COUNTY_NOTICE_UNCERTAIN: 'A county may not have been told how its check ended: the answer to the email was lost.',
};

/** The nights of sync checks, the checks themselves, and the county API's calls about them. */
export class SyncChecksStack extends Stack {
  /** The functions behind the county API's routes, by folder name. */
  readonly apiFunctions: Readonly<Record<string, HouseFunction>>;
  private readonly platform: Platform;
  /** By name and not by reference: the machine refers to the functions, which may resume its executions. */
  private readonly syncCheckArn: string;

  constructor(scope: Construct, id: string, props: StackProps & { readonly platform: Platform }) {
    super(scope, id, props);
    this.platform = props.platform;
    this.syncCheckArn = this.machineArn('sync-check');
    const steps = this.steps();
    const syncCheck = new Workflow(this, 'sync-check', { platform: this.platform, functions: steps, ...CHECKS_FAIL });
    const syncNight = new Workflow(this, 'sync-night', {
      platform: this.platform,
      functions: steps,
      workflows: { 'sync-check': syncCheck },
      impact: 'A county group is not checked tonight.',
      runbook: 'a-sync-night-fails',
    });
    this.noticeAlarms(steps);
    const failures = this.schedules(syncNight);
    this.apiFunctions = { ...this.apiOfChecks(), ...this.apiOfSchedules(syncNight, failures) };
  }

  private machineArn(machine: 'sync-check' | 'sync-night'): string {
    const name = resourceName(this.platform.config.stage, machine);
    return `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${name}`;
  }

  private step(name: string, props: StepProps, consequence: Consequence = CHECKS_FAIL): HouseFunction {
    return new HouseFunction(this, name, { platform: this.platform, clock: true, ...consequence, ...props });
  }

  /** The steps of both machines, by folder name. */
  private steps(): Record<string, HouseFunction> {
    const sync = { sync: WRITE };
    const minute = Duration.minutes(1);
    const steps = {
      'plan-night': this.step('plan-night', {
        description: 'Decides for each county of a night whether its check starts or is skipped, and why',
        timeout: minute,
        tables: { sync: WRITE },
      }),
      'summarise-night': this.step('summarise-night', {
        description: 'Records how every county’s check of a night ended',
        timeout: minute,
        tables: sync,
        clock: false,
      }),
      'request-extract': this.step('request-extract', {
        description: 'Asks a county’s EMS for its extract and leaves the check waiting for it',
        timeout: Duration.minutes(2),
        tables: sync,
      }),
      'export-votecal-roll': this.step('export-votecal-roll', {
        description: 'Pins the version of VoteCal’s snapshot that a check compares',
        timeout: Duration.minutes(2),
        tables: sync,
        buckets: { rolls: ['GetObject'] },
      }),
      'compare-rolls': this.step('compare-rolls', {
        description: 'Compares a county’s extract with VoteCal’s roll, record by record',
        // Los Angeles peaks at about 350 MB (bench); this much memory brings a whole processor.
        memoryMb: 2_048,
        ephemeralStorageMb: 10_240,
        timeout: Duration.minutes(15),
        tables: sync,
        buckets: { rolls: ['GetObject', 'GetObjectVersion', 'PutObject'] },
      }),
      'judge-check': this.step('judge-check', {
        description: 'Holds a check’s differences against the tolerances of 2 CCR 19083',
        timeout: minute,
        tables: sync,
        clock: false,
      }),
      'track-resolution': this.step('track-resolution', {
        description: 'Finds which differences are new, still there or resolved since the previous check',
        memoryMb: 1024,
        ephemeralStorageMb: 1024,
        timeout: Duration.minutes(15),
        tables: sync,
        buckets: { rolls: ['GetObject', 'PutObject'] },
      }),
      'publish-differences': this.step('publish-differences', {
        description: 'Publishes a check’s differences and its result to the county’s EMS',
        memoryMb: 1024,
        ephemeralStorageMb: 4096,
        timeout: Duration.minutes(5),
        tables: sync,
        buckets: { rolls: ['GetObject'], inbox: ['PutObject', 'DeleteObject'] },
      }),
      'notify-county': this.step('notify-county', {
        description: 'Emails a county how its check ended, with the help desks’ contacts',
        timeout: Duration.minutes(2),
        tables: sync,
        providers: true,
        environment: this.mailEnvironment(),
      }),
      'settle-check': this.step('settle-check', {
        description: 'Records how a check ended that gives no result',
        timeout: minute,
        tables: sync,
      }),
    };
    this.allowMail(steps['notify-county']);
    this.allowTokens(steps['request-extract'], 'states:SendTaskSuccess', 'states:SendTaskFailure');
    this.allowTokens(steps['plan-night'], 'states:SendTaskFailure');
    return steps;
  }

  private noticeAlarms(steps: Readonly<Record<string, HouseFunction>>): void {
    const functions = Object.entries(steps).flatMap(([name, step]) => (name === 'notify-county' ? [step] : []));
    for (const [code, impact] of Object.entries(NOTICE_ALARMS)) {
      new LogAlarm(this, code, {
        platform: this.platform,
        functions,
        code,
        impact,
        runbook: 'a-county-is-not-told-of-its-check',
      });
    }
  }

  private mailEnvironment(): Record<string, string> {
    return { MAIL_FROM: `votecal-sync@${this.platform.config.emailDomain}` };
  }

  private allowMail(target: HouseFunction): void {
    const identity = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${this.platform.config.emailDomain}`;
    target.allow(new iam.PolicyStatement({ actions: ['ses:SendRawEmail'], resources: [identity] }));
  }

  private allowTokens(target: HouseFunction, ...actions: readonly string[]): void {
    target.allow(new iam.PolicyStatement({ actions: [...actions], resources: [this.syncCheckArn] }));
  }

  /** The schedules, and the queue for starts that could not be delivered. */
  private schedules(syncNight: Workflow): FailureQueue {
    const { platform } = this;
    const { timeZone } = calendar;
    const failures = new FailureQueue(this, 'sync-schedules', {
      platform,
      impact: 'A night, an agreed alternate date, the closing or the weekly statistics did not start.',
      runbook: 'a-sync-night-fails',
    });
    for (const night of calendar.nights) {
      const [hour, minute] = (night.startsAt ?? calendar.window.opens).split(':').map(Number);
      new ZonedSchedule(this, `sync-night-${night.id}`, {
        platform,
        description: `Starts the sync checks of ${night.group ? `Group ${night.group}` : `county ${night.county} (additional)`}`,
        expression: `cron(${minute} ${hour} ? * ${night.weekday}#${night.nth} *)`,
        timeZone,
        target: { workflow: syncNight },
        input: { nightId: night.id, scheduledAt: SCHEDULED_AT },
        failures,
      });
    }
    const lambdaSchedule = (name: string, expression: string, description: string, target: HouseFunction): void => {
      new ZonedSchedule(this, `${name}-schedule`, {
        platform,
        description,
        expression,
        timeZone,
        target: { function: target },
        input: { scheduledAt: SCHEDULED_AT },
        failures,
      });
    };
    const { closing, reminding, retelling, statistics } = this.scheduledFunctions();
    const [hour, minute] = calendar.window.closes.split(':').map(Number);
    lambdaSchedule(
      'close-night',
      `cron(${minute} ${hour} * * ? *)`,
      'Ends the night: every window closes now',
      closing,
    );
    lambdaSchedule('remind-extracts', REMINDER_HOURS, 'Reminds counties whose extract is missing', reminding);
    lambdaSchedule('retell-ems', 'cron(30 * * * ? *)', 'Tells EMS again what they could not be told', retelling);
    lambdaSchedule('send-weekly-statistics', 'cron(0 8 ? * MON *)', 'Sends the week’s statistics', statistics);
    return failures;
  }

  private scheduledFunctions(): Record<'closing' | 'reminding' | 'retelling' | 'statistics', HouseFunction> {
    const shared = { timeout: Duration.minutes(5), tables: { sync: WRITE }, asynchronous: true };
    const mailing = { ...shared, providers: true, environment: this.mailEnvironment() };
    const closing = this.step(
      'close-night',
      { ...shared, description: 'Ends every check that has come to its deadline' },
      {
        impact: 'Checks that got no extract stay open past 05:00; nothing of them is published.',
        runbook: 'a-sync-night-fails',
      },
    );
    const reminding = this.step(
      'remind-extracts',
      { ...mailing, description: 'Reminds counties whose extract is missing' },
      {
        impact: 'Counties with a missing extract are not reminded before the window closes.',
        runbook: 'a-sync-check-fails',
      },
    );
    const retelling = this.step(
      'retell-ems',
      { ...shared, description: 'Tells counties’ EMS again what they could not be told' },
      {
        impact: 'EMS that were down when their differences were ready hear of them only by polling.',
        runbook: 'a-sync-check-fails',
      },
    );
    const statistics = this.step(
      'send-weekly-statistics',
      { ...mailing, description: 'Sends the week’s sync statistics to all counties', memoryMb: 1024 },
      { impact: 'Counties do not get the weekly sync statistics.', runbook: 'the-weekly-statistics-fail' },
    );
    this.allowTokens(closing, 'states:SendTaskFailure');
    for (const target of [reminding, statistics]) this.allowMail(target);
    return { closing, reminding, retelling, statistics };
  }

  private api(name: string, props: StepProps): HouseFunction {
    return this.step(
      name,
      { timeout: Duration.seconds(29), ...props, tables: { ...props.tables, ...GUARDS } },
      API_FAILS,
    );
  }

  private apiOfChecks(): Record<string, HouseFunction> {
    const start = this.api('start-sync-check', {
      description: 'Starts a check that a county asks for',
      tables: { sync: WRITE },
      environment: { [machineVariable('sync-check')]: this.syncCheckArn },
    });
    this.allowTokens(start, 'states:StartExecution');
    const complete = this.api('complete-extract', {
      description: 'Takes a county’s confirmation of its extract; the comparison starts',
      tables: { sync: WRITE },
      buckets: { rolls: ['GetObject'] },
    });
    this.allowTokens(complete, 'states:SendTaskSuccess');
    return {
      'start-sync-check': start,
      'complete-extract': complete,
      'read-sync-checks': this.api('read-sync-checks', { description: 'Lists sync checks', tables: { sync: READ } }),
      'read-sync-compliance': this.api('read-sync-compliance', {
        description: 'Shows where each county stands on its monthly and its pre-election checks',
        tables: { sync: READ, elections: ['Query'] },
      }),
      'read-sync-check': this.api('read-sync-check', {
        description: 'Shows one sync check',
        tables: { sync: READ },
        clock: false,
      }),
      'create-extract-upload': this.api('create-extract-upload', {
        description: 'Gives a county the address to which it uploads its extract',
        tables: { sync: WRITE },
        buckets: { rolls: ['PutObject'] },
      }),
      'list-differences': this.api('list-differences', {
        description: 'Hands out the differences of a check in pages',
        memoryMb: 1024,
        tables: { sync: READ },
        buckets: { inbox: ['GetObject'] },
        clock: false,
      }),
      'acknowledge-differences': this.api('acknowledge-differences', {
        description: 'Records that a county’s EMS has taken the differences',
        tables: { sync: WRITE },
      }),
    };
  }

  private apiOfSchedules(syncNight: Workflow, failures: FailureQueue): Record<string, HouseFunction> {
    const { config, keys } = this.platform;
    const groupName = resourceName(config.stage, 'alternate-schedules');
    const group = new scheduler.CfnScheduleGroup(this, 'AlternateSchedules', { name: groupName });
    const role = new iam.Role(this, 'AlternateScheduleRole', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com'),
    });
    new iam.ManagedPolicy(this, 'AlternateScheduleAccess', {
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          actions: ['states:StartExecution'],
          resources: [syncNight.stateMachine.stateMachineArn],
        }),
        new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queue.queueArn] }),
        new iam.PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [keys.operations.keyArn],
        }),
      ],
    });
    const changing = {
      tables: { sync: WRITE },
      environment: {
        [machineVariable('sync-night')]: syncNight.stateMachine.stateMachineArn,
        ALTERNATE_SCHEDULE_GROUP: groupName,
        SCHEDULER_ROLE_ARN: role.roleArn,
        SCHEDULE_FAILURES_ARN: failures.queue.queueArn,
        SCHEDULES_ENABLED: config.schedulesEnabled ? 'yes' : 'no',
      },
    };
    const put = this.api('put-alternate-schedule', {
      description: 'Agrees an alternate date with a county',
      ...changing,
    });
    const cancel = this.api('cancel-alternate-schedule', {
      description: 'Cancels an agreed alternate date',
      ...changing,
    });
    for (const target of [put, cancel]) this.allowSchedules(target, group, role);
    return {
      'list-sync-schedule': this.api('list-sync-schedule', {
        description: 'Lists the windows of sync checks',
        tables: { sync: ['BatchGetItem'] },
        clock: false,
      }),
      'put-alternate-schedule': put,
      'cancel-alternate-schedule': cancel,
    };
  }

  private allowSchedules(target: HouseFunction, group: scheduler.CfnScheduleGroup, role: iam.IRole): void {
    const schedules = `schedule/${group.name}/*`;
    target.allow(
      new iam.PolicyStatement({
        actions: ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'],
        resources: [`arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:${schedules}`],
      }),
      new iam.PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
    acknowledgeWildcards(target.node.findChild('Access'), {
      [`arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:${schedules}`]:
        'One schedule for each county, created when an alternate date is agreed, in a group that holds nothing else.',
    });
    target.node.addDependency(group);
  }
}

import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { FiringAlarm } from '../../platform/constructs/firing-alarm.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { watchRecords } from '../../platform/constructs/record-alarms.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';

const NO_ROOT = 'Nobody is hurt; what was changed in the audit trail since the last root could not be told by a copy.';

/** The audit trail: its daily roots, and the calls that read it. Whoever changes something writes it. */
export class AuditStack extends HouseStack {
  readonly apiFunctions: FunctionsOf<ApiLambdaOf<'audit'>>;

  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    const consequence = {
      impact: 'SOS and counties cannot read the audit trail; it is written all the same.',
      runbook: 'the-county-api-answers-500',
    };
    const read = new HouseFunction(this, 'read-audit-trail', {
      description: 'Shows who changed what: SOS all, a county its own part',
      memoryMb: 1024,
      tables: API_GUARD_TABLES,
      ...consequence,
    });
    const list = new HouseFunction(this, 'list-audit-roots', {
      description: 'Lists the daily roots of the audit trail',
      tables: API_GUARD_TABLES,
      buckets: { audit: { 'roots/': ['GetObject'] } },
      ...consequence,
    });
    this.apiFunctions = byName(read, list);
    this.rootEveryDay();
    watchRecords(this);
  }

  private rootEveryDay(): void {
    const consequence = { impact: NO_ROOT, runbook: 'the-audit-trail-has-no-root' };
    const root = new HouseFunction(this, 'root-audit-trail', {
      description: 'Walks the audit trail and keeps where each of its chains ends, every day',
      timeout: Duration.minutes(5),
      memoryMb: 1024,
      asynchronous: true,
      tables: { audit: { actions: ['Query'], keys: ['CHAIN#*'] } },
      buckets: { audit: { 'roots/': ['GetObject', 'PutObject'] } },
      ...consequence,
    });
    new ZonedSchedule(this, 'root-audit-trail-daily', {
      description: 'Makes the daily root of the audit trail',
      expression: 'cron(15 0 * * ? *)',
      timeZone: 'America/Los_Angeles',
      target: { function: root },
      input: {},
      failures: new FailureQueue(this, 'audit-schedule-failures', consequence),
    });
    new FiringAlarm(root, 'Fires', { target: root, firing: { longestGapHours: 24 }, ...consequence });
    new LogAlarm(this, 'AUDIT_CHAIN_BROKEN', {
      functions: [root],
      code: 'AUDIT_CHAIN_BROKEN',
      impact: 'Somebody may have changed the record of who did what: a chain of the audit trail does not hold.',
      runbook: 'the-audit-trail-is-broken',
    });
    new LogAlarm(this, 'AUDIT_ACTIONS_OPEN', {
      functions: [root],
      code: 'AUDIT_ACTIONS_OPEN',
      countField: 'count',
      impact: 'Changes may have been made whose end is not in the audit trail.',
      runbook: 'an-action-is-not-on-record',
    });
  }
}

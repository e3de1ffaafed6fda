import type { Construct } from 'constructs';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import type { FunctionsOf } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';
import { type AlternateSchedules, alternateSchedules } from './alternate-schedules.ts';
import { calendarApi } from './calendar-api.ts';
import { CHECKS_FAIL } from './check-access.ts';
import { checkApi } from './check-api.ts';
import { checkSteps, noticeAlarms } from './check-steps.ts';
import { mailAlarms, nightFunctions } from './night-functions.ts';
import { scheduleNightFunctions, scheduleNights } from './night-schedules.ts';

/** The nights of sync checks, the checks themselves, and the county API's calls about them. */
export class SyncChecksStack extends HouseStack {
  /** The functions behind the county API's routes. */
  readonly apiFunctions: FunctionsOf<ApiLambdaOf<'sync-checks'>>;
  /** Where dates that are agreed with counties become schedules. */
  readonly alternates: AlternateSchedules;

  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    const steps = checkSteps(this);
    const syncCheck = new Workflow(this, 'sync-check', { functions: steps, workflows: {}, ...CHECKS_FAIL });
    const syncNight = new Workflow(this, 'sync-night', {
      functions: steps,
      workflows: { 'sync-check': syncCheck },
      impact: 'A county group is not checked tonight.',
      runbook: 'a-sync-night-fails',
    });
    const failures = new FailureQueue(this, 'sync-schedules', {
      impact: 'A night, an agreed alternate date, the closing or the weekly statistics did not start.',
      runbook: 'a-sync-night-fails',
    });
    scheduleNights(this, syncNight, failures);
    const atNight = nightFunctions(this);
    scheduleNightFunctions(this, atNight, failures);
    mailAlarms(this, atNight);
    noticeAlarms(this, [steps['notify-county'], atNight['sweep-checks']]);
    new LogAlarm(this, 'EMS_SETTING_UNUSABLE', {
      functions: [
        steps['request-extract'],
        steps['publish-differences'],
        steps['notify-county'],
        atNight['remind-extracts'],
        atNight['retell-ems'],
        atNight['sweep-checks'],
      ],
      code: 'EMS_SETTING_UNUSABLE',
      impact: 'The EMS of a county is told of nothing, because its setting cannot be used: the county must poll.',
      runbook: 'an-ems-setting-cannot-be-used',
    });
    this.alternates = alternateSchedules(this, syncNight, failures);
    this.apiFunctions = { ...checkApi(this), ...calendarApi(this, this.alternates) };
  }
}

import type { Construct } from 'constructs';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { FiringAlarm } from '../../platform/constructs/firing-alarm.ts';
import type { FunctionsOf } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import { releaseApi } from './release-api.ts';
import { NOT_LED, releaseSteps } from './release-steps.ts';

/** The releases of a County Test Environment: what leads them, and the county API's calls about them. No other stage has it. */
export class ReleasesStack extends HouseStack {
  /** The functions behind the county API's routes. */
  readonly apiFunctions: FunctionsOf<ApiLambdaOf<'releases'>>;

  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    const steps = releaseSteps(this);
    new Workflow(this, 'release-schedule', { functions: steps, workflows: {}, ...NOT_LED });
    const advance = steps['advance-releases'];
    new ZonedSchedule(this, 'advance-releases-schedule', {
      description: 'Leads every release on by what has come due',
      // On the hour: tasks begin with a day or at an hour of it.
      expression: 'cron(0 * * * ? *)',
      timeZone: 'America/Los_Angeles',
      target: { function: advance },
      // It does nothing but what has come due, so a clock that is moved passes the hours at which nothing has.
      input: { sweep: true },
      failures: new FailureQueue(this, 'releases-schedule', NOT_LED),
    });
    new FiringAlarm(advance, 'Fires', {
      target: advance,
      firing: { longestGapHours: 1 },
      impact: NOT_LED.impact,
      runbook: 'a-schedule-has-stopped-firing',
    });
    this.apiFunctions = releaseApi(this);
  }
}

import type { Construct } from 'constructs';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { FiringAlarm } from '../../platform/constructs/firing-alarm.ts';
import type { FunctionsOf } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import { changeFunctions, loadSteps, REGISTER_STALE } from './register-functions.ts';

/** The voter register: its nightly load from VoteCal's rolls, and the county API's call for changes of the day. */
export class VotersStack extends HouseStack {
  /** The functions behind the county API's routes. */
  readonly apiFunctions: FunctionsOf<ApiLambdaOf<'voters'>>;

  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    const steps = loadSteps(this);
    const load = new Workflow(this, 'load-register', {
      functions: steps,
      workflows: {},
      lists: { bucket: 'rolls', prefix: 'register/runs/' },
      ...REGISTER_STALE,
    });
    const failures = new FailureQueue(this, 'register-schedule', REGISTER_STALE);
    new ZonedSchedule(this, 'load-register-schedule', {
      description: 'Loads the night’s rolls into the voter register',
      // After the night's checks have closed, and before anybody is called, texted or mailed.
      expression: 'cron(30 5 * * ? *)',
      timeZone: 'America/Los_Angeles',
      target: { workflow: load },
      input: {},
      failures,
    });
    new FiringAlarm(steps['plan-register-load'], 'Fires', {
      target: steps['plan-register-load'],
      firing: { longestGapHours: 24 },
      impact: 'The night’s rolls are not loaded into the register.',
      runbook: 'a-schedule-has-stopped-firing',
    });
    this.apiFunctions = changeFunctions(this);
  }
}

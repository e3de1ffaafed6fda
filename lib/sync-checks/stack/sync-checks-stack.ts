import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { Platform } from '../../platform/constructs/platform.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';
import { syncCheckApi } from './sync-check-api.ts';
import { SyncKit } from './sync-kit.ts';
import { syncScheduleApi } from './sync-schedule-api.ts';
import { syncSchedules } from './sync-schedules.ts';
import { syncSteps } from './sync-steps.ts';

/** The nights of sync checks, the checks themselves, and the county API's calls about them. */
export class SyncChecksStack extends Stack {
  /** The functions behind the county API's routes, by folder name. */
  readonly apiFunctions: Readonly<Record<string, HouseFunction>>;

  constructor(scope: Construct, id: string, props: StackProps & { readonly platform: Platform }) {
    super(scope, id, props);
    const { platform } = props;
    const kit = new SyncKit(this, platform);
    const functions = syncSteps(kit);
    const syncCheck = new Workflow(this, 'sync-check', { platform, functions, ...kit.checksFail });
    const syncNight = new Workflow(this, 'sync-night', {
      platform,
      functions,
      workflows: { 'sync-check': syncCheck },
      impact: 'A county group is not checked tonight.',
      runbook: 'a-sync-night-fails',
    });
    const failures = syncSchedules(kit, syncNight);
    this.apiFunctions = { ...syncCheckApi(kit), ...syncScheduleApi(kit, syncNight, failures) };
  }
}

import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import type { StageConfig } from '../config.ts';
import { resourceName, type StackName } from '../names.ts';
import { BallotTrackingStack } from './ballot-tracking.ts';
import { CountyApiStack } from './county-api.ts';
import { DataStack } from './data.ts';
import { MessagingStack } from './messaging.ts';
import { OperationsStack } from './operations.ts';
import { SyncChecksStack } from './sync-checks/sync-checks.ts';
import { VoterSiteStack } from './voter-site.ts';

/** Region of every stage; the account is the one whose credentials deploy. */
const REGION = 'us-west-2';

/** Puts every stack of a stage into the app, with the cdk-nag rule packs that must stay clean. */
export const buildApp = (app: App, config: StageConfig): void => {
  const id = (name: StackName) => resourceName(config.stage, name);
  const shared = { env: { region: REGION }, terminationProtection: !config.disposable };

  const { platform } = new DataStack(app, id('data'), { ...shared, config });
  new MessagingStack(app, id('messaging'), { ...shared, platform });
  const ballotTracking = new BallotTrackingStack(app, id('ballot-tracking'), { ...shared, platform });
  const syncChecks = new SyncChecksStack(app, id('sync-checks'), { ...shared, platform });
  const countyApi = new CountyApiStack(app, id('county-api'), {
    ...shared,
    platform,
    functions: { ...ballotTracking.apiFunctions, ...syncChecks.apiFunctions },
  });
  new VoterSiteStack(app, id('voter-site'), { ...shared, platform });
  new OperationsStack(app, id('operations'), { ...shared, platform, authorizer: countyApi.authorizer });

  Tags.of(app).add('system', 'rollcall');
  Tags.of(app).add('stage', config.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
};

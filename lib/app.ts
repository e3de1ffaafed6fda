import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { AuditStack } from './audit/stack/audit-stack.ts';
import { BallotTrackingStack } from './ballot-tracking/stack/ballot-tracking-stack.ts';
import { CountyApiStack } from './county-api/stack/county-api-stack.ts';
import { DataRefreshStack } from './data-refresh/stack/data-refresh-stack.ts';
import { MaskedCopyStack } from './data-refresh/stack/masked-copy-stack.ts';
import { MessagingStack } from './messaging/stack/messaging-stack.ts';
import { OperationsStack } from './operations/stack/operations-stack.ts';
import { bundleCommand } from './platform/bundle-command.ts';
import { type BundleExtras, bundleLambdas } from './platform/bundle-lambdas.ts';
import type { StageConfig } from './platform/config.ts';
import { DataStack } from './platform/data-stack.ts';
import { EDGE_REGION, resourceName, type StackName } from './platform/names.ts';
import { ReleasesStack } from './releases/stack/releases-stack.ts';
import { writePrintFonts, writeReportFonts } from './site-kit/assets/print-fonts.ts';
import { writeAssetNames, writeSiteAssets } from './site-kit/assets/write.ts';
import { StaffStack } from './staff/stack/staff-stack.ts';
import { syncRetention } from './sync-checks/stack/retention.ts';
import { SyncChecksStack } from './sync-checks/stack/sync-checks-stack.ts';
import { TestEnvironmentStack } from './test-environment/stack/test-environment-stack.ts';
import { UploadsStack } from './uploads/stack/uploads-stack.ts';
import { VoterEdgeStack } from './voter-site/stack/voter-edge-stack.ts';
import { VoterSiteStack } from './voter-site/stack/voter-site-stack.ts';
import { VotersStack } from './voters/stack/voters-stack.ts';

/** What the API hands out to whoever connects a system. */
const GUIDE = join(import.meta.dirname, '../docs/integrating.md');

const MODULES = join(import.meta.dirname, '../node_modules');
/** What shapes and draws, compiled: each is looked for beside the code that starts it. */
const DRAWING_MODULES = ['harfbuzzjs/dist/harfbuzz.wasm', 'canvaskit-wasm/bin/canvaskit.wasm'] as const;

/** Bundles every Lambda, with the pages' assets beside those that serve them, their names beside the others that show pages, and what the API's page hands out. */
export const bundleApp = (into?: string): Promise<void> => {
  const withAssets = (folder: string) => writeSiteAssets(join(folder, 'assets'));
  const withNames = (folder: string) => writeAssetNames(join(folder, 'assets'));
  const extras: BundleExtras = {
    'serve-sign-up': withNames,
    'serve-voter-site': withAssets,
    'serve-operations': withAssets,
    'serve-openapi': (folder) => {
      copyFileSync(GUIDE, join(folder, 'integrating.md'));
      return bundleCommand('check-roll', folder);
    },
    'serve-sign-in': withNames,
    'manage-county-files': withNames,
    'manage-guests': withNames,
    'manage-halts': withNames,
    'manage-people': withNames,
    'manage-releases': async (folder) => [...(await withNames(folder)), ...writeReportFonts(join(folder, 'fonts'))],
    'serve-outreach': async (folder) => {
      // Written, not copied: a copy would keep whose file it was.
      for (const name of DRAWING_MODULES)
        writeFileSync(join(folder, basename(name)), readFileSync(join(MODULES, name)));
      return [...(await withNames(folder)), ...writePrintFonts(join(folder, 'fonts'))];
    },
    'manage-texts': withNames,
    'manage-uploads': withNames,
    'help-voters': withNames,
    'show-trials': async (folder) => [...(await withNames(folder)), ...writeReportFonts(join(folder, 'fonts'))],
  };
  return bundleLambdas(extras, into);
};

/** Puts every stack of a stage into the app, with the cdk-nag rule packs that must stay clean. */
export const buildApp = (app: App, config: StageConfig): void => {
  const id = (name: StackName) => resourceName(config.stage, name);
  const { account, region } = config;
  const shared = {
    env: { region, ...(account === undefined ? {} : { account }) },
    terminationProtection: config.protected,
  };

  const { platform } = new DataStack(app, id('data'), {
    ...shared,
    config,
    retention: syncRetention(config.disposable),
  });
  const audit = new AuditStack(app, id('audit'), { ...shared, platform });
  const messaging = new MessagingStack(app, id('messaging'), { ...shared, platform });
  const { codes, protect } = messaging;
  const ballotTracking = new BallotTrackingStack(app, id('ballot-tracking'), { ...shared, platform });
  const uploads = new UploadsStack(app, id('uploads'), { ...shared, platform });
  const syncChecks = new SyncChecksStack(app, id('sync-checks'), { ...shared, platform });
  const voters = new VotersStack(app, id('voters'), { ...shared, platform });
  const releases = config.testEnvironment ? new ReleasesStack(app, id('releases'), { ...shared, platform }) : undefined;
  const countyApi = new CountyApiStack(app, id('county-api'), {
    ...shared,
    platform,
    functions: {
      ...messaging.apiFunctions,
      ...ballotTracking.apiFunctions,
      ...uploads.apiFunctions,
      ...syncChecks.apiFunctions,
      ...voters.apiFunctions,
      ...audit.apiFunctions,
    },
    testFunctions: releases?.apiFunctions,
  });
  const voterSite = new VoterSiteStack(app, id('voter-site'), { ...shared, platform, codes });
  if (config.edge && config.deployment) {
    const edge = new VoterEdgeStack(app, id('voter-edge'), {
      ...shared,
      env: { ...shared.env, region: EDGE_REGION },
      config,
      address: config.deployment.addresses.voterSite,
      key: config.deployment.originKey,
    });
    edge.addStackDependency(voterSite, 'CloudFront looks for the site where that stack puts it.');
  }
  const staff = new StaffStack(app, id('staff'), { ...shared, platform });
  const { authorizer, signIn } = staff;
  const { clients, tokenUrl, apiUrl } = countyApi;
  const place = { clients, tokenUrl, apiUrl };
  const { alternates } = syncChecks;
  new OperationsStack(app, id('operations'), { ...shared, platform, authorizer, signIn, place, alternates, protect });
  if (config.testEnvironment) {
    new TestEnvironmentStack(app, id('test-environment'), { ...shared, platform, place });
    if (config.copyPartner)
      new DataRefreshStack(app, id('data-refresh'), { ...shared, platform, partner: config.copyPartner });
  }
  if (config.copiesOut) new MaskedCopyStack(app, id('masked-copy'), { ...shared, platform });

  Tags.of(app).add('system', 'rollcall');
  Tags.of(app).add('stage', config.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
};

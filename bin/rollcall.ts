import { App } from 'aws-cdk-lib';
import { buildApp, bundleApp } from '../lib/app.ts';
import { Stage, stageConfig } from '../lib/platform/config.ts';

const app = new App();
const stage = Stage.safeParse(app.node.tryGetContext('stage'));
if (!stage.success) {
  throw new Error('Name the stage: -c stage=local, -c stage=cte or -c stage=prod.');
}
if (stage.data === 'cte') {
  throw new Error('Stage cte cannot be deployed yet: it holds copied voters, and no guest list keeps it from them.');
}
const given = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' ? value : undefined;
};
const config = stageConfig(stage.data, {
  provider: given('provider'),
  region: given('region'),
  emailDomain: given('emailDomain'),
  siteUrl: given('siteUrl'),
  alarmEmail: given('alarmEmail'),
});
await bundleApp();
buildApp(app, config);
app.synth();

import { App } from 'aws-cdk-lib';
import { buildApp, bundleApp } from '../lib/app.ts';
import { deployedConfig, localConfig, Stage, type StageConfig } from '../lib/platform/config.ts';
import { readStageFile } from '../lib/platform/read-stage-file.ts';

const app = new App();
const given = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' ? value : undefined;
};

const configOf = (stage: Stage): StageConfig => {
  // Nothing listens there: the local stage says where its simulator is, and where it is itself.
  const nowhere = 'http://127.0.0.1:9';
  const { ROLLCALL_PROVIDER, ROLLCALL_ADDRESS } = process.env;
  const isEmulated = stage === 'local' || (stage === 'cte' && given('emulated') === 'yes');
  if (isEmulated) return localConfig(ROLLCALL_PROVIDER ?? nowhere, ROLLCALL_ADDRESS ?? nowhere, stage);
  return deployedConfig(readStageFile(stage, given('stageFile')));
};

const stage = Stage.safeParse(given('stage'));
if (!stage.success) {
  throw new Error('Name the stage: -c stage=local, -c stage=cte, -c stage=staging or -c stage=prod.');
}
const config = configOf(stage.data);
await bundleApp();
buildApp(app, config);
app.synth();

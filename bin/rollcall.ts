import { App } from 'aws-cdk-lib';
import { bundleLambdas } from '../lib/build/bundle-lambdas.ts';
import { Stage, stageConfig } from '../lib/config.ts';
import { buildApp } from '../lib/stacks/app.ts';

const app = new App();
const stage = Stage.safeParse(app.node.tryGetContext('stage'));
if (!stage.success) {
  throw new Error('Name the stage: -c stage=local, -c stage=cte or -c stage=prod.');
}
if (stage.data === 'cte') {
  throw new Error('Stage cte cannot be deployed yet: it holds copied voters, and no guest list keeps it from them.');
}
await bundleLambdas();
const provider: unknown = app.node.tryGetContext('provider');
buildApp(app, stageConfig(stage.data, typeof provider === 'string' ? provider : undefined));
app.synth();

import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import type { StageConfig } from '../config.ts';
import { resourceName, type StackName } from '../names.ts';
import { DataStack } from './data.ts';

/** Region of stages whose account the environment does not name. */
const REGION = 'us-west-2';

/** Puts every stack of a stage into the app, with the cdk-nag rule packs that must stay clean. */
export const buildApp = (app: App, config: StageConfig): void => {
  const stackProps = (name: StackName) => ({
    stackName: resourceName(config.stage, name),
    env: { region: REGION },
    terminationProtection: !config.disposable,
  });
  const id = (name: StackName) => resourceName(config.stage, name);

  const { platform } = new DataStack(app, id('data'), { ...stackProps('data'), config });

  Tags.of(app).add('system', 'rollcall');
  Tags.of(app).add('stage', config.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
};

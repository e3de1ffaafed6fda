import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildApp, bundleApp } from '../../lib/app.ts';
import { type Stage, stageConfig } from '../../lib/platform/config.ts';

export type Resource = { Type: string; Properties?: Record<string, unknown>; [key: string]: unknown };
export type Template = { Resources: Record<string, Resource>; Outputs?: Record<string, unknown> };
export type Synthesized = {
  readonly app: App;
  readonly folder: string;
  /** By the part of the stack's name after `rollcall-<stage>-`. */
  readonly templates: Readonly<Record<string, Template>>;
};

let bundled: Promise<void> | undefined;

/**
 * Synthesizes the real app of a stage into a temporary folder, after `change`. Bundles once for all tests of a file.
 */
export const synthesize = async (stage: Stage, change: (app: App) => void = () => undefined): Promise<Synthesized> => {
  bundled ??= bundleApp();
  await bundled;
  const folder = mkdtempSync(join(tmpdir(), `rollcall-synth-${stage}-`));
  const app = new App({ outdir: folder, context: cdkContext() });
  buildApp(
    app,
    stageConfig(stage, {
      provider: 'http://127.0.0.1:4999',
      emailDomain: 'wheresmyballot.sos.ca.gov',
      alarmEmail: 'rollcall@sos.ca.gov',
    }),
  );
  change(app);
  // Throws with the whole report when a rule is violated.
  const assembly = app.synth();
  return {
    app,
    folder,
    templates: Object.fromEntries(
      assembly.stacks.map((stack) => [stack.stackName.replace(`rollcall-${stage}-`, ''), stack.template as Template]),
    ),
  };
};

const cdkContext = (): Record<string, unknown> =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')) as {
      context: Record<string, unknown>;
    }
  ).context;

/** All resources of all stacks with their stack, for assertions over the whole application. */
export const resourcesOf = (
  synthesized: Synthesized,
  type: string,
): { stack: string; id: string; resource: Resource }[] =>
  Object.entries(synthesized.templates).flatMap(([stack, template]) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({ stack, id, resource })),
  );

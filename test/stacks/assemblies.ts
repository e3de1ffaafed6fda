import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { TestProject } from 'vitest/node';
import { buildApp, bundleApp } from '../../lib/app.ts';
import { deployedConfig, localConfig, type StageConfig, type StageFile } from '../../lib/platform/config.ts';
import { ASSEMBLIES, type AssemblyName } from './stages.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with one folder for each assembly. */
    assemblies: string;
  }
}

const context = (): Record<string, unknown> =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')) as {
      context: Record<string, unknown>;
    }
  ).context;

/** Stage `local` with what production is called, so that what differs between them is what the emulator cannot do. */
const localWithProductionsNames = (): StageConfig => {
  const { account, alarmAddresses, mail } = ASSEMBLIES.prod.file;
  return {
    ...localConfig('http://127.0.0.1:4999', 'http://localhost:8787'),
    account,
    alarmAddresses,
    emailDomain: mail.domain,
  };
};

const appFor = (config: StageConfig, outdir?: string): App => {
  const app = new App({ ...(outdir === undefined ? {} : { outdir }), context: context() });
  buildApp(app, config);
  return app;
};

/** The constructs of an assembly, which is written to a folder when it is synthesized. */
export const appOf = (name: AssemblyName, outdir?: string): App => {
  const { file } = ASSEMBLIES[name];
  return appFor(file === undefined ? localWithProductionsNames() : deployedConfig(file), outdir);
};

/** Synthesizes the stage of a file that belongs to no assembly into a folder that this makes; gives its path. */
export const synthesizeFile = (file: StageFile): string => {
  const outdir = mkdtempSync(join(tmpdir(), 'rollcall-assembly-'));
  appFor(deployedConfig(file), outdir).synth();
  return outdir;
};

/**
 * Synthesizes an assembly into a folder, after `change`. The Lambdas must have been bundled. Throws with the whole report
 * when a rule of cdk-nag is violated.
 */
export const synthesizeInto = (
  outdir: string,
  name: AssemblyName,
  change: (app: App) => void = () => undefined,
): void => {
  mkdirSync(outdir, { recursive: true });
  const app = appOf(name, outdir);
  change(app);
  app.synth();
};

let folder: string | undefined;

/** Vitest's global setup: the cloud assemblies of every stage, synthesized once for all test files. */
export const setup = async (project: TestProject): Promise<void> => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-assemblies-'));
  await bundleApp();
  for (const name of Object.keys(ASSEMBLIES) as AssemblyName[]) synthesizeInto(join(folder, name), name);
  project.provide('assemblies', folder);
};

/** Removes what `setup` made. */
export const teardown = (): void => {
  if (folder) rmSync(folder, { recursive: true, force: true });
};

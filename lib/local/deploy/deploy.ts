import { readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as z from 'zod';
import { OUTPUTS, resourceName } from '../../platform/names.ts';
import { STAGE } from '../aws/names.ts';
import { runChild } from '../base/child.ts';
import { FOLDERS, REPOSITORY } from '../base/folders.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { awsEnvironment, LOCAL_ACCOUNT, LOCAL_REGION } from '../emulator/emulator.ts';

/** The outputs of the deployed stacks that the local stage needs. */
export type DeployedOutputs = Readonly<Record<keyof typeof OUTPUTS, string>>;

const QUIET = ['--no-color', '--no-notices', '--no-version-reporting', '--no-path-metadata', '--no-asset-metadata'];

const outputsFile = join(FOLDERS.home, 'outputs.json');

const environment = (endpoint: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ...awsEnvironment(endpoint),
  PATH: `${FOLDERS.executables}${delimiter}${process.env['PATH'] ?? ''}`,
  CDK_DEFAULT_ACCOUNT: LOCAL_ACCOUNT,
  CDK_DEFAULT_REGION: LOCAL_REGION,
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  // The CLI asks the registry for newer versions of itself; a laptop may be offline.
  CDK_DISABLE_VERSION_CHECK: 'true',
  CI: 'true',
  NODE_OPTIONS: '--no-warnings',
  // Everything that is written is in the stage's home.
  TMPDIR: FOLDERS.temporary,
  CDK_HOME: FOLDERS.cdk,
  ROLLCALL_BUNDLES: process.env['ROLLCALL_BUNDLES'] ?? FOLDERS.bundles,
});

const cdk = (
  endpoint: string,
  log: string,
  title: string,
  words: readonly string[],
  until: AbortSignal,
  extra: NodeJS.ProcessEnv = {},
): Promise<void> =>
  runChild(
    {
      command: join(FOLDERS.executables, 'cdk'),
      arguments: [...words, ...QUIET],
      environment: { ...environment(endpoint), ...extra },
      directory: REPOSITORY,
      logFile: join(FOLDERS.logs, `${log}.log`),
    },
    title,
    until,
  );

/** Writes the cloud assembly of the stage, with the ordinary CDK CLI. Nothing of an earlier one stays. */
export const synthesize = (
  endpoint: string,
  { provider, address }: { readonly provider: string; readonly address: string },
  until: AbortSignal,
): Promise<void> => {
  rmSync(FOLDERS.assembly, { recursive: true, force: true });
  const words = ['synth', '--quiet', '-c', `stage=${STAGE}`, '-c', 'emulated=yes', '--output', FOLDERS.assembly];
  // Not among the words of the command: every user of a machine sees those.
  return cdk(endpoint, 'synth', 'cdk synth', words, until, {
    ROLLCALL_PROVIDER: provider,
    ROLLCALL_ADDRESS: address,
  });
};

/** `cdk bootstrap` on the emulator's account. */
export const bootstrap = (endpoint: string, until: AbortSignal): Promise<void> => {
  // An app is not needed, and reading one would wait for the synthesis.
  const words = [
    'bootstrap',
    `aws://${LOCAL_ACCOUNT}/${LOCAL_REGION}`,
    '--app',
    '',
    '--cloudformation-execution-policies',
  ];
  return cdk(endpoint, 'bootstrap', 'cdk bootstrap', [...words, 'arn:aws:iam::aws:policy/AdministratorAccess'], until);
};

const Outputs = z.record(z.string(), z.record(z.string(), z.string()));

/** Reads what `cdk deploy --outputs-file` wrote. Throws a `LocalFailure` that names a missing output. */
export const readOutputs = (text: string): DeployedOutputs => {
  const stacks = Outputs.parse(JSON.parse(text));
  const entries = Object.entries(OUTPUTS).map(([name, { stack, id }]) => {
    const value = stacks[resourceName(STAGE, stack)]?.[id];
    if (value === undefined) throw new LocalFailure(`The stack ${stack} has no output ${id}.`);
    return [name, value];
  });
  // Every key of OUTPUTS was just looked up.
  return Object.fromEntries(entries) as DeployedOutputs;
};

/** `cdk deploy --all` of the synthesized assembly. */
export const deploy = async (endpoint: string, until: AbortSignal): Promise<DeployedOutputs> => {
  rmSync(outputsFile, { force: true });
  const words = ['deploy', '--all', '--app', FOLDERS.assembly, '--outputs-file', outputsFile];
  const quickly = ['--require-approval', 'never', '--method', 'direct', '--concurrency', '4', '--asset-parallelism'];
  await cdk(endpoint, 'deploy', 'cdk deploy', [...words, ...quickly, '--progress', 'events'], until);
  return readOutputs(readFileSync(outputsFile, 'utf8'));
};

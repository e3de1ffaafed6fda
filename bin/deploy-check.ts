import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { buildApp, bundleApp } from '../lib/app.ts';
import { deployedConfig, Stage } from '../lib/platform/config.ts';
import { askAws } from '../lib/platform/quotas/ask-aws.ts';
import { compareQuotas, comparisonText, GivenQuotas } from '../lib/platform/quotas/compare.ts';
import { quotaNeeds, slowRates, unprotected } from '../lib/platform/quotas/needs.ts';
import { readAssembly } from '../lib/platform/quotas/read-assembly.ts';
import { readStageFile } from '../lib/platform/read-stage-file.ts';

/**
 * `npm run deploy:check -- --stage prod [--file <stage file>] [--quotas <file>] [--assembly cdk.out] [--ask-aws]
 * [--deployed]`: compares what a stage needs with the quotas of its account, and fails when one falls short. With
 * `--deployed`, which every delivery says, also when a stage that serves voters is left unprotected. Nothing is deployed or
 * asked for.
 */
const { values } = parseArgs({
  options: {
    stage: { type: 'string' },
    file: { type: 'string' },
    quotas: { type: 'string' },
    assembly: { type: 'string' },
    'ask-aws': { type: 'boolean', default: false },
    deployed: { type: 'boolean', default: false },
  },
});
const run = promisify(execFile);

const stage = Stage.exclude(['local']).safeParse(values.stage);
if (!stage.success) {
  console.error('Name the stage: npm run deploy:check -- --stage prod');
  process.exit(2);
}

/** The templates: of an assembly that is there, or synthesized for this check alone. */
const templatesOf = async (file: ReturnType<typeof readStageFile>) => {
  if (values.assembly !== undefined) return readAssembly(values.assembly);
  const outdir = mkdtempSync(join(tmpdir(), 'rollcall-deploy-check-'));
  const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const app = new App({ outdir, context });
  await bundleApp();
  buildApp(app, deployedConfig(file));
  app.synth();
  const templates = readAssembly(outdir);
  rmSync(outdir, { recursive: true });
  return templates;
};

const enteredQuotas = (): GivenQuotas => {
  const path = values.quotas ?? join(import.meta.dirname, 'stages', `${stage.data}.quotas.json`);
  if (!existsSync(path)) {
    if (values.quotas !== undefined) throw new Error(`There is no file ${path}.`);
    return {};
  }
  const entered = GivenQuotas.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (entered.success) return entered.data;
  throw new Error(`${path} cannot be used: ${entered.error.issues.map(({ message }) => message).join('; ')}`);
};

try {
  const file = readStageFile(stage.data, values.file);
  const told = values['ask-aws']
    ? await askAws(async (words) => JSON.parse((await run('aws', [...words])).stdout) as unknown, file.region)
    : {};
  const compared = compareQuotas(quotaNeeds(file, await templatesOf(file)), { ...enteredQuotas(), ...told });
  const short = compared.filter(({ isShort }) => isShort);
  console.log(`Stage ${file.stage} in account ${file.account}, ${file.region}: ${compared.length} quotas compared.`);
  for (const one of compared) console.log(`  ${comparisonText(one)}`);
  const sentences = [...slowRates(file), ...(values.deployed ? unprotected(file) : [])];
  for (const sentence of sentences) console.log(`  ✗ ${sentence}`);
  const missing = short.length + sentences.length;
  console.log(missing === 0 ? 'Nothing falls short.' : `${missing} fall short.`);
  process.exitCode = missing === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
